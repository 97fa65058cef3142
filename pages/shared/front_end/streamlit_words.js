// Replaces Streamlit's own English words by those of the person's language, now and whenever
// the page changes. `data.words` maps English to translation; `{n}` stands for any number, `{name}` for any word.

const NARROW = 700; // pixels
const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];
const SKIPPED = "[data-testid=stIconMaterial], script, style, textarea, input, [contenteditable], .js-plotly-plot, [data-no-words]";
const PARTS_OF_DATES = "[role=spinbutton][contenteditable]"; // «dd», «mm», «yyyy» before a date is typed

function dictionary(words) {
  const exact = new Map();
  const patterns = [];
  for (const [english, translated] of Object.entries(words)) {
    if (!/\{n\}|\{name\}/.test(english)) {
      exact.set(english, translated);
      continue;
    }
    const escaped = english.replace(/[.*+?^$()|[\]\\]/g, "\\$&")
      .replace("{n}", "([\\d.,\\u00a0 ]+)").replace("{name}", "(\\S+)");
    patterns.push([new RegExp(`^${escaped}$`), translated]);
  }
  return { exact, patterns };
}

function translation(text, { exact, patterns }) {
  const bare = text.trim();
  if (!bare || bare.length > 200) return null;
  if (exact.has(bare)) return text.replace(bare, exact.get(bare));
  for (const [pattern, translated] of patterns) {
    const match = bare.match(pattern);
    if (match) return text.replace(bare, translated.replace(/\{n\}|\{name\}/, match[1].trim()));
  }
  return null;
}

function translateText(node, words) {
  const parent = node.parentElement;
  if (parent && parent.closest(SKIPPED) && !parent.closest(PARTS_OF_DATES)) return;
  const translated = translation(node.nodeValue, words);
  if (translated !== null && translated !== node.nodeValue) node.nodeValue = translated;
}

function translateAttributes(element, words) {
  for (const name of ATTRIBUTES) {
    const value = element.getAttribute(name);
    const translated = value && translation(value, words);
    if (translated && translated !== value) element.setAttribute(name, translated);
  }
}

function translateTree(root, words) {
  if (root.nodeType === Node.TEXT_NODE) return translateText(root, words);
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  translateAttributes(root, words);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) translateText(node, words);
    else translateAttributes(node, words);
  }
}

export default function (component) {
  const { setStateValue } = component;
  const data = JSON.parse(component.data);
  if (window.innerWidth < NARROW && !window.zhasNarrowTold) {
    window.zhasNarrowTold = true;
    setStateValue("narrow", true);
  }
  document.documentElement.lang = data.language;
  if (window.zhasWordsObserver) window.zhasWordsObserver.disconnect();
  if (data.language === "en") return;
  const words = dictionary(data.words);
  translateTree(document.body, words);
  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "characterData") translateText(change.target, words);
      else if (change.type === "attributes") translateAttributes(change.target, words);
      else change.addedNodes.forEach((node) => translateTree(node, words));
    }
  });
  observer.observe(document.body, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
  window.zhasWordsObserver = observer;
}

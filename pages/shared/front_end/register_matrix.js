// The matrix of returns: regions in rows, forms and quarters in columns, every return a button.
// One button takes part in the order of the tab key, the arrows lead to the others.
// `data` is JSON: { caption, corner, wide, groups: [{label, title, span}],
//   columns: [{form, period, label, asked, locked}], rows: [{code, name, short, cells: [null | field]}],
//   marks: {mark: {sign, fill, line, ink}}, words: [...], picked, lockedTitle }. A field is
//   [mark, place of the words in it, place of all that it says, whether it is marked as open].

const LOCK = "M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7h1zm2 0h4V5a2 2 0 0 0-4 0v2z";

function lock(title) {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawing.setAttribute("viewBox", "0 0 16 16");
  drawing.setAttribute("class", "lock");
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", title);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", LOCK);
  path.setAttribute("fill", "currentColor");
  drawing.append(path);
  return drawing;
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function starts(source) {
  const places = new Set();
  let place = 0;
  for (const group of source.groups) {
    places.add(place);
    place += group.span;
  }
  return places;
}

function head(table, source) {
  const section = table.createTHead();
  if (!source.wide) {
    const row = section.insertRow();
    row.append(element("th"));
    for (const group of source.groups) {
      const cell = element("th", "group", group.label);
      cell.scope = "colgroup";
      cell.colSpan = group.span;
      cell.title = group.title;
      row.append(cell);
    }
  }
  const row = section.insertRow();
  row.append(element("th", "", source.corner));
  for (const column of source.columns) {
    const cell = element("th", column.asked ? "quarter asked" : "quarter");
    cell.scope = "col";
    if (column.locked) {
      cell.append(lock(source.lockedTitle));
      cell.title = source.lockedTitle;
    }
    cell.append(element("span", "", column.label));
    row.append(cell);
  }
}

function field(source, region, column, entry, pick) {
  const button = element("button");
  const [name, words, said, open] = entry;
  const mark = source.marks[name];
  const code = `${column.form}.${region.code}.${column.period}`;
  button.type = "button";
  button.tabIndex = -1;
  button.dataset.code = code;
  button.title = [region.name, column.form, column.label, source.words[said]].join(" · ");
  button.setAttribute("aria-label", button.title);
  button.style.cssText = `background:${mark.fill};border-color:${mark.line};color:${mark.ink}`;
  if (code === source.picked) button.setAttribute("aria-current", "true");
  button.append(element("i", "", mark.sign), element("span", "", source.wide ? source.words[words] : ""));
  if (open) button.append(element("b", "", "!"));
  button.onclick = () => pick(code);
  return button;
}

function body(table, source, pick) {
  const section = table.createTBody();
  const first = starts(source);
  for (const region of source.rows) {
    const row = section.insertRow();
    const name = element("th");
    name.scope = "row";
    name.append(element("span", "full", region.name), element("span", "short", region.short));
    row.append(name);
    region.cells.forEach((entry, place) => {
      const cell = row.insertCell();
      if (!source.wide && first.has(place)) cell.className = "first";
      if (entry) cell.append(field(source, region, source.columns[place], entry, pick));
    });
  }
}

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

function walk(table) {
  const rows = [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.querySelector("button")));
  const first = table.querySelector("[aria-current]") ?? table.querySelector("button");
  if (first) first.tabIndex = 0;
  table.onkeydown = (event) => {
    const step = STEPS[event.key];
    const row = rows.findIndex((cells) => cells.includes(event.target));
    if (!step || row < 0) return;
    event.preventDefault();
    let [y, x] = [row + step[0], rows[row].indexOf(event.target) + step[1]];
    while (rows[y]?.[x] === null && x > 0) [y, x] = [y + step[0], x + step[1]];
    const next = rows[y]?.[x];
    if (!next) return;
    event.target.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  };
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const frame = parentElement.querySelector(".frame");
  if (frame.source === data) return;
  frame.source = data;
  const source = JSON.parse(data);
  const scrolled = frame.scrollLeft;
  const table = element("table", source.wide ? "wide" : "narrow");
  table.setAttribute("data-no-words", "");
  table.createCaption().textContent = source.caption;
  head(table, source);
  body(table, source, (code) => setTriggerValue("picked", code));
  frame.replaceChildren(table);
  frame.scrollLeft = scrolled;
  walk(table);
}

// A real HTML table: sortable by its headings, a row is picked by a click or by Enter.
// `data` is JSON: { columns: [{label, numeric, wraps, leads}], rows: [{code, cells, order, tones}], picked,
// caption }. A click gives { code, column }; a column that `leads` shows its words as a link.

function compare(a, b) {
  if (a === null || b === null) return (a === null) - (b === null);
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
}

function sorted(rows, { column, direction }) {
  if (column === null) return rows;
  const missing = (row) => row.order[column] === null;
  return [...rows].sort((a, b) => {
    if (missing(a) || missing(b)) return missing(a) - missing(b);
    return direction * compare(a.order[column], b.order[column]);
  });
}

function headings(table, view, redraw) {
  const row = table.createTHead().insertRow();
  table.source.columns.forEach((column, place) => {
    const cell = document.createElement("th");
    cell.scope = "col";
    if (column.numeric) cell.classList.add("number");
    const button = document.createElement("button");
    button.type = "button";
    const active = view.column === place;
    cell.setAttribute("aria-sort", !active ? "none" : view.direction > 0 ? "ascending" : "descending");
    button.textContent = column.label + (active ? (view.direction > 0 ? " ↑" : " ↓") : "");
    button.onclick = () => {
      view.direction = active ? -view.direction : column.numeric ? -1 : 1;
      view.column = place;
      redraw();
    };
    cell.append(button);
    row.append(cell);
  });
}

function body(table, view, pick) {
  const section = table.createTBody();
  for (const entry of sorted(table.source.rows, view)) {
    const row = section.insertRow();
    if (entry.code) {
      row.tabIndex = 0;
      row.dataset.code = entry.code;
      if (entry.code === table.source.picked) row.setAttribute("aria-selected", "true");
      row.onclick = (event) => pick(entry.code, event.target.closest("th, td")?.cellIndex ?? 0);
      row.onkeydown = (event) => event.key === "Enter" && event.target === row && pick(entry.code, 1);
    }
    entry.cells.forEach((text, place) => {
      const cell = document.createElement(place === 0 ? "th" : "td");
      if (place === 0) cell.scope = "row";
      if (table.source.columns[place].numeric) cell.classList.add("number");
      if (table.source.columns[place].wraps) cell.classList.add("wraps");
      if (entry.tones?.[place]) cell.dataset.tone = entry.tones[place];
      if (table.source.columns[place].leads && entry.code) {
        const link = document.createElement("button");
        link.type = "button";
        link.className = "link";
        link.textContent = text;
        cell.append(link);
      } else cell.textContent = text;
      row.append(cell);
    });
  }
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const frame = parentElement.querySelector(".frame");
  const view = (parentElement.zhasView ??= { column: null, direction: 1 });
  const source = JSON.parse(data);
  const draw = () => {
    const table = document.createElement("table");
    table.source = source;
    table.setAttribute("data-no-words", "");
    if (source.caption) table.createCaption().textContent = source.caption;
    headings(table, view, draw);
    body(table, view, (code, column) => setTriggerValue("picked", { code, column }));
    frame.replaceChildren(table);
  };
  draw();
}

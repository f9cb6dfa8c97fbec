/* Twin: the table that says what a picture shows; its heads sort, its rows open the evidence. */
(function () {
  "use strict";
  const kg = (window.kg = window.kg || {});
  const { el } = kg;

  /** A table of rows. A column is [head, row => shown, row => key to sort by (default: shown)]. */
  kg.twin = function (caption, columns, rows, open, name) {
    const sortName = name || "sort";
    const [by, way] = (kg.state.get(sortName) || "").split(":");
    const at = columns.findIndex((c) => c[0] === by);
    const key = at >= 0 ? columns[at][2] || columns[at][1] : null;
    const sorted = key
      ? rows.slice().sort((a, b) => order(key(a), key(b)) * (way === "down" ? -1 : 1))
      : rows;
    const heads = columns.map(([head], n) => {
      const now = n === at ? way : "";
      const next = now === "up" ? "down" : now === "down" ? "" : "up";
      return el("th", { scope: "col", "aria-sort": now === "up" ? "ascending" : now === "down" ? "descending" : "none" },
        el("button", { type: "button", onclick: () => kg.state.set({ [sortName]: next && `${head}:${next}` }) },
          head, el("span", { "aria-hidden": "true" }, now === "up" ? " ▲" : now === "down" ? " ▼" : "")));
    });
    const body = sorted.map((row) => el("tr", {},
      columns.map(([head, shown], n) => {
        const told = shown(row);
        const inner = n === 0 && open
          ? el("button", { type: "button", class: "linkish", onclick: () => open(row) }, told)
          : told;
        return n === 0 ? el("th", { scope: "row", dir: "auto" }, inner) : el("td", { "data-head": head, dir: "auto" }, inner);
      })));
    return el("details", { class: "twin", open: window.innerWidth > 600 || rows.length < 4 },
      el("summary", {}, /^\d/.test(caption) ? caption : `${caption}: ${kg.number(rows.length, "row")}`),
      rows.length
        ? el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
            el("table", {}, el("caption", { class: "unseen" }, caption), el("thead", {}, el("tr", {}, heads)), el("tbody", {}, body)))
        : el("p", { class: "empty" }, "No claim counts under these filters. That is not a no: nobody is quoted either way."));
  };

  function order(a, b) {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return String(a).localeCompare(String(b), "en");
  }

  /** The columns of a list of backing ties; the verdict only where a day is asked about. */
  kg.backingColumns = (v) => BACKING.filter(([head]) => v.as_of || head !== ON_THE_DAY);

  const ON_THE_DAY = "On the day";
  const BACKING = [
    ["Backer", (s) => kg.actorName(s.fact.actors[0])],
    ["Backs", (s) => kg.actorName(s.fact.actors[1]) + s.fact.actors.slice(2).map((a) => ` against ${kg.actorName(a)}`).join("")],
    ["Status", (s) => kg.badge(s.status), (s) => s.status],
    [ON_THE_DAY, (s) => s.verdict || "", (s) => (s.verdict ? kg.VERDICTS.indexOf(s.verdict) : 9)],
    ["Means", (s) => kg.meansWords(s)],
    ["Since", (s) => kg.sinceWords(s), (s) => (s.first_attested ? s.first_attested.latest : "")],
    ["Last attested", (s) => kg.date(s.last_attested), (s) => (s.last_attested ? s.last_attested.earliest : "")],
    ["Independent sources", (s) => String(kg.independent(kg.bundle, s.sources)), (s) => kg.independent(kg.bundle, s.sources)],
  ];
})();

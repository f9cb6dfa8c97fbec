/* The matrix screen: backers in rows, whom they back in columns; where nobody claims anything, a hatch. */
(function () {
  "use strict";
  const kg = window.kg;
  const { el } = kg;
  const COLUMNS = 12;

  kg.screens.matrix = function (frame) {
    const box = el("div", { class: "matrix-box" });
    const below = el("div", { class: "below" });
    frame.main.append(box, below);

    function cells() {
      const found = new Map();
      for (const s of frame.standings) {
        if (s.fact.kind !== "backing" || kg.undated(s, frame.view.as_of)) continue;
        const key = s.fact.actors.slice(0, 2).join(" ");
        found.set(key, [...(found.get(key) || []), s]);
      }
      return found;
    }

    function axes(found) {
      const number = new Map();
      for (const key of found.keys()) { const b = key.split(" ")[1]; number.set(b, (number.get(b) || 0) + 1); }
      const named = kg.state.all("actor").filter((a) => number.has(a));
      const most = Number(kg.state.get("columns")) || COLUMNS;
      const all = [...number.keys()].sort((a, b) => number.get(b) - number.get(a) || kg.compare(a, b));
      const backed = [...new Set([...named, ...all])].slice(0, Math.max(most, named.length));
      const place = (backer) => backed.findIndex((b) => found.has(`${backer} ${b}`));
      const claims = (backer) => backed.reduce((sum, b) => sum + (found.get(`${backer} ${b}`) || []).reduce((n, s) => n + s.claims.length, 0), 0);
      const backers = [...new Set([...found.keys()].map((k) => k.split(" ")[0]))].filter((b) => place(b) >= 0)
        .sort((a, b) => place(a) - place(b) || claims(b) - claims(a) || kg.compare(a, b));
      return { backed, backers, left: all.length - backed.length, all: all.length };
    }

    function cell(backer, backed, found) {
      const some = found.get(`${backer} ${backed}`);
      if (!some) return el("td", { class: "nobody" }, el("span", { class: "unseen" }, "no claim either way"));
      const [s] = some.slice().sort((a, b) => b.sources.length - a.sources.length);
      const n = kg.independent(kg.bundle, some.flatMap((one) => one.sources));
      const words = `${kg.sentence(s.fact)}: ${s.status}${s.verdict ? `, ${s.verdict}` : ""}; ${kg.meansWords(s)}; ${kg.sinceWords(s)}; ${kg.number(n, "independent source")}`;
      return el("td", { class: `cell is-${s.status}` },
        el("button", { type: "button", title: words, "aria-label": words, "data-fact": s.fact.id, onclick: () => kg.openEvidence(s.fact.id) },
          el("span", { class: "n" }, kg.mark(s.status), String(n)), el("span", { class: "since" }, kg.sinceWords(s).replace(/^(since|by) /, ""))));
    }

    function draw() {
      const found = cells();
      const { backed, backers, left, all } = axes(found);
      const sel = kg.state.get("sel");
      const head = el("tr", {}, el("th", { scope: "col", class: "corner" }, "backer ↓ backs →"),
        backed.map((id) => el("th", { scope: "col" }, el("button", { type: "button", class: "linkish", dir: "auto", title: kg.actorName(id), "aria-label": kg.actorName(id), onclick: () => kg.openEvidence(`@${id}`) }, kg.brief(id)))));
      const rows = backers.map((backer) => el("tr", {},
        el("th", { scope: "row" }, el("button", { type: "button", class: "linkish", dir: "auto", onclick: () => kg.openEvidence(`@${backer}`) }, kg.actorName(backer))),
        backed.map((id) => (backer === id ? el("td", { class: "self" }, "") : cell(backer, id, found)))));
      box.replaceChildren(backers.length
        ? el("table", { class: "matrix" }, el("caption", {}, "Who backs whom: a cell opens its claims"), el("thead", {}, head), el("tbody", {}, rows))
        : el("p", { class: "empty" }, "No claim of backing counts under these filters. That is not a no."));
      for (const one of box.querySelectorAll("[data-fact]")) one.classList.toggle("chosen", one.dataset.fact === sel);
      const seen = backers.flatMap((b) => backed.flatMap((id) => found.get(`${b} ${id}`) || []));
      below.replaceChildren(
        all > COLUMNS ? el("p", { class: "note" }, left > 0 ? `${kg.number(left, "more actor")} that fewer others back ${left === 1 ? "is" : "are"} left out. ` : "",
          el("button", { type: "button", class: "linkish", onclick: () => kg.state.set({ columns: left > 0 ? "999" : "" }) }, left > 0 ? "Show all columns" : "Show fewer columns")) : "",
        kg.legend(new Set(seen.map((s) => s.status)), [
          ["7 Apr 2019", "independent sources; since when, or the first day on which it is said to hold"],
          [el("span", { class: "swatch-hatch" }), "no claim either way; that is not a no"],
        ]),
        kg.twin("The same as a list", kg.backingColumns(frame.view), seen, (s) => kg.openEvidence(s.fact.id)));
      return seen;
    }

    frame.picture = () => kg.matrixPicture(cells(), axes(cells()));
    return { draw, command: () => `kg figure matrix ${kg.state.all("actor").join(" ")}`.trim(), evidence: () => kg.standings(kg.bundle, kg.backdrop(frame.view)) };
  };
})();

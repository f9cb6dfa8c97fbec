/* The table of claims: facets beside it, a search in the words, heads that sort, and all of it as CSV. */
(function () {
  "use strict";
  const kg = window.kg;
  const { el } = kg;
  const PAGE = 100;
  const TOP = 8;

  const said = (c) => (c.affirms ? c.certainty : "denies");
  const publisher = (c) => (kg.bundle.sources[c.source] || {}).publisher || c.source;
  // name of the facet, its values of a claim, how a value is shown, and the filter that it sets
  const FACETS = [
    ["Kind", (c) => [c.fact.kind], (k) => k, "kind"],
    ["Word", (c) => [said(c)], (w) => w, "word"],
    ["Actor", (c) => [...c.actors], (a) => kg.actorName(a), "actor"],
    ["According to", (c) => (c.according_to ? [c.according_to] : []), (a) => kg.actorName(a), "according_to"],
    ["Publisher", (c) => [publisher(c)], (p) => p, "publisher"],
    ["Year", (c) => (c.span.extent ? [c.span.extent[0].slice(0, 4)] : []), (y) => y, "year"],
    ["Made by", (c) => [c.method], (m) => m, "method"],
  ];
  const OWN = FACETS.filter(([, , , name]) => ["word", "actor", "publisher", "year"].includes(name));

  const COLUMNS = [
    ["What", (c) => kg.sentence(c.fact)],
    ["Kind", (c) => c.fact.kind],
    ["Word", (c) => el("span", { class: `word-${said(c)}` }, said(c)), said],
    ["According to", (c) => (c.according_to ? kg.actorName(c.according_to) : "")],
    ["Says", (c) => c.quote ? `“${c.quote}”` : c.says || ""],
    ["When", (c) => kg.when(c.span), (c) => (c.span.extent ? c.span.extent[0] : kg.LAST)],
    ["Source", (c) => el("a", { href: kg.link("source", c.source) }, publisher(c)), publisher],
    ["Published", (c) => kg.date(c.published), (c) => (c.published ? c.published.edtf : "")],
    ["Claim", (c) => el("a", { href: kg.link("claim", c.id), "aria-label": `Page of claim ${c.id}` }, "page"), (c) => c.id],
  ];

  kg.screens.table = function (frame) {
    const facets = el("div", { class: "facets" });
    const list = el("div", { class: "claims-table" });
    const words = el("input", { type: "search", placeholder: "words in what is said, names, ids", dir: "auto" });
    words.addEventListener("change", () => kg.state.set({ q: words.value.trim(), page: "" }));
    frame.main.append(
      el("label", { class: "field words" }, el("span", {}, "Words in the claims"), words),
      el("div", { class: "table-grid" }, facets, list));

    function matching() {
      const q = kg.state.get("q").toLowerCase();
      const text = (c) => [c.says, c.quote, c.note, kg.sentence(c.fact), c.source, c.id, publisher(c), c.according_to && kg.actorName(c.according_to)].filter(Boolean).join(" ").toLowerCase();
      return frame.standings.flatMap((s) => s.claims).filter((c) =>
        OWN.every(([, values, , name]) => { const asked = kg.state.all(name); return !asked.length || values(c).some((v) => asked.includes(v)); }) &&
        (!q || q.split(/\s+/).every((word) => text(c).includes(word))));
    }

    function facet([title, values, shown, name], claims) {
      const number = new Map();
      for (const c of claims) for (const v of values(c)) number.set(v, (number.get(v) || 0) + 1);
      const asked = kg.state.all(name);
      for (const v of asked) if (!number.has(v)) number.set(v, 0);
      const sorted = [...number].sort((a, b) => asked.includes(b[0]) - asked.includes(a[0]) || b[1] - a[1] || kg.compare(a[0], b[0]));
      if (!sorted.length) return null;
      const item = ([v, n]) => el("li", {}, el("button", {
        type: "button", "aria-pressed": String(asked.includes(v)), dir: "auto",
        onclick: () => kg.state.set({ page: "", [name]: asked.includes(v) ? asked.filter((one) => one !== v) : [...asked, v] }),
      }, el("span", {}, shown(v)), el("small", {}, String(n))));
      return el("section", {}, el("h2", {}, title), el("ul", {}, sorted.slice(0, TOP).map(item)),
        sorted.length > TOP && el("details", {}, el("summary", {}, `${sorted.length - TOP} more`), el("ul", {}, sorted.slice(TOP, 80).map(item))));
    }

    function draw() {
      words.value = kg.state.get("q");
      const claims = matching().sort((a, b) => -kg.compare(a.published ? a.published.edtf : "", b.published ? b.published.edtf : "") || kg.compare(a.id, b.id));
      facets.replaceChildren(...FACETS.map((one) => facet(one, claims)).filter(Boolean));
      const most = PAGE * (Number(kg.state.get("page")) || 1);
      const table = kg.twin(`${kg.number(claims.length, "claim")}, newest first`, COLUMNS, claims, (c) => kg.openEvidence(c.about));
      table.open = true;
      [...table.querySelectorAll("tbody tr")].slice(most).forEach((row) => row.remove());
      list.replaceChildren(table);
      if (claims.length > most) {
        list.append(el("p", {}, el("button", { type: "button", onclick: () => kg.state.set({ page: String(Math.ceil(most / PAGE) + 1) }) },
          `Show ${Math.min(PAGE, claims.length - most)} more of ${claims.length}`)));
      }
      const ids = new Set(claims.map((c) => c.id));
      return frame.standings.map((s) => ({ ...s, claims: s.claims.filter((c) => ids.has(c.id)) })).filter((s) => s.claims.length);
    }
    return { draw, command: () => "kg export csv -o claims.csv", evidence: () => kg.standings(kg.bundle, frame.view) };
  };
})();

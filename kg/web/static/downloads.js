/* Downloads: what is seen as CSV (that the curator's table reads back), JSON, Turtle, SVG and PNG. */
(function () {
  "use strict";
  const kg = (window.kg = window.kg || {});
  const { el } = kg;
  const COLUMNS = [
    "tie", "event", "kind", "name", "part-of", "roles", "source", "polarity", "certainty", "according-to", "when",
    "attested", "date-text", "place", "means", "post", "says", "locator", "quote", "quote-start", "quote-prefix",
    "quote-suffix", "method", "rule", "confidence", "credibility", "retracted", "note", "killed", "wounded",
    "captured", "displaced",
  ];

  const PART = 40;

  function row(claim) {
    const { fact, span } = claim;
    const told = fact.tie ? { tie: tieSentence(fact) } : { event: fact.id, kind: fact.kind, name: fact.name, "part-of": fact.part_of };
    const quiet = fact.tie && (span.point || span.open_end) ? "unknown" : "";
    Object.assign(told, {
      roles: claim.roles.flatMap(([role, actors]) => actors.map((a) => `${role}=${a}`)).join("; "),
      source: claim.source, polarity: claim.affirms ? "affirms" : "denies", certainty: claim.certainty,
      "according-to": claim.according_to, when: span.edtf || (span.attested ? "" : "unknown"),
      attested: span.attested ? span.attested.edtf : quiet, "date-text": span.words, place: claim.place,
      means: claim.means.join("; "), post: claim.post, says: claim.says, locator: claim.locator, quote: claim.quote,
      "quote-start": claim.quote_start, "quote-prefix": claim.quote_prefix, "quote-suffix": claim.quote_suffix,
      method: claim.method, rule: claim.rule, confidence: claim.confidence, credibility: claim.credibility,
      retracted: claim.retracted && claim.retracted.edtf, note: claim.note,
    });
    for (const [what, low, high] of claim.counts) told[what] = high === null ? `${low}+` : low === high ? String(low) : `${low}..${high}`;
    return told;
  }

  function tieSentence(fact) {
    const [first, second, ...against] = fact.actors;
    return [`${first} ${kg.bundle.kinds[fact.kind].verb} ${second}`, ...against].join(" against ");
  }

  /** A cell that no spreadsheet runs as a formula, quoted where it must be. */
  function cell(value) {
    const text = value === undefined || value === null ? "" : String(value);
    const guarded = /^[=+\-@\t\r']/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(guarded) ? `"${guarded.replace(/"/g, '""')}"` : guarded;
  }

  /** The claims as the table that `kg check` and a build read back. */
  kg.csv = (claims) =>
    [COLUMNS.map(cell).join(","), ...claims.map((c) => { const r = row(c); return COLUMNS.map((k) => cell(r[k])).join(","); })]
      .map((line) => `${line}\n`).join("");

  function json(frame) {
    const plain = (m) => (m ? m.edtf : null);
    return JSON.stringify({
      title: kg.bundle.title, data: kg.bundle.hash, filters: kg.header(frame.view), address: location.href,
      facts: frame.standings.map((s) => ({
        id: s.fact.id, kind: s.fact.kind, text: kg.sentence(s.fact), status: s.status, verdict: s.verdict,
        means: s.means, since: plain(s.since), last_attested: plain(s.last_attested),
        independent_sources: kg.independent(kg.bundle, s.sources), sources: s.sources, claims: s.claims.map((c) => c.id),
      })),
    }, null, 1);
  }

  /** The claims as Turtle, asked for in parts that the endpoint takes. */
  async function turtle(frame) {
    const parts = [];
    for (let n = 0; n < frame.claims.length; n += PART) parts.push(await triples(frame.claims.slice(n, n + PART)));
    return parts.join("\n");
  }

  async function triples(claims) {
    const iris = claims.map((c) => `<${kg.bundle.base}claim/${c.id}>`).join(" ");
    const answer = await fetch(`${document.body.dataset.root || ""}sparql`, {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query", Accept: "text/turtle" },
      body: `CONSTRUCT { ?claim ?p ?o } WHERE { VALUES ?claim { ${iris} } ?claim ?p ?o }`,
    });
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    return answer.text();
  }

  const SHOWN = [
    "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "font-size", "font-weight",
    "font-family", "text-anchor", "dominant-baseline", "opacity", "visibility", "display",
  ];

  /** An SVG picture as a file that needs no stylesheet, with its title, filters and source. */
  function svgText(picture, frame) {
    const copy = picture.cloneNode(true);
    const [from, to] = [picture, copy].map((one) => [one, ...one.querySelectorAll("*")]);
    from.forEach((element, n) => {
      const style = getComputedStyle(element);
      for (const name of SHOWN) to[n].setAttribute(name, style.getPropertyValue(name));
      to[n].removeAttribute("tabindex");
      to[n].removeAttribute("class");
      to[n].removeAttribute("style");
    });
    copy.querySelectorAll('[display="none"]').forEach((gone) => gone.remove());
    const box = picture.viewBox.baseVal;
    const wide = (box && box.width) || picture.clientWidth;
    const tall = (box && box.height) || picture.clientHeight;
    const [x, y] = box && box.width ? [box.x, box.y] : [0, 0];
    const paper = getComputedStyle(document.body).backgroundColor;
    const ink = getComputedStyle(document.body).color;
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("viewBox", `${x} ${y - 30} ${wide} ${tall + 62}`);
    copy.setAttribute("width", wide);
    copy.setAttribute("height", tall + 62);
    const line = (words, at, size) => kg.svg("text", { x: x + 8, y: at, "font-size": size, "font-family": "system-ui, sans-serif", fill: ink }, words);
    copy.prepend(kg.svg("title", {}, frame.title), kg.svg("rect", { x, y: y - 30, width: wide, height: tall + 62, fill: paper }));
    copy.append(
      line(frame.title, y - 10, 15),
      line(`${kg.header(frame.view).join(" · ") || "no filters"} · ${kg.number(frame.claims.length, "claim")}`, y + tall + 14, 11),
      line(`${kg.bundle.title} · data ${kg.bundle.hash} · conflict-kg ${kg.bundle.version}`, y + tall + 27, 11));
    return new XMLSerializer().serializeToString(copy);
  }

  async function png(text) {
    const image = new Image();
    const url = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
    try {
      await new Promise((done, failed) => { image.onload = done; image.onerror = () => failed(new Error("the picture could not be drawn")); image.src = url; });
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      return await new Promise((done) => canvas.toBlob(done, "image/png"));
    } finally {
      URL.revokeObjectURL(url);
    }
  }

  function save(what, name, type) {
    const blob = what instanceof Blob ? what : new Blob([what], { type });
    const link = el("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  /** The menu of downloads of a screen; `frame.picture()` gives its SVG where it has one. */
  kg.downloads = function (frame) {
    const told = el("span", { class: "told", role: "status" });
    const stem = () => `${frame.name}-${kg.bundle.hash}`;
    const item = (words, run) => el("button", {
      type: "button",
      onclick: async () => {
        try { await run(); told.textContent = ""; } catch (error) { told.textContent = `${words}: ${error.message}`; }
        menu.open = false;
      },
    }, words);
    const pictures = frame.picture ? [
      item("SVG picture", () => save(svgText(frame.picture(), frame), `${stem()}.svg`, "image/svg+xml")),
      item("PNG picture", async () => save(await png(svgText(frame.picture(), frame)), `${stem()}.png`)),
    ] : frame.png ? [item("PNG picture", async () => save(await frame.png(), `${stem()}.png`))] : [];
    const served = document.body.dataset.mode === "serve";
    const menu = el("details", { class: "menu" }, el("summary", {}, "Download"),
      el("div", { class: "items" },
        item("CSV, one row per claim", () => save(`\ufeff${kg.csv(frame.claims)}`, `${stem()}.csv`, "text/csv")),
        item("JSON, one entry per fact", () => save(json(frame), `${stem()}.json`, "application/json")),
        served && item("Turtle (RDF)", async () => save(await turtle(frame), `${stem()}.ttl`, "text/turtle")),
        pictures));
    menu.addEventListener("keydown", (e) => e.key === "Escape" && (menu.open = false));
    document.addEventListener("click", (e) => { if (!menu.contains(e.target)) menu.open = false; });
    return [menu, told];
  };
})();

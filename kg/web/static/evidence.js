/* Evidence: the panel beside a picture: the claims of a fact, or all facts of an actor, in full. */
(function () {
  "use strict";
  const kg = (window.kg = window.kg || {});
  const { el } = kg;
  const root = () => document.body.dataset.root || "";

  /** The address of a page, from where this page lies. */
  kg.link = (kind, id) => `${root()}${kind}/${encodeURIComponent(id)}.html`;

  const safe = (url) => /^https?:\/\//i.test(url || "");

  function claimItem(claim) {
    const source = kg.bundle.sources[claim.source] || {};
    const said = claim.affirms ? claim.certainty : "denies";
    const extras = [
      claim.means.filter((m) => m !== "unspecified").length && `means: ${claim.means.join(", ")}`,
      claim.post && `as ${claim.post}`,
      claim.place && `at ${kg.placeName(claim.place)}`,
      ...claim.roles.map(([role, actors]) => `${role}: ${actors.map(kg.actorName).join(", ")}`),
      ...claim.counts.map(([what, low, high]) => `${high === null ? `${low}+` : low === high ? low : `${low} to ${high}`} ${what}`),
      claim.span.words && `“${claim.span.words}”`,
    ].filter(Boolean);
    return el("li", { class: `claim ${claim.affirms ? "affirms" : "denies"}`, "data-claim": claim.id },
      el("p", { class: "word" },
        el("span", { class: `word-${said}` }, said),
        claim.according_to && [" according to ", el("strong", { dir: "auto" }, kg.actorName(claim.according_to))],
        el("span", { class: "when" }, ` · ${kg.when(claim.span)}`)),
      claim.quote
        ? el("blockquote", { dir: "auto", lang: source.language || "en" },
            claim.quote_prefix && el("span", { class: "context" }, claim.quote_prefix), el("mark", {}, claim.quote),
            claim.quote_suffix && el("span", { class: "context" }, claim.quote_suffix))
        : el("p", { class: "says", dir: "auto" }, claim.says || "Its place in the source is all that is given."),
      extras.length > 0 && el("p", { class: "extras" }, extras.join(" · ")),
      el("p", { class: "cited" },
        el("cite", { dir: "auto" }, source.publisher || claim.source),
        `, ${claim.published ? kg.date(claim.published) : "undated"}`,
        claim.locator && `, ${claim.locator}`,
        source.reliability && el("span", { title: "Reliability of the source, Admiralty grades A to F" }, ` · grade ${source.reliability}`),
        claim.method !== "curated" && ` · ${claim.method}${claim.rule ? ` by rule ${claim.rule}` : ""}`,
        claim.confidence !== undefined && ` · confidence ${claim.confidence}`,
        claim.retracted && ` · retracted ${kg.date(claim.retracted)}`),
      el("p", { class: "links" },
        el("a", { href: kg.link("claim", claim.id) }, "this claim"),
        el("a", { href: kg.link("source", claim.source) }, "its source"),
        safe(source.url) && el("a", { href: source.url, rel: "noopener noreferrer" }, "original page ↗")));
  }

  function factBlock(s, level) {
    const number = kg.independent(kg.bundle, s.sources);
    return [
      el("p", { class: "standing" },
        kg.badge(s.status),
        s.verdict && el("span", { class: "badge", title: kg.bundle.verdicts[s.verdict] }, s.verdict),
        s.fact.kind === "backing" && el("span", {}, kg.meansWords(s)),
        s.fact.tie && el("span", {}, kg.sinceWords(s)),
        s.fact.tie && s.last_attested && el("span", {}, `last attested ${kg.date(s.last_attested)}`)),
      el("p", { class: "weight" },
        `${kg.number(s.affirming.length, "claim")} for it, ${s.denying.length} against; `,
        `${kg.number(number, "independent source")} of ${s.sources.length}.`),
      el("ul", { class: "claims" }, s.claims.slice().reverse().map(claimItem)),
    ];
  }

  function actorLinks(fact) {
    const ids = fact.tie ? fact.actors : [];
    return el("p", { class: "links" },
      ids.map((id) => el("a", { href: kg.link("actor", id) }, kg.brief(id))),
      el("a", { href: kg.link(fact.tie ? "tie" : "event", fact.id) }, `page of this ${fact.tie ? "tie" : "event"}`));
  }

  function heading(words, more) {
    return el("h2", { tabindex: "-1", dir: "auto" }, words, more);
  }

  function ofFact(id, seen) {
    const s = seen.find((one) => one.fact.id === id);
    const fact = kg.bundle.facts[id];
    if (!fact) return [heading("Nothing has this id"), el("p", {}, id)];
    if (!s) {
      return [heading(kg.sentence(fact)), el("p", {}, "No claim on it counts under these filters. That is not a no.")];
    }
    return [heading(kg.sentence(fact)), el("p", { class: "kind" }, fact.kind), factBlock(s), actorLinks(fact)];
  }

  const tiesFirst = ([a, x], [b, y]) => (b === "backing") - (a === "backing") || !!y[0].fact.tie - !!x[0].fact.tie || y.length - x.length || kg.compare(a, b);

  function ofActor(id, seen) {
    const card = kg.bundle.actors[id] || { kind: "" };
    const own = seen.filter((s) => s.claims.some((c) => c.actors.has(id)));
    const groups = new Map();
    for (const s of own) groups.set(s.fact.kind, [...(groups.get(s.fact.kind) || []), s]);
    return [
      heading(kg.actorName(id)),
      el("p", { class: "kind" }, card.kind),
      el("p", { class: "also" }, (card.names || []).map(([text, lang]) => el("span", { lang, dir: "auto" }, text))),
      el("p", { class: "links" }, el("a", { href: kg.link("actor", id) }, "page of this actor"),
        el("button", { type: "button", class: "linkish", onclick: () => kg.state.set({ actor: id, sel: "" }) }, "centre on it")),
      [...groups].sort(tiesFirst).map(([kind, found]) => el("section", {},
        el("h3", {}, `${kind} (${found.length})`),
        found.map((s) => el("details", { class: "fact" },
          el("summary", {}, kg.mark(s.status), " ", el("span", { dir: "auto" }, kg.sentence(s.fact))),
          factBlock(s))))),
      !own.length && el("p", {}, "No claim on it counts under these filters."),
    ];
  }

  function ofPlace(id, seen) {
    const own = seen.filter((s) => s.claims.some((c) => c.place === id));
    return [
      heading(kg.placeName(id)),
      own.map((s) => el("details", { class: "fact" },
        el("summary", {}, kg.mark(s.status), " ", kg.sentence(s.fact)), factBlock(s))),
      !own.length && el("p", {}, "Nothing that counts happened here under these filters."),
    ];
  }

  /** The panel; `show(standings)` fills it with what `sel` in the address names. */
  kg.evidencePanel = function () {
    const body = el("div", { class: "evidence-body" });
    const panel = el("aside", { class: "evidence", "aria-label": "Evidence", hidden: true },
      el("button", { type: "button", class: "close", "aria-label": "Close the evidence", onclick: () => close() }, "×"), body);
    let last = "";
    let opener = null;
    function close() {
      kg.state.set({ sel: "" });
      if (opener && opener.isConnected) opener.focus();
    }
    panel.addEventListener("keydown", (e) => e.key === "Escape" && close());
    panel.show = function (seen) {
      const sel = kg.state.get("sel");
      panel.hidden = !sel;
      if (!sel) { last = ""; return; }
      const noun = sel[0] === "@" ? ofActor : sel[0] === "+" ? ofPlace : ofFact;
      body.replaceChildren(el("div", {}, noun(sel.replace(/^[@+]/, ""), seen)));
      if (sel !== last && last !== null) {
        opener = document.activeElement;
        panel.scrollTop = 0;
        body.querySelector("h2").focus({ preventScroll: window.innerWidth > 900 });
      }
      last = sel;
    };
    return panel;
  };

  /** Open the evidence of a fact, of an actor (`@id`) or of a place (`+id`). */
  kg.openEvidence = (sel) => kg.state.set({ sel });
})();

/* Filters: the bar that sets what counts, and the line that says what is in force. */
(function () {
  "use strict";
  const kg = (window.kg = window.kg || {});
  const { el } = kg;

  const label = (words, control, hint) => el("label", { class: "field", title: hint }, el("span", {}, words), control);

  function dayField(name, words, hint) {
    const input = el("input", { type: "date", name, min: "1900-01-01", max: "2100-12-31" });
    input.addEventListener("change", () => kg.state.set({ [name]: input.value }));
    return { box: label(words, input, hint), show: () => { input.value = kg.state.get(name); } };
  }

  function choices(name, words, options, hint) {
    const select = el("select", { name },
      el("option", { value: "" }, "all"),
      options.map(([value, text]) => el("option", { value }, text)));
    select.addEventListener("change", () => kg.state.set({ [name]: select.value }));
    const several = el("option", { value: "*", hidden: true }, "several");
    select.append(several);
    return {
      box: label(words, select, hint),
      show: () => {
        const found = kg.state.all(name);
        if (found.length === 1 && ![...select.options].some((o) => o.value === found[0])) {
          select.append(el("option", { value: found[0] }, found[0]));
        }
        select.value = found.length > 1 ? "*" : found[0] || "";
      },
    };
  }

  function textField(name, words, type, more, hint) {
    const input = el("input", Object.assign({ type, name }, more));
    input.addEventListener("change", () => kg.state.set({ [name]: input.value.trim() }));
    return { box: label(words, input, hint), show: () => { input.value = kg.state.get(name); } };
  }

  function statusField() {
    const boxes = Object.entries(kg.bundle.statuses).map(([status, meaning]) => {
      const input = el("input", { type: "checkbox", value: status });
      input.addEventListener("change", () => {
        kg.state.set({ status: boxes.filter((b) => b.input.checked).map((b) => b.status) });
      });
      return { status, input, box: el("label", { class: "chip", title: meaning }, input, kg.mark(status), status) };
    });
    return {
      box: el("fieldset", { class: "statuses" }, el("legend", {}, "Status"), boxes.map((b) => b.box)),
      show: () => {
        const chosen = kg.state.all("status");
        for (const b of boxes) b.input.checked = chosen.includes(b.status);
      },
    };
  }

  function used(pick) {
    const found = new Map();
    for (const claim of kg.bundle.claims) for (const one of pick(claim)) if (one) found.set(one, (found.get(one) || 0) + 1);
    return [...found];
  }
  const byName = (name) => (a, b) => kg.compare(name(a[0]), name(b[0]));

  function fields() {
    const b = kg.bundle;
    const kinds = used((c) => [c.fact.kind]).sort().map(([k, n]) => [k, `${k} (${n})`]);
    const means = Object.entries(b.means).map(([m, told]) => [m, (told.broader ? "– " : "") + told.label]);
    const places = used((c) => [c.place]).sort(byName(kg.placeName)).map(([p, n]) => [p, `${kg.placeName(p)} (${n})`]);
    const speakers = used((c) => [c.according_to]).sort(byName(kg.actorName)).map(([a, n]) => [a, `${kg.actorName(a)} (${n})`]);
    const sources = used((c) => [c.source]).sort(byName(sourceName)).map(([s, n]) => [s, `${sourceName(s)} (${n})`]);
    const methods = used((c) => [c.method]).sort().map(([m, n]) => [m, `${m} (${n})`]);
    return {
      always: [
        dayField("as_of", "As of", "Ties as they stood on this day"),
        dayField("known_by", "Known by", "Only what was published by this day"),
        statusField(),
      ],
      more: [
        dayField("from", "From", "From this day on"),
        dayField("to", "To", "Up to this day"),
        choices("kind", "Kind", kinds, "Only ties or events of this kind"),
        choices("means", "Means", means, "Only by this means; military holds weapons"),
        choices("place", "Place", places, "Only what is said of this place and those within it"),
        choices("according_to", "According to", speakers, "Only what this actor says"),
        choices("source", "Only source", sources, "Only claims of this source"),
        choices("without_source", "Without source", sources, "As if this source did not exist"),
        choices("method", "Made by", methods, "How claims were made"),
        textField("min_confidence", "Confidence from", "number", { min: 0, max: 1, step: 0.05 }, "Least confidence of claims that were read"),
        choices("persist", "Outlasts its last word", [
          ["until-contradicted", "until contradicted"], ["none", "not at all"], ["3 months", "3 months"], ["12 months", "12 months"],
        ], "How long a tie is presumed to hold after it was last attested"),
        textField("min_sources", "Sources from", "number", { min: 1, step: 1 }, "Least number of independent sources"),
      ],
    };
  }

  function sourceName(id) {
    const s = kg.bundle.sources[id] || {};
    return `${s.publisher || id}, ${s.published ? s.published.edtf : "undated"}`;
  }
  kg.sourceName = sourceName;

  /** The filter bar, kept in step with the address. */
  kg.filterBar = function () {
    const { always, more } = fields();
    const open = el("details", { class: "more" }, el("summary", {}, "More filters"), el("div", { class: "fields" }, more.map((f) => f.box)));
    const show = () => {
      for (const field of [...always, ...more]) field.show();
    };
    kg.state.watch(show);
    show();
    return el("div", { class: "filter-bar", role: "group", "aria-label": "Filters" }, always.map((f) => f.box), open);
  };

  /** What is in force, each filter with a button that takes it off. */
  kg.inForce = function () {
    const line = el("p", { class: "in-force", "aria-live": "polite" });
    const WORDS = { as_of: "as of", known_by: "known by", without_source: "without", according_to: "according to", min_confidence: "confidence from", persist: "outlasts", min_sources: "sources from" };
    line.show = function (claims) {
      const v = kg.state.view();
      line.replaceChildren();
      const sources = new Set(claims.map((c) => c.source));
      line.append(el("strong", {}, `${kg.number(claims.length, "claim")} from ${kg.number(sources.size, "source")}`));
      for (const name of [...kg.filterNames.SINGLE, ...kg.filterNames.LISTS, "min_sources"]) {
        for (const value of kg.state.all(name)) line.append(off(name, WORDS[name] || name, value));
      }
      if (v.as_of && !kg.state.get("persist")) {
        line.append(el("span", { class: "rule" }, `persistence: ${v.persistence}`));
      }
      if (line.querySelector("button")) {
        line.append(el("button", { type: "button", class: "clear", onclick: () => kg.state.set(cleared()) }, "clear all"));
      }
    };
    return line;
  };

  const cleared = () => Object.fromEntries([...kg.filterNames.SINGLE, ...kg.filterNames.LISTS, "min_sources"].map((n) => [n, ""]));

  function off(name, words, value) {
    const shown = { source: sourceName, without_source: sourceName, place: kg.placeName, according_to: kg.actorName }[name];
    const text = `${words} ${shown ? shown(value) : value}`;
    return el("button", {
      type: "button", class: "off", title: `Take off: ${text}`,
      onclick: () => kg.state.set({ [name]: kg.state.all(name).filter((one) => one !== value) }),
    }, text, el("span", { "aria-hidden": "true" }, " ×"));
  }
})();

/* The SPARQL screen: the shipped questions, and YASGUI where a server answers; its completion of words
   from servers elsewhere is off. */
(function () {
  "use strict";
  const kg = window.kg;
  const { el } = kg;
  const DAYS = ["day", "since", "until"];

  /** A question with its parameters filled in, as kg.questions does it. */
  function filled(question, values) {
    let text = question.text;
    for (const name of Object.keys(question.parameters)) {
      const value = values[name];
      text = text.split(`$${name}`).join(DAYS.includes(name) ? `"${value}"^^xsd:date` : `actor:${value}`);
    }
    const used = Object.entries(kg.bundle.prefixes).filter(([name]) => text.includes(`${name}:`));
    return used.map(([name, start]) => `PREFIX ${name}: <${start}>\n`).join("") + text;
  }

  /** A first value for a parameter: its default, the last day that is told, or the actor most spoken of. */
  function guess(name, [, given]) {
    if (given) return given;
    if (DAYS.includes(name)) return kg.bundle.days[name === "since" ? 0 : 1];
    return kg.bundle.focus;
  }

  function form(question, ask) {
    const fields = Object.entries(question.parameters).map(([name, told]) => {
      const input = DAYS.includes(name)
        ? el("input", { type: "date" })
        : el("select", {}, Object.values(kg.bundle.actors).sort((a, b) => a.name.localeCompare(b.name)).map((a) => el("option", { value: a.id }, a.name)));
      input.value = guess(name, told);
      return { name, input, box: el("label", { class: "field" }, el("span", {}, `${name}: ${told[0]}`), input) };
    });
    const values = () => Object.fromEntries(fields.map((f) => [f.name, f.input.value]));
    return el("div", { class: "question" },
      el("h3", {}, question.name), el("p", {}, question.help),
      el("div", { class: "question-fields" }, fields.map((f) => f.box),
        el("button", { type: "button", onclick: () => ask(filled(question, values())) }, "Use this question")));
  }

  function questions(ask) {
    return el("section", { class: "questions", "aria-label": "Shipped questions" }, el("h2", {}, "Questions to begin with"),
      kg.bundle.questions.map((q) => form(q, ask)));
  }

  function live(place) {
    const endpoint = new URL(`${document.body.dataset.root || ""}sparql`, location.href).href;
    const { Yasgui } = window;
    Yasgui.Yasqe.defaults.autocompleters = ["variables"];
    Yasgui.Yasqe.defaults.value = "";
    Yasgui.Yasr.defaults.prefixes = kg.bundle.prefixes;
    const box = el("div", { class: "yasgui-box" });
    place.replaceChildren(el("div", { class: "sparql-grid" }, questions((text) => {
      yasgui.getTab().getYasqe().setValue(text);
      yasgui.getTab().getYasqe().query();
      box.scrollIntoView({ block: "start" });
    }), box));
    const yasgui = new Yasgui(box, {
      persistenceId: null, autofocus: false, copyEndpointOnNewTab: true,
      requestConfig: { endpoint, method: "POST", headers: {} },
      yasqe: { persistenceId: null, value: filled(kg.bundle.questions[0], firsts(kg.bundle.questions[0])) },
      endpointCatalogueOptions: { getData: () => [{ endpoint }] },
    });
    name(box);
  }

  /** Names for what YASGUI leaves unnamed to a screen reader. */
  function name(box) {
    const told = (where, words, more) => {
      for (const one of box.querySelectorAll(where)) for (const [key, value] of Object.entries({ "aria-label": words, ...more })) one.setAttribute(key, value);
    };
    told(".autocomplete", "Address of the endpoint");
    told(".CodeMirror textarea", "Query");
    told(".CodeMirror-scroll", "Query", { tabindex: "0", role: "region" });
    for (const one of box.querySelectorAll("[role=tablist], [role=tab]")) {
      for (const told of ["role", "aria-selected", "aria-controls"]) one.removeAttribute(told);
    }
  }

  const firsts = (q) => Object.fromEntries(Object.entries(q.parameters).map(([name, told]) => [name, guess(name, told)]));

  function still(place) {
    const text = el("textarea", { class: "query-text", readonly: true, rows: 18, "aria-label": "Query" });
    text.value = filled(kg.bundle.questions[0], firsts(kg.bundle.questions[0]));
    place.replaceChildren(
      el("p", { class: "partial", role: "note" }, "These are plain files: nobody here answers a query. Run ", el("code", {}, "kg serve"),
        " in the folder of the data and open this screen there, or ask ", el("code", {}, "kg sparql query.rq"), "."),
      el("div", { class: "sparql-grid" }, questions((query) => { text.value = query; text.focus(); }), text));
  }

  kg.screens.sparql = { alone: (place) => (document.body.dataset.mode === "serve" ? live : still)(place) };
})();

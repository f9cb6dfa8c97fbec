/* The graph screen: two sides, one actor, or the whole network, with the list of the same ties. */
(function () {
  "use strict";
  const kg = window.kg;
  const { el, svg } = kg;
  const MODES = { sides: "Two sides", actor: "One actor", network: "Network" };
  const BAND = 8;

  /** Whom the picture is about: the actors named, or the one whose part of the graph this is. */
  const asked = () => {
    const named = kg.state.all("actor");
    return named.length || !kg.bundle.partial ? named : [kg.bundle.partial.actor].filter(Boolean);
  };

  const mode = () => {
    const named = asked();
    return kg.state.get("mode") in MODES ? kg.state.get("mode") : named.length === 1 ? "actor" : "sides";
  };

  function modeButtons() {
    const buttons = Object.entries(MODES).map(([name, words]) =>
      el("button", { type: "button", "data-mode": name, onclick: () => kg.state.set({ mode: name, actor: name === "actor" ? kg.state.all("actor").slice(0, 1) : kg.state.all("actor") }) }, words));
    const group = el("div", { class: "modes", role: "group", "aria-label": "What the picture shows" }, buttons);
    group.show = () => buttons.forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.mode === mode())));
    return group;
  }

  function sideField(n, pair, parties) {
    const select = el("select", { "aria-label": n ? "the second side" : "the first side" }, parties.map((id) => el("option", { value: id }, kg.actorName(id))));
    select.value = pair[n] || "";
    select.addEventListener("change", () => kg.state.set({ mode: "sides", actor: n ? [pair[0], select.value] : [select.value, pair[1]].filter(Boolean) }));
    return select;
  }

  /** Whoever is said to be backed, by the number of backers. */
  function parties() {
    const backers = new Map();
    for (const c of kg.bundle.claims) {
      if (c.fact.kind !== "backing" || !c.affirms) continue;
      const [backer, backed] = c.fact.actors;
      backers.set(backed, (backers.get(backed) || new Set()).add(backer));
    }
    return [...backers].sort((a, b) => b[1].size - a[1].size || kg.compare(a[0], b[0])).map(([id]) => id);
  }

  function sidesTold(frame) {
    const pair = kg.pair(kg.bundle, frame.view, kg.state.all("actor"));
    const lists = pair.map((side) => kg.backingOf(frame.standings, side, 1, frame.view.as_of));
    const all = kg.standings(kg.bundle, kg.backdrop(frame.view));
    const enemies = all.find((s) => s.fact.kind === "opposition" && pair.length > 1 && pair.every((a) => s.fact.actors.includes(a)));
    const mediators = kg.mediators(kg.bundle, frame.view, pair, Number(kg.state.get("min_sources")) || 0);
    return { pair, lists, enemies, mediators: mediators.slice(0, BAND), more: mediators.slice(BAND), all };
  }

  function undatedNote(frame, actors) {
    const found = frame.standings.filter((s) => s.fact.kind === "backing" && actors.includes(s.fact.actors[1]) && kg.undated(s, frame.view.as_of));
    return found.length > 0 && el("p", { class: "note" }, "Attested on later days only, with no start told, and not drawn: ",
      found.map((s, n) => [n ? ", " : "", el("button", { type: "button", class: "linkish", onclick: () => kg.openEvidence(s.fact.id) }, kg.actorName(s.fact.actors[0]))]));
  }

  const NUMBER = svg("svg", { class: "mark", width: 24, height: 24, viewBox: "0 0 24 24", "aria-hidden": "true" },
    svg("circle", { class: "count-disc", cx: 12, cy: 12, r: 10.5 }), svg("text", { class: "count-text", x: 12, y: 16, "text-anchor": "middle" }, "7"));
  const HOLLOW = svg("svg", { class: "mark is-stated", width: 30, height: 12, viewBox: "0 0 30 12", "aria-hidden": "true" },
    svg("line", { class: "tie-line", x1: 1, y1: 6, x2: 20, y2: 6 }), svg("path", { class: "head open", d: "M29 6 l-10 -5 v10 z" }));
  const SHADED = svg("svg", { class: "mark", width: 30, height: 14, viewBox: "0 0 30 14", "aria-hidden": "true" }, svg("rect", { class: "box backs", x: 1, y: 1, width: 28, height: 12, rx: 3 }));

  kg.screens.graph = function (frame) {
    const modes = modeButtons();
    const chooser = el("div", { class: "chooser" });
    const picture = el("div", { class: "canvas" });
    const below = el("div", { class: "below" });
    let drawn = null;
    let cy = null;
    frame.main.append(el("div", { class: "picture-head" }, modes, chooser), picture, below);
    frame.picture = () => (cy ? kg.networkPicture(cy) : drawn);

    function drawSides() {
      const told = sidesTold(frame);
      const known = parties();
      chooser.replaceChildren(sideField(0, told.pair, [...new Set([...told.pair, ...known])]), el("span", {}, "against"), sideField(1, told.pair, [...new Set([...told.pair, ...known])]));
      if (!told.pair.length) {
        picture.replaceChildren(el("p", { class: "empty" }, "Nobody is said to back anyone under these filters."));
        return [];
      }
      frame.title = `Who backs whom: ${told.pair.map(kg.actorName).join(" against ")}`;
      drawn = kg.drawSides(picture.clientWidth, told);
      picture.replaceChildren(drawn);
      return table(told.lists.flat(), frame.title, told);
    }

    function drawActor() {
      const actor = asked()[0] || parties()[0];
      chooser.replaceChildren(kg.searchBox("Actor", ({ id }) => kg.state.set({ mode: "actor", actor: id }), ["actor"]));
      const backers = kg.backingOf(frame.standings, actor, 1, frame.view.as_of);
      const backed = kg.backingOf(frame.standings, actor, 0, frame.view.as_of);
      frame.title = `Backing of ${kg.actorName(actor)}`;
      drawn = kg.drawActor(picture.clientWidth, actor, backers, backed);
      picture.replaceChildren(drawn);
      return table([...backers, ...backed], frame.title, { pair: [actor], more: [], mediators: [] });
    }

    function drawNetwork() {
      const named = kg.state.all("actor");
      const ties = kg.networkTies(frame.standings, named, frame.view.kinds);
      frame.title = named.length ? `Ties of ${named.map(kg.actorName).join(" and ")}` : "The network of ties";
      chooser.replaceChildren(el("span", {}, named.length ? `around ${named.map(kg.brief).join(", ")} ` : "backing, alliances and opposition; "),
        named.length ? el("button", { type: "button", class: "linkish", onclick: () => kg.state.set({ mode: "network", actor: "" }) }, "show all") : "",
        el("span", {}, named.length ? "" : "choose a kind above for others. Hover a circle to see its ties; click for evidence."));
      const box = el("div", { class: "network", role: "img", "aria-label": `${frame.title}: ${kg.number(ties.length, "tie")}; the table below says the same` });
      picture.replaceChildren(box);
      cy = kg.drawNetwork(box, ties, named);
      below.replaceChildren(
        kg.legend(new Set(ties.map((s) => s.status)), [
          [el("span", { class: "swatch swatch-friendly" }), "friendly: backing, alliance; the arrow points to the backed"],
          [el("span", { class: "swatch swatch-hostile" }), "hostile: opposition"],
          ["thickness", "independent sources"], ["size of a circle", "number of ties"]]),
        kg.twin(frame.title, [
          ["Tie", (s) => kg.sentence(s.fact)], ["Kind", (s) => s.fact.kind],
          ["Status", (s) => kg.badge(s.status), (s) => s.status],
          ["Since", (s) => kg.sinceWords(s), (s) => (s.first_attested ? s.first_attested.latest : "")],
          ["Independent sources", (s) => String(kg.independent(kg.bundle, s.sources)), (s) => kg.independent(kg.bundle, s.sources)],
        ], ties, (s) => kg.openEvidence(s.fact.id)));
      return ties;
    }

    /** The list under the picture; gives what is seen: the ties and the events of the mediators. */
    function table(standings, caption, told) {
      const statuses = new Set(standings.map((s) => s.status));
      below.replaceChildren(
        undatedNote(frame, told.pair) || "",
        told.more && told.more.length ? el("p", { class: "note" }, `and ${told.more.length} more hosts and mediators: ${told.more.map((m) => kg.actorName(m.actor)).join(", ")}.`) : "",
        kg.legend(statuses, [
          [NUMBER.cloneNode(true), "independent sources; copies of one story count once"],
          frame.view.as_of && [HOLLOW.cloneNode(true), "presumed or possible on the day: seen earlier, not ended; a full head holds"],
          told.mediators.some((m) => m.backs.length) && [SHADED.cloneNode(true), "a mediator that backs a side"],
          ["since / by", "a source dates the start / the first day on which one says that it held"],
        ].filter(Boolean)),
        kg.twin(caption, kg.backingColumns(frame.view), standings, (s) => kg.openEvidence(s.fact.id)));
      return [...new Set([...standings, ...told.mediators.flatMap((m) => [...m.events])])];
    }

    return {
      draw() {
        if (cy) cy.destroy();
        cy = null;
        modes.show();
        const seen = { sides: drawSides, actor: drawActor, network: drawNetwork }[mode()]();
        const sel = kg.state.get("sel");
        for (const one of picture.querySelectorAll("[data-fact]")) one.classList.toggle("chosen", one.dataset.fact === sel);
        return seen;
      },
      command: () => {
        const named = kg.state.all("actor");
        return mode() === "actor" && named[0] ? `kg who-backs ${named[0]}` : `kg figure who-backs-whom ${named.join(" ")}`.trim();
      },
      evidence: () => kg.standings(kg.bundle, kg.backdrop(frame.view)),
    };
  };
})();

/* The timeline screen: events as points and bars in lanes, ties as bars, fuzzy ends faded. */
(function () {
  "use strict";
  const kg = window.kg;
  const { el } = kg;
  const LANES = { kind: "by kind", actor: "by actor", place: "by place" };
  const MOST_LANES = 14;

  const lanesBy = () => (kg.state.get("lanes") in LANES ? kg.state.get("lanes") : "kind");

  function laneKeys(entry, by) {
    if (by === "kind") return [entry.standing.fact.kind];
    if (by === "place") return entry.places.length ? entry.places : [""];
    const actors = [...new Set(entry.roles.flatMap(([, some]) => some))];
    return actors.length ? actors : [""];
  }

  const laneName = (key, by) => (key === "" ? "not told" : by === "kind" ? key : by === "place" ? kg.placeName(key) : kg.actorName(key));

  /** The ties that have a dated extent, as entries with a bar: from the first day to the last. */
  function tieEntries(standings) {
    return standings.filter((s) => s.fact.tie && s.affirming.length).map((s) => {
      const spans = s.affirming.map((c) => c.span).filter((p) => p.extent);
      if (!spans.length) return null;
      const days = spans.flatMap((p) => p.extent).sort();
      const open = !s.ended;
      return { standing: s, earliest: days[0], latest: days[days.length - 1], open, places: [], roles: s.claims[0].participants, tie: true, sure: !!s.since };
    }).filter(Boolean);
  }

  const noon = (day) => new Date(`${day}T12:00:00Z`);
  const after = (day) => new Date(Date.parse(`${day}T00:00:00Z`) + 864e5);

  function item(entry, lane, n) {
    const s = entry.standing;
    const long = kg.daysBetween(entry.earliest, entry.latest);
    const span = entry.span;
    const told = { id: `${n}`, group: lane, title: undefined, sel: s.fact.id, content: label(entry) };
    const kind = [`is-${s.status}`];
    if (!entry.tie && long === 0) return { ...told, start: noon(entry.earliest), type: "point", className: kind.join(" ") };
    if (entry.tie) {
      if (!entry.sure) kind.push("fuzzy-start");
      if (entry.open) kind.push("open-end");
    } else if (span) {
      if (span.start && span.start.earliest !== span.start.latest) kind.push("fuzzy-start");
      if (!span.end || span.end.earliest !== span.end.latest) kind.push("fuzzy-end");
      if (s.fact.kind === "ceasefire") kind.push("ceasefire");
    }
    return { ...told, start: new Date(`${entry.earliest}T00:00:00Z`), end: after(entry.latest), type: "range", className: kind.join(" ") };
  }

  function label(entry) {
    const s = entry.standing;
    const text = s.fact.tie && s.fact.kind === "backing" ? `${kg.brief(s.fact.actors[0])} → ${kg.brief(s.fact.actors[1])}` : kg.sentence(s.fact);
    return el("span", { class: "item-text", dir: "auto", title: `${kg.sentence(s.fact)}, ${when(entry)} (${s.status})` }, text.length > 46 ? `${text.slice(0, 44)}…` : text);
  }

  function when(entry) {
    if (entry.tie) return `${kg.sinceWords(entry.standing)}, last attested ${kg.date(entry.standing.last_attested)}`;
    return entry.span ? kg.when(entry.span) : "undated";
  }

  kg.screens.timeline = function (frame) {
    const head = el("div", { class: "picture-head" });
    const box = el("div", { class: "timeline-box" });
    const below = el("div", { class: "below" });
    let chart = null;
    let rows = [];
    frame.main.append(head, box, below);

    function controls() {
      const select = el("select", {}, Object.entries(LANES).map(([name, words]) => el("option", { value: name }, words)));
      select.value = lanesBy();
      select.addEventListener("change", () => kg.state.set({ lanes: select.value }));
      const ties = el("input", { type: "checkbox" });
      ties.checked = kg.state.get("ties") === "yes";
      ties.addEventListener("change", () => kg.state.set({ ties: ties.checked ? "yes" : "" }));
      const zoom = (words, run) => el("button", { type: "button", onclick: () => chart && run(chart) }, words);
      head.replaceChildren(
        el("label", { class: "field" }, el("span", {}, "Lanes"), select),
        el("label", { class: "chip" }, ties, "backing and other ties as bars"),
        el("div", { class: "zoom", role: "group", "aria-label": "Zoom" },
          zoom("Earlier", (c) => shift(c, -0.4)), zoom("Later", (c) => shift(c, 0.4)),
          zoom("Closer", (c) => c.zoomIn(0.5)), zoom("Wider", (c) => c.zoomOut(0.5)), zoom("All", (c) => c.fit())));
    }

    function shift(c, part) {
      const { start, end } = c.getWindow();
      const by = (end - start) * part;
      c.setWindow(new Date(+start + by), new Date(+end + by));
    }

    function lanes(entries) {
      const by = lanesBy();
      const found = new Map();
      for (const entry of entries) {
        for (const key of entry.tie && by === "kind" ? [entry.standing.fact.kind] : laneKeys(entry, by)) {
          found.set(key, [...(found.get(key) || []), entry]);
        }
      }
      return [...found].sort((a, b) => (a[0] === "") - (b[0] === "") || b[1].length - a[1].length || kg.compare(a[0], b[0]));
    }

    function draw() {
      controls();
      const v = frame.view;
      const actors = kg.state.all("actor");
      const least = Number(kg.state.get("min_sources")) || 0;
      const fits = (e) => (!actors.length || e.standing.claims.some((c) => actors.some((a) => c.actors.has(a)))) &&
        (least < 2 || kg.independent(kg.bundle, e.standing.sources) >= least);
      const events = kg.events(kg.bundle, v).filter(fits);
      const ties = kg.state.get("ties") === "yes" ? tieEntries(frame.standings).filter(fits) : [];
      const dated = [...events, ...ties].filter((e) => e.earliest);
      rows = [...events, ...ties];
      const all = lanes(dated);
      const shown = all.slice(0, MOST_LANES);
      if (chart) chart.destroy();
      chart = null;
      box.replaceChildren();
      if (!dated.length) box.append(el("p", { class: "empty" }, "No dated event counts under these filters."));
      else chart = build(shown, actors);
      const undated = events.length - events.filter((e) => e.earliest).length;
      below.replaceChildren(
        el("p", { class: "note" },
          actors.length ? ["Only what ", actors.map(kg.actorName).join(" or "), " takes part in. ", el("button", { type: "button", class: "linkish", onclick: () => kg.state.set({ actor: "" }) }, "Show everybody"), ". "] : "",
          all.length > MOST_LANES ? `The ${MOST_LANES} busiest of ${all.length} lanes are drawn; the list below has everything. ` : "",
          undated ? `${kg.number(undated, "event")} without a date: see the list. ` : "",
          "Scroll with Ctrl held to zoom, drag to move."),
        kg.legend(new Set(rows.map((e) => e.standing.status)), [
          [el("span", { class: "swatch-bar" }), "from the first to the last day that is told"],
          [el("span", { class: "swatch-bar fuzzy-end" }), "a faded end: the day is not known exactly"],
          [el("span", { class: "swatch-bar open-end" }), "an arrow: no end is told, the bar stops where it was last attested"],
        ]),
        kg.twin("Events and ties by date", [
          ["What", (e) => kg.sentence(e.standing.fact)],
          ["When", (e) => when(e), (e) => e.earliest || kg.LAST],
          ["Kind", (e) => e.standing.fact.kind],
          ["Where", (e) => e.places.map(kg.placeName).join(", ")],
          ["Who", (e) => e.roles.map(([role, some]) => `${role}: ${some.map(kg.brief).join(", ")}`).join("; ")],
          ["Status", (e) => kg.badge(e.standing.status), (e) => e.standing.status],
          ["Sources", (e) => String(e.standing.sources.length), (e) => e.standing.sources.length],
        ], rows, (e) => kg.openEvidence(e.standing.fact.id)));
      return rows.map((e) => e.standing);
    }

    function build(shown, actors) {
      const by = lanesBy();
      const groups = shown.map(([key, entries], n) => ({ id: n, order: n, content: el("span", { dir: "auto" }, `${laneName(key, by)} (${entries.length})`) }));
      const items = shown.flatMap(([, entries], lane) => entries.map((entry, n) => item(entry, lane, `${lane}-${n}`)));
      const found = new window.vis.Timeline(box, items, groups, {
        stack: true, maxHeight: Math.max(420, Math.min(760, window.innerHeight - 160)), verticalScroll: true, zoomKey: "ctrlKey",
        orientation: { axis: "both", item: "top" }, margin: { item: { horizontal: 2, vertical: 3 } }, tooltip: { followMouse: false },
        selectable: true, showCurrentTime: false, groupOrder: "order",
        zoomMin: 864e5 * 5, ...span(items),
      });
      found.on("select", ({ items: chosen }) => {
        const one = items.find((i) => i.id === chosen[0]);
        if (one) kg.openEvidence(one.sel);
      });
      for (const one of box.querySelectorAll(".vis-left")) {
        one.setAttribute("tabindex", "0");
        one.setAttribute("role", "region");
        one.setAttribute("aria-label", "Lanes");
      }
      if (frame.view.as_of) found.addCustomTime(new Date(`${frame.view.as_of}T00:00:00Z`), "as-of");
      return found;
    }

    /** Where to open: the window asked for, else the shortest stretch that holds two thirds of all. */
    function span(items) {
      const days = items.map((i) => +i.start).sort((a, b) => a - b);
      const most = Math.max(1, Math.ceil(days.length * 0.66)) - 1;
      const starts = days.slice(0, days.length - most);
      const at = starts.reduce((best, day, n) => (days[n + most] - day < days[best + most] - days[best] ? n : best), 0);
      const pad = Math.max((days[at + most] - days[at]) * 0.05, 864e5 * 10);
      const told = (d) => d && Date.parse(`${d}T00:00:00Z`);
      return { start: new Date(told(frame.view.since) || days[at] - pad), end: new Date(told(frame.view.until) || days[at + most] + pad * 4) };
    }

    frame.picture = () => kg.strip(rows, (e) => laneKeys(e, lanesBy())[0], (key) => laneName(key, lanesBy()));
    return {
      draw,
      command: () => `kg timeline ${kg.state.all("actor").slice(0, 1).join("")} --lanes ${lanesBy()}`.replace("  ", " "),
      evidence: () => kg.standings(kg.bundle, frame.view),
    };
  };
})();

/* The map screen: where events happened, on the shapes of Natural Earth; no tiles, no request.

   The circle is as wide as the place is vague: a base is a point, a region is wide. What happened at
   one place is fanned out around it. Places without coordinates are listed, never guessed. */
(function () {
  "use strict";
  const kg = window.kg;
  const { el, svg } = kg;
  // how far the named point may be from where it happened, in kilometres
  const VAGUE = { base: 3, airport: 3, port: 3, oilfield: 15, district: 4, town: 6, city: 12, region: 120, country: 300, other: 10 };

  const spot = (place) => {
    const card = kg.bundle.places[place];
    return card && Number.isFinite(card.latitude) && Number.isFinite(card.longitude) ? [card.latitude, card.longitude] : null;
  };

  function byPlace(entries) {
    const found = new Map();
    for (const entry of entries) for (const place of entry.places) found.set(place, [...(found.get(place) || []), entry]);
    return [...found].sort((a, b) => b[1].length - a[1].length || kg.compare(a[0], b[0]));
  }

  kg.screens.map = function (frame) {
    const box = el("div", { class: "map-box", role: "region", "aria-label": "Map; the list beside it says the same" });
    const side = el("div", { class: "map-side" });
    const below = el("div", { class: "below" });
    frame.main.append(el("div", { class: "map-grid" }, box, side), below);
    let map = null;
    let layer = null;
    let renderer = null;
    let fitted = "";

    function base() {
      const L = window.L;
      renderer = L.svg({ padding: 0.5 });
      map = L.map(box, { renderer, attributionControl: false, zoomControl: true, worldCopyJump: false, maxZoom: 11, minZoom: 2, zoomSnap: 0.5 });
      const shapes = window.topojson.feature(window.KG_WORLD, window.KG_WORLD.objects.countries);
      L.geoJSON(shapes, { renderer, interactive: false, style: () => ({ className: "land", weight: 0.8 }) }).addTo(map);
      L.control.scale({ imperial: false }).addTo(map);
      L.control.attribution({ prefix: false }).addAttribution("Shapes: Natural Earth, public domain; borders as drawn there").addTo(map);
      layer = L.layerGroup().addTo(map);
      map.setView([27, 17], 5);
      map.on("zoomend", () => circles(byPlace(entries())));
    }

    function entries() {
      const least = Number(kg.state.get("min_sources")) || 0;
      const actors = kg.state.all("actor");
      return kg.events(kg.bundle, frame.view).filter((e) =>
        e.places.length && (!actors.length || e.standing.claims.some((c) => actors.some((a) => c.actors.has(a)))) &&
        (least < 2 || kg.independent(kg.bundle, e.standing.sources) >= least));
    }

    function circles(groups) {
      const L = window.L;
      layer.clearLayers();
      const taken = [];
      for (const [place, some] of groups) {
        const at = spot(place);
        if (!at) continue;
        const kind = kg.bundle.places[place].kind;
        L.circle(at, { renderer, radius: (VAGUE[kind] || 10) * 1000, className: "vague", interactive: false }).addTo(layer);
        const centre = map.latLngToLayerPoint(at);
        some.slice(0, 60).forEach((entry, n) => {
          const out = some.length === 1 ? 0 : 5.6 * Math.sqrt(n);
          const turn = n * 2.399963;
          const point = map.layerPointToLatLng(centre.add([out * Math.cos(turn), out * Math.sin(turn)]));
          const dot = L.circleMarker(point, { renderer, radius: 4.6, className: `event-dot is-${entry.standing.status} sign-${sign(entry)}` });
          dot.bindTooltip(tip(entry));
          dot.on("click", () => kg.openEvidence(entry.standing.fact.id));
          dot.addTo(layer);
        });
        const right = 8 + 5.6 * Math.sqrt(Math.min(some.length, 60) - 1);
        const words = kg.placeName(place);
        const rect = [centre.x + right, centre.y - 9, centre.x + right + kg.width(words, 13, true), centre.y + 9];
        if (taken.some((t) => t[0] < rect[2] && rect[0] < t[2] && t[1] < rect[3] && rect[1] < t[3])) continue;
        taken.push(rect, [centre.x - right, centre.y - right, centre.x + right, centre.y + right]);
        L.tooltip({ permanent: true, direction: "right", offset: [right, 0], className: "place-name", interactive: false })
          .setLatLng(at).setContent(el("span", { dir: "auto" }, words)).addTo(layer);
      }
    }

    const sign = (entry) => { const n = kg.bundle.kinds[entry.standing.fact.kind].sign || 0; return n < 0 ? "hostile" : n > 0 ? "friendly" : "neutral"; };
    const tip = (entry) => el("span", { dir: "auto" }, el("strong", {}, kg.sentence(entry.standing.fact)), el("br"), `${entry.standing.fact.kind}, ${entry.span ? kg.when(entry.span) : "undated"}, ${entry.standing.status}`);

    function draw() {
      const found = entries();
      const groups = byPlace(found);
      const placed = groups.filter(([place]) => spot(place));
      const without = groups.filter(([place]) => !spot(place));
      box.hidden = !placed.length;
      if (placed.length) {
        if (!map) base();
        map.invalidateSize();
        circles(groups);
        const key = placed.map(([p]) => p).sort().join();
        if (key !== fitted) {
          fitted = key;
          map.fitBounds(window.L.latLngBounds(core(placed)).pad(0.12), { maxZoom: 7, animate: false });
        }
      }
      const list = (some) => el("ul", {}, some.map(([place, es]) => el("li", {},
        el("button", { type: "button", class: "linkish", dir: "auto", onclick: () => { goTo(place); kg.openEvidence(`+${place}`); } }, kg.placeName(place)),
        ` ${kg.number(es.length, "event")}`)));
      side.replaceChildren(
        placed.length ? el("section", {}, el("h2", {}, `On the map (${placed.length})`), list(placed)) : "",
        without.length ? el("section", {}, el("h2", {}, `Without coordinates (${without.length})`),
          el("p", { class: "note" }, "No source that was read gives their position, and none is guessed."), list(without)) : "",
        !groups.length ? el("p", { class: "empty" }, "No event with a place counts under these filters.") : "");
      below.replaceChildren(
        kg.legend(new Set(found.map((e) => e.standing.status)), [
          [svg("svg", { class: "mark", width: 30, height: 26, viewBox: "0 0 30 26", "aria-hidden": "true" }, svg("circle", { class: "vague", cx: 15, cy: 13, r: 12 })), "how vague the place is: a base some kilometres, a city 12, a region 120"],
          [el("span", { class: "dots" }, el("i", { class: "dot sign-hostile" }), el("i", { class: "dot sign-friendly" }), el("i", { class: "dot sign-neutral" })), "one event each, fanned out around its place: hostile (battle, strike, ..), friendly, neither"],
          [el("span", { class: "dots" }, el("i", { class: "dot ring sign-hostile" })), "a ring: alleged or disputed"],
        ]),
        kg.twin("Events by place", [
          ["What", (e) => kg.sentence(e.standing.fact)],
          ["When", (e) => (e.span ? kg.when(e.span) : "undated"), (e) => e.earliest || kg.LAST],
          ["Kind", (e) => e.standing.fact.kind],
          ["Where", (e) => e.places.map(kg.placeName).join(", ")],
          ["Status", (e) => kg.badge(e.standing.status), (e) => e.standing.status],
          ["Sources", (e) => String(e.standing.sources.length), (e) => e.standing.sources.length],
        ], found, (e) => kg.openEvidence(e.standing.fact.id)));
      return found.map((e) => e.standing);
    }

    /** The places of nearly all events: a lone one far away must not shrink the map. */
    function core(placed) {
      const all = placed.flatMap(([place, es]) => es.map(() => spot(place)));
      const middle = (n) => all.map((p) => p[n]).sort((a, b) => a - b)[Math.floor(all.length / 2)];
      const centre = [middle(0), middle(1)];
      const far = (p) => Math.hypot(p[0] - centre[0], p[1] - centre[1]);
      const limit = all.map(far).sort((a, b) => a - b)[Math.floor(all.length * 0.85)] * 1.6 + 0.5;
      return placed.map(([place]) => spot(place)).filter((p) => far(p) <= limit);
    }

    function goTo(place) {
      const at = spot(place);
      if (at && map) map.setView(at, Math.max(map.getZoom(), 7), { animate: false });
    }

    frame.picture = () => (map ? box.querySelector(".leaflet-overlay-pane svg") : svg("svg", { viewBox: "0 0 10 10", width: 10, height: 10 }));
    return { draw, command: () => "kg timeline --lanes place" };
  };
})();

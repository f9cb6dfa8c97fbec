/* Network: actors and their ties, drawn by cytoscape at places that were computed with the build. */
(function () {
  "use strict";
  const kg = (window.kg = window.kg || {});
  const { svg } = kg;
  const WITHOUT_KIND = new Set(["backing", "alliance", "opposition"]);
  const APART = [74, 42]; // the least distance of two circles with their names
  const DASH = { stated: [], alleged: [7, 4], disputed: [10, 3, 2, 3], denied: [2, 4], retracted: [1, 5] };

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--kg-${name}`).trim();

  /** The ties to draw: around the actors named, or all; only some kinds unless the filter names them. */
  kg.networkTies = function (standings, named, kinds) {
    const ties = standings.filter((s) => s.fact.tie && (kinds.size || WITHOUT_KIND.has(s.fact.kind)));
    return named.length ? ties.filter((s) => s.fact.actors.some((a) => named.includes(a))) : ties;
  };

  /** Where the actors stand in a box: as computed with the build, spread so that names can be read. */
  function places(ids, wide, high) {
    const at = ids.map((id) => (kg.bundle.actors[id] || {}).at || [0, 0]);
    const spread = [0, 1].map((axis) => {
      const values = at.map((p) => p[axis]);
      const [low, top] = [Math.min(...values), Math.max(...values)];
      const order = values.map((_, n) => n).sort((a, b) => values[a] - values[b] || a - b);
      const rank = [];
      order.forEach((n, place) => { rank[n] = place / Math.max(1, order.length - 1); });
      return values.map((v, n) => 0.4 * ((v - low) / (top - low || 1)) + 0.6 * rank[n]);
    });
    const points = ids.map((_, n) => [spread[0][n] * wide, (1 - spread[1][n]) * high]);
    for (let round = 0; round < 80; round += 1) push(points);
    return new Map(ids.map((id, n) => [id, points[n]]));
  }

  /** Move points that stand too near each other apart, a little. */
  function push(points) {
    for (let a = 0; a < points.length; a += 1) {
      for (let b = a + 1; b < points.length; b += 1) {
        const dx = points[b][0] - points[a][0];
        const dy = points[b][1] - points[a][1];
        const [x, y] = [Math.abs(dx) / APART[0], Math.abs(dy) / APART[1]];
        if (x >= 1 || y >= 1) continue;
        const [axis, by] = 1 - x < 1 - y ? [0, (1 - x) * APART[0] * Math.sign(dx || 1)] : [1, (1 - y) * APART[1] * Math.sign(dy || 1)];
        points[a][axis] -= by * 0.25;
        points[b][axis] += by * 0.25;
      }
    }
  }

  function elements(ties, wide, high) {
    const degree = new Map();
    for (const s of ties) for (const a of s.fact.actors.slice(0, 2)) degree.set(a, (degree.get(a) || 0) + 1);
    const at = places([...degree.keys()].sort(kg.compare), wide, high);
    const nodes = [...degree].map(([id, n]) => ({
      data: { id, label: kg.brief(id), size: 10 + 4 * Math.sqrt(n) }, position: { x: at.get(id)[0], y: at.get(id)[1] },
    }));
    const edges = ties.map((s) => {
      const kind = kg.bundle.kinds[s.fact.kind];
      const n = kg.independent(kg.bundle, s.sources);
      return {
        data: { id: s.fact.id, source: s.fact.actors[0], target: s.fact.actors[1], wide: Math.min(0.8 + 0.25 * n, 4.5), status: s.status, sign: kind.sign, arrow: kind.symmetric ? "none" : "triangle" },
      };
    });
    return [...nodes, ...edges];
  }

  function style() {
    const ink = colour("ink");
    const paper = colour("paper");
    const edge = Object.entries(DASH).map(([status, dash]) => ({
      selector: `edge[status = "${status}"]`,
      style: dash.length ? { "line-style": "dashed", "line-dash-pattern": dash } : { "line-style": "solid" },
    }));
    return [
      { selector: "node", style: {
        label: "data(label)", width: "data(size)", height: "data(size)", "background-color": colour("side-0"), "font-size": 12, "text-wrap": "wrap", "text-max-width": 96,
        color: ink, "text-outline-color": paper, "text-outline-width": 2, "text-valign": "bottom", "text-margin-y": 3,
        "min-zoomed-font-size": 6, "font-family": "system-ui, sans-serif" } },
      { selector: "node.named", style: { "background-color": colour("side-1"), "font-weight": "bold", "font-size": 16 } },
      { selector: "edge", style: {
        width: "data(wide)", "curve-style": "bezier", "target-arrow-shape": "data(arrow)", "arrow-scale": 0.9,
        "line-color": colour("stated"), "target-arrow-color": colour("stated"), opacity: 0.6 } },
      { selector: "edge[sign < 0]", style: { "line-color": colour("hostile"), "target-arrow-color": colour("hostile") } },
      ...edge,
      { selector: ".faded", style: { opacity: 0.12 } },
      { selector: ".chosen", style: { opacity: 1, "overlay-color": colour("stated"), "overlay-opacity": 0.18, "overlay-padding": 4 } },
    ];
  }

  /** A drawn network in a box; gives cytoscape's object. */
  kg.drawNetwork = function (box, ties, named) {
    const cy = window.cytoscape({
      container: box, elements: elements(ties, Math.max(box.clientWidth, 640) - 120, Math.max(box.clientHeight, 460) - 90), style: style(), layout: { name: "preset", fit: true, padding: 30 },
      minZoom: 0.15, maxZoom: 4, autounselectify: true, boxSelectionEnabled: false,
    });
    for (const id of named) cy.getElementById(id).addClass("named");
    cy.on("tap", "edge", (e) => kg.openEvidence(e.target.id()));
    cy.on("tap", "node", (e) => kg.openEvidence(`@${e.target.id()}`));
    cy.on("mouseover", "node", (e) => {
      const near = e.target.closedNeighborhood();
      cy.elements().difference(near).addClass("faded");
    });
    cy.on("mouseout", "node", () => cy.elements().removeClass("faded"));
    const sel = kg.state.get("sel").replace(/^@/, "");
    if (sel) cy.getElementById(sel).addClass("chosen");
    return cy;
  };

  /** The same network as SVG, for a file. */
  kg.networkPicture = function (cy) {
    const box = cy.elements().boundingBox();
    const pad = 30;
    const edges = cy.edges().map((e) => {
      const [a, b] = [e.source(), e.target()];
      const [p, q] = [a.position(), b.position()];
      const long = Math.hypot(q.x - p.x, q.y - p.y) || 1;
      const [ux, uy] = [(q.x - p.x) / long, (q.y - p.y) / long];
      const end = { x: q.x - ux * (b.data("size") / 2 + 2), y: q.y - uy * (b.data("size") / 2 + 2) };
      const stroke = e.data("sign") < 0 ? colour("hostile") : colour("stated");
      const dash = DASH[e.data("status")].join(" ");
      return [
        svg("line", { x1: p.x, y1: p.y, x2: end.x, y2: end.y, stroke, "stroke-width": e.data("wide"), "stroke-dasharray": dash || null, opacity: 0.75 }),
        e.data("arrow") !== "none" && svg("path", { fill: stroke, d: `M${end.x} ${end.y} L${end.x - ux * 10 - uy * 5} ${end.y - uy * 10 + ux * 5} L${end.x - ux * 10 + uy * 5} ${end.y - uy * 10 - ux * 5} Z` }),
      ];
    });
    const nodes = cy.nodes().map((n) => [
      svg("circle", { cx: n.position().x, cy: n.position().y, r: n.data("size") / 2, fill: colour("side-0") }),
      svg("text", { x: n.position().x, y: n.position().y + n.data("size") / 2 + 14, "text-anchor": "middle", "font-size": 13, "font-family": "system-ui, sans-serif", fill: colour("ink") }, n.data("label")),
    ]);
    return svg("svg", { viewBox: `${box.x1 - pad} ${box.y1 - pad} ${box.w + 2 * pad} ${box.h + 2 * pad}`, width: box.w + 2 * pad, height: box.h + 2 * pad }, edges, nodes);
  };
})();

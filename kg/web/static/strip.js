/* Strip: the timeline as one SVG picture, for files: a lane a line, its entries as marks on it. */
(function () {
  "use strict";
  const kg = (window.kg = window.kg || {});
  const { svg } = kg;
  const WIDE = 1200;
  const LEFT = 190;
  const LINE = 20;

  kg.strip = function (entries, laneOf, nameOf) {
    const dated = entries.filter((e) => e.earliest);
    const lanes = new Map();
    for (const e of dated) lanes.set(laneOf(e), [...(lanes.get(laneOf(e)) || []), e]);
    const days = dated.flatMap((e) => [Date.parse(e.earliest), Date.parse(e.latest)]).sort((a, b) => a - b);
    const [first, last] = [days[0] || 0, days[days.length - 1] || 1];
    const x = (day) => LEFT + ((Date.parse(day) - first) / Math.max(last - first, 1)) * (WIDE - LEFT - 20);
    const high = 30 + lanes.size * LINE;
    const years = [];
    for (let y = new Date(first).getUTCFullYear() + 1; y <= new Date(last).getUTCFullYear(); y += 1) years.push(String(y));
    const drawn = [...lanes].sort((a, b) => b[1].length - a[1].length).map(([lane, some], n) => [
      svg("text", { x: LEFT - 10, y: 30 + n * LINE + 13, "text-anchor": "end", "font-size": 12, "font-family": "system-ui, sans-serif", fill: "currentColor" }, nameOf(lane)),
      some.map((e) => svg("rect", {
        class: `strip-item is-${e.standing.status}`, "data-fact": e.standing.fact.id, x: x(e.earliest), y: 30 + n * LINE + 3,
        width: Math.max(3, x(e.latest) - x(e.earliest)), height: LINE - 7, "fill-opacity": 0.6,
      }, svg("title", {}, `${kg.sentence(e.standing.fact)}, ${e.earliest}`))),
    ]);
    const picture = svg("svg", { viewBox: `0 0 ${WIDE} ${high}`, width: WIDE, height: high, class: "strip" },
      years.map((y) => [
        svg("line", { x1: x(`${y}-01-01`), x2: x(`${y}-01-01`), y1: 20, y2: high, stroke: "currentColor", "stroke-width": 0.3 }),
        svg("text", { x: x(`${y}-01-01`) + 3, y: 16, "font-size": 11, "font-family": "system-ui, sans-serif", fill: "currentColor" }, y)]),
      drawn);
    document.getElementById("screen").append(picture); // styles are computed only in the page
    setTimeout(() => picture.remove(), 0);
    return picture;
  };
})();

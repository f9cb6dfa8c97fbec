/* The matrix as an SVG picture, for files. */
(function () {
  "use strict";
  const kg = (window.kg = window.kg || {});
  const { svg } = kg;
  const [LEFT, TOP, WIDE, TALL] = [220, 190, 74, 24];

  kg.matrixPicture = function (found, { backed, backers }) {
    const [w, h] = [LEFT + backed.length * WIDE + 120, TOP + backers.length * TALL + 10];
    const text = (x, y, words, more) => svg("text", { x, y, "font-size": 12, fill: "currentColor", "font-family": "system-ui, sans-serif", ...more }, words);
    const cell = (x, y, some) => {
      if (!some) return svg("path", { d: `M${x} ${y + TALL} L${x + WIDE} ${y} M${x} ${y + TALL / 2} L${x + WIDE / 2} ${y} M${x + WIDE / 2} ${y + TALL} L${x + WIDE} ${y + TALL / 2}`, stroke: "currentColor", "stroke-width": 0.3 });
      const s = some[0];
      return svg("g", { class: `is-${s.status}`, "data-fact": s.fact.id },
        svg("line", { class: "strip-line", x1: x + 6, x2: x + 34, y1: y + TALL / 2, y2: y + TALL / 2 }),
        s.status === "disputed" && svg("path", { class: "cross", d: `M${x + 16} ${y + 8} l8 8 m0 -8 l-8 8` }),
        text(x + 44, y + 16, String(kg.independent(kg.bundle, some.flatMap((one) => one.sources)))),
        svg("title", {}, `${kg.sentence(s.fact)}: ${s.status}`));
    };
    const picture = svg("svg", { viewBox: `0 0 ${w} ${h}`, width: w, height: h, class: "strip" },
      backed.map((id, n) => text(0, 0, kg.actorName(id), { transform: `translate(${LEFT + n * WIDE + WIDE / 2} ${TOP - 8}) rotate(-50)` })),
      backers.map((id, n) => text(LEFT - 8, TOP + n * TALL + 16, kg.actorName(id), { "text-anchor": "end" })),
      backers.map((b, y) => backed.map((id, x) => [
        svg("rect", { x: LEFT + x * WIDE, y: TOP + y * TALL, width: WIDE, height: TALL, fill: "none", stroke: "currentColor", "stroke-width": 0.4 }),
        b === id ? null : cell(LEFT + x * WIDE, TOP + y * TALL, found.get(`${b} ${id}`))])));
    document.getElementById("screen").append(picture); // styles are computed only in the page
    setTimeout(() => picture.remove(), 0);
    return picture;
  };
})();

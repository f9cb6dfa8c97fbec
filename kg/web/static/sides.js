/* Sides: who backs whom as a picture: parties in the middle as tall bars, backers outside at their
   side, who backs both between them, hosts and mediators in a band of their own.

   Each backer has a level line of its own to the bar, so that no line crosses another. */
(function () {
  "use strict";
  const kg = (window.kg = window.kg || {});
  const { svg } = kg;
  const NAME = 14;
  const SMALL = 12;
  const HEAD = 34;
  const GAP = 14;

  // -- words and sizes ---------------------------------------------------------------------------

  function spoken(s) {
    const n = kg.independent(kg.bundle, s.sources);
    return [`${kg.sentence(s.fact)}: ${s.status}`, s.verdict, kg.meansWords(s), kg.sinceWords(s), kg.number(n, "independent source")].filter(Boolean).join("; ");
  }

  function block(s, actor, room) {
    const against = s.fact.actors.slice(2).map((a) => `against ${kg.brief(a)}`);
    const dated = [kg.sinceWords(s), ...against, s.verdict === "holds" ? "" : s.verdict].filter(Boolean).join(" · ");
    const name = kg.lines(kg.actorName(actor), room, NAME, true, 2);
    const small = s.affirming.length ? [...kg.lines(kg.meansWords(s), room, SMALL, false, 2), ...kg.lines(dated, room, SMALL, false, 2)] : ["only denied"];
    return { standing: s, actor, name, small, tall: name.length * 18 + small.length * 15 + GAP };
  }

  const tall = (blocks) => blocks.reduce((sum, b) => sum + b.tall, 0);

  // -- drawing -----------------------------------------------------------------------------------

  const words = (x, y, lines, size, anchor, kind) => lines.map((line, n) =>
    svg("text", { x, y: y + (n + 0.8) * (size === NAME ? 18 : 15), "text-anchor": anchor, class: kind }, line));

  function pressed(told, ...children) {
    const act = () => kg.openEvidence(told.sel);
    return svg("g", {
      class: `tie is-${told.status || "none"} ${told.kind || ""}`, tabindex: "0", role: "button", "aria-label": told.label,
      "data-fact": told.sel, onclick: act,
      onkeydown: (e) => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); act(); } },
    }, svg("title", {}, told.label), children);
  }

  /** A level line with its arrow head at `tip`, and the number of independent sources on it. */
  function line(from, tip, y, s) {
    const way = tip > from ? 1 : -1;
    const n = kg.independent(kg.bundle, s.sources);
    const short = Math.abs(tip - from) < 62; // the number makes room for the cross
    const middle = short ? from + way * 11 : (from + tip - way * 10) / 2;
    const wide = s.verdict === "possible" ? 1.2 : s.verdict === "presumed" ? 1.8 : 2.6;
    return [
      svg("line", { class: "tie-line", x1: from, y1: y, x2: tip - way * 9, y2: y, "stroke-width": wide }),
      s.status === "disputed" && svg("path", { class: "cross", d: `M${tip - way * 20 - 4} ${y - 5} l8 10 m0 -10 l-8 10` }),
      s.status === "denied" && svg("path", { class: "cross", d: `M${tip - way * 20} ${y - 6} v12` }),
      svg("path", { class: s.verdict === "presumed" || s.verdict === "possible" ? "head open" : "head", d: `M${tip} ${y} l${-way * 10} -5.5 v11 z` }),
      svg("circle", { class: "count-disc", cx: middle, cy: y, r: 10.5 }),
      svg("text", { class: "count-text", x: middle, y: y + 4, "text-anchor": "middle" }, String(n)),
    ];
  }

  /** Rows of backers beside a bar. `edge` is where their texts end, `bar` where the bar begins. */
  function column(blocks, top, edge, bar, outward) {
    const anchor = bar > edge ? "end" : "start";
    const gap = bar > edge ? 8 : -8;
    let y = top;
    return blocks.map((b) => {
      const level = y + (b.tall - GAP) / 2;
      const row = pressed({ sel: b.standing.fact.id, status: b.standing.status, label: spoken(b.standing) },
        svg("rect", { class: "hit", x: Math.min(edge, bar) - (bar > edge ? b.room : 0), y: y - 4, width: b.room + Math.abs(bar - edge), height: b.tall - 4, rx: 4 }),
        words(edge, y, b.name, NAME, anchor, "name"),
        words(edge, y + b.name.length * 18, b.small, SMALL, anchor, "small"),
        outward ? line(bar, edge + gap, level, b.standing) : line(edge + gap, bar, level, b.standing));
      y += b.tall;
      return row;
    });
  }

  function bar(x, y, wide, high, actor, place) {
    const text = kg.lines(kg.actorName(actor), high - 24, 15, true, 1)[0];
    return pressed({ sel: `@${actor}`, kind: "party", label: `${kg.actorName(actor)}: all that is claimed of it` },
      svg("rect", { class: `side side-${place}`, x, y, width: wide, height: high, rx: 3 }),
      svg("text", { class: "side-name", x: 0, y: 0, "text-anchor": "middle", transform: `translate(${x + wide / 2 + 5} ${y + high / 2}) rotate(-90)` }, text));
  }

  function both(actors, lists, geometry, top) {
    const { left, right } = geometry;
    const centre = (left + right) / 2;
    const half = (right - left) / 2 - 14;
    let y = top;
    const rows = actors.map((actor) => {
      const ties = lists.map((list) => list.find((s) => s.fact.actors[0] === actor));
      const name = kg.lines(kg.actorName(actor), right - left - 116, NAME, true, 3);
      const texts = ties.map((s) => block(s, actor, half).small);
      const out = Math.max(...name.map((l) => kg.width(l, NAME, true))) / 2 + 8;
      const level = y + name.length * 9 + 2;
      const below = y + Math.max(name.length * 18, 24) + 2;
      const drawn = ties.map((s, n) => pressed({ sel: s.fact.id, status: s.status, label: spoken(s) },
        svg("rect", { class: "hit", x: n ? centre + 4 : left + 4, y: y - 2, width: (right - left) / 2 - 8, height: below - y + texts[n].length * 15, rx: 4 }),
        n === 0 && words(centre, y, name, NAME, "middle", "name"),
        line(n ? centre + out : centre - out, n ? right : left, level, s),
        words(n ? right - 8 : left + 8, below, texts[n], SMALL, n ? "end" : "start", "small")));
      y = below + Math.max(...texts.map((t) => t.length)) * 15 + GAP;
      return drawn;
    });
    return { rows, end: y };
  }

  function band(found, x, wide, top) {
    let y = top;
    const boxes = found.map((m) => {
      const name = kg.lines(kg.actorName(m.actor), wide - 20, NAME, true, 2);
      const told = m.words + (m.backs.length ? `; also backs ${m.backs.map(kg.brief).join(" and ")}` : "");
      const small = kg.lines(told, wide - 20, SMALL, false, 2);
      const high = name.length * 18 + small.length * 15 + 10;
      const box = pressed({ sel: `@${m.actor}`, kind: "mediator", label: `${kg.actorName(m.actor)}: ${told}` },
        svg("rect", { class: m.backs.length ? "box backs" : "box", x, y, width: wide, height: high, rx: 4 }),
        words(x + wide / 2, y + 4, name, NAME, "middle", "name"),
        words(x + wide / 2, y + 4 + name.length * 18, small, SMALL, "middle", "small"));
      y += high + 6;
      return box;
    });
    return { boxes, end: y };
  }

  const head = (x, y, text, anchor) => svg("text", { class: "head-words", x, y, "text-anchor": anchor }, text);

  function picture(wide, high, label, children) {
    return svg("svg", { class: "sides", viewBox: `0 0 ${wide} ${Math.ceil(high)}`, width: wide, height: Math.ceil(high), role: "group", "aria-label": label }, children);
  }

  /** Two sides. `told`: pair, lists (backers of each), mediators, enemies (the standing between them). */
  kg.drawSides = function (wide, told) {
    return wide < 720 ? stacked(wide, told) : abreast(wide, told);
  };

  function split({ lists }) {
    const [first, second] = lists.map((list) => new Set((list || []).filter((s) => s.affirming.length).map((s) => s.fact.actors[0])));
    const shared = second ? [...first].filter((a) => second.has(a)) : [];
    return shared;
  }

  function abreast(wide, told) {
    const { pair, lists, mediators, enemies } = told;
    const room = Math.round(wide * 0.23);
    const reach = Math.max(74, Math.round(wide * 0.075));
    const thick = 34;
    const left = room + reach;
    const right = wide - room - reach - thick;
    const shared = split(told);
    const columns = lists.map((list) => list.filter((s) => !shared.includes(s.fact.actors[0])).map((s) => Object.assign(block(s, s.fact.actors[0], room - 4), { room: room - 4 })));
    const inner = { left: left + thick, right };
    const middle = [];
    let y = HEAD + 8;
    if (shared.length) {
      middle.push(head((inner.left + right) / 2, y + 6, "backs both sides", "middle"));
      const drawn = both(shared, lists, inner, y + 18);
      middle.push(drawn.rows);
      y = drawn.end + 8;
    }
    if (mediators.length) {
      middle.push(head((inner.left + right) / 2, y + 8, "hosts and mediators between them", "middle"));
      const drawn = band(mediators, inner.left + 14, right - inner.left - 28, y + 18);
      middle.push(drawn.boxes);
      y = drawn.end;
    }
    const high = Math.max(HEAD + 240, y, ...columns.map((c) => HEAD + tall(c)));
    const drawn = [
      enemies && [
        pressed({ sel: enemies.fact.id, status: enemies.status, kind: "enmity", label: `${kg.sentence(enemies.fact)}: ${enemies.status}` },
          svg("rect", { class: "hit", x: inner.left, y: 0, width: right - inner.left, height: HEAD - 4 }),
          svg("path", { class: "enmity-line", d: `M${left + thick / 2} ${HEAD - 8} H${right + thick / 2}` }),
          svg("text", { class: "head-words", x: (inner.left + right) / 2, y: 15, "text-anchor": "middle" }, `against each other, ${kg.sinceWords(enemies)}`)),
      ],
      head(room, 18, `backers of ${kg.brief(pair[0])}`, "end"),
      pair[1] && head(wide - room, 18, `backers of ${kg.brief(pair[1])}`, "start"),
      bar(left, HEAD, thick, high - HEAD, pair[0], 0),
      pair[1] && bar(right, HEAD, thick, high - HEAD, pair[1], 1),
      column(columns[0], HEAD + 4, room, left),
      pair[1] && column(columns[1], HEAD + 4, wide - room, right + thick),
      middle,
    ];
    return picture(wide, high + 4, title(pair), drawn);
  }

  const title = (pair) => `Who backs whom: ${pair.map(kg.actorName).join(" against ")}`;

  /** For a narrow screen: one side under the other, then the band. */
  function stacked(wide, told) {
    const { pair, lists, mediators } = told;
    const room = Math.round(wide * 0.6);
    const thick = 30;
    const drawn = [];
    const shared = split(told);
    let y = 0;
    pair.forEach((actor, n) => {
      const blocks = lists[n].map((s) => {
        const b = block(s, s.fact.actors[0], room - 4);
        if (shared.includes(b.actor)) { b.small.push("backs the other side too"); b.tall += 15; }
        return Object.assign(b, { room: room - 4 });
      });
      drawn.push(head(room, y + 20, `backers of ${kg.brief(actor)}`, "end"));
      const high = Math.max(200, tall(blocks) + 8);
      drawn.push(bar(wide - thick, y + HEAD, thick, high, actor, n));
      drawn.push(blocks.length ? column(blocks, y + HEAD + 4, room, wide - thick) : svg("text", { class: "small", x: room, y: y + HEAD + 30, "text-anchor": "end" }, "no claim of backing counts"));
      y += HEAD + high + 14;
    });
    if (mediators.length) {
      drawn.push(head(wide / 2, y + 14, "hosts and mediators between them", "middle"));
      const found = band(mediators, 0, wide, y + 26);
      drawn.push(found.boxes);
      y = found.end;
    }
    return picture(wide, y + 4, title(pair), drawn);
  }

  /** One actor: its backers on the left, whom it backs on the right. */
  kg.drawActor = function (wide, actor, backers, backed) {
    const narrow = wide < 720;
    const thick = 34;
    const room = Math.round(wide * (narrow ? 0.6 : 0.37));
    const make = (list, part) => list.map((s) => Object.assign(block(s, s.fact.actors[part], room - 4), { room: room - 4 }));
    const [before, after] = [make(backers, 0), make(backed, 1)];
    const none = (x, y, text, anchor) => svg("text", { class: "small", x, y, "text-anchor": anchor }, text);
    if (narrow) {
      const first = Math.max(130, tall(before) + 8);
      const second = Math.max(130, tall(after) + 8);
      const x = wide - thick;
      return picture(wide, HEAD * 2 + first + second, `Backing of ${kg.actorName(actor)}`, [
        head(room, 20, "its backers", "end"), bar(x, HEAD, thick, first + second + HEAD, actor, 0),
        before.length ? column(before, HEAD + 4, room, x) : none(room, HEAD + 30, "no claim that anyone backs it", "end"),
        head(room, HEAD + first + 20, "whom it backs", "end"),
        after.length ? column(after, HEAD * 2 + first, room, x, true) : none(room, HEAD * 2 + first + 24, "no claim that it backs anyone", "end"),
      ]);
    }
    const x = (wide - thick) / 2;
    const high = Math.max(260, HEAD + tall(before), HEAD + tall(after));
    return picture(wide, high + 4, `Backing of ${kg.actorName(actor)}`, [
      head(room, 18, `backers of ${kg.brief(actor)}`, "end"), head(wide - room, 18, `whom ${kg.brief(actor)} backs`, "start"),
      bar(x, HEAD, thick, high - HEAD, actor, 0),
      before.length ? column(before, HEAD + 4, room, x) : none(room, HEAD + 40, "no claim that anyone backs it", "end"),
      after.length ? column(after, HEAD + 4, wide - room, x + thick, true) : none(wide - room, HEAD + 40, "no claim that it backs anyone", "start"),
    ]);
  };
})();

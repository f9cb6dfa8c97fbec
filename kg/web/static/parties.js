/* Parties: which two a war is between, who backs them, who hosts and mediates between them, as
   kg/figures/sides.py and kg/figures/mediation.py have it. */
(function () {
  "use strict";
  const kg = (window.kg = window.kg || {});
  const PLAYERS = new Set(["leadership", "representation", "membership"]);

  /** The two opponents that most backers stand behind, the ones named first. */
  kg.pair = function (bundle, v, named) {
    if (named.length >= 2) return named.slice(0, 2);
    const ties = kg.standings(bundle, kg.backdrop(v)).filter((s) => s.fact.tie && s.affirming.length).map((s) => s.fact);
    const number = new Map();
    for (const t of ties) if (t.kind === "backing") number.set(t.actors[1], (number.get(t.actors[1]) || 0) + 1);
    let pairs = ties.filter((t) => t.kind === "opposition").map((t) => t.actors);
    if (!pairs.length) {
      const most = [...number.keys()].sort((a, b) => number.get(b) - number.get(a) || kg.compare(a, b)).slice(0, 2);
      pairs = most.length ? [most] : [];
    }
    const weight = (p) => p.reduce((sum, a) => sum + (number.get(a) || 0), 0);
    const best = pairs.filter((p) => named.every((a) => p.includes(a)))
      .sort((a, b) => weight(b) - weight(a) || kg.compare(a.join(" "), b.join(" ")))[0] || named;
    return best.slice().sort((a, b) => named.includes(b) - named.includes(a) || (number.get(b) || 0) - (number.get(a) || 0) || kg.compare(a, b));
  };

  /** Hosts and mediators of talks, ceasefires and agreements in which a side takes part. */
  kg.mediators = function (bundle, v, pair, least) {
    const wide = kg.view(Object.assign({}, v, { kinds: ["talks", "ceasefire", "agreement"], means: [], statuses: [] }));
    const ours = new Set(pair);
    for (const c of bundle.claims) if (PLAYERS.has(c.fact.kind) && c.affirms && pair.includes(c.fact.actors[1])) ours.add(c.fact.actors[0]);
    const parts = new Map();
    for (const entry of kg.events(bundle, wide)) {
      if (least > 1 && kg.independent(bundle, entry.standing.sources) < least) continue;
      const others = entry.roles.filter(([role]) => role !== "host" && role !== "mediator").flatMap(([, actors]) => actors);
      if (!others.some((a) => ours.has(a))) continue;
      for (const role of ["mediator", "host"]) {
        for (const actor of (entry.roles.find(([r]) => r === role) || [0, []])[1]) {
          if (ours.has(actor)) continue;
          if (!parts.has(actor)) parts.set(actor, { actor, mediator: 0, host: 0, events: new Set() });
          parts.get(actor)[role] += 1;
          parts.get(actor).events.add(entry.standing);
        }
      }
    }
    const backing = kg.standings(bundle, kg.view(Object.assign({}, v, { kinds: ["backing"], statuses: [] })))
      .filter((s) => s.affirming.length && !kg.undated(s, v.as_of));
    return [...parts.values()]
      .map((m) => Object.assign(m, {
        backs: pair.filter((side) => backing.some((s) => s.fact.actors[0] === m.actor && s.fact.actors[1] === side)),
        words: [m.mediator && `mediator ${m.mediator}×`, m.host && `host ${m.host}×`].filter(Boolean).join(", "),
      }))
      .sort((a, b) => b.events.size - a.events.size || kg.compare(a.actor, b.actor));
  };

  const RANK = (s) => [s.verdict ? kg.VERDICTS.indexOf(s.verdict) : 4, -s.sources.length];
  const byRank = (a, b) => RANK(a)[0] - RANK(b)[0] || RANK(a)[1] - RANK(b)[1] || kg.compare(a.fact.id, b.fact.id);

  /** The backing ties of the standings in which an actor plays a part (0 backer, 1 backed), best first. */
  kg.backingOf = (standings, actor, part, day) =>
    standings.filter((s) => s.fact.kind === "backing" && s.fact.actors[part] === actor && !kg.undated(s, day)).sort(byRank);
})();

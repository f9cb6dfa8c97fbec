/* Happenings: the events of a view in order of date, each with the date that is told best, as
   kg/timeline.py picks it. */
(function () {
  "use strict";
  const kg = (window.kg = window.kg || {});
  const { LAST, compare, earlier, view, standings } = kg;

  /** The dates that are said of an event, the best first: stated, least doubt, most claims, earliest. */
  function datings(s) {
    const said = new Map();
    for (const claim of s.affirming.length ? s.affirming : s.claims) {
      if (!claim.span.extent) continue;
      const key = `${claim.span.edtf}|${claim.span.attested ? claim.span.attested.edtf : ""}`;
      if (!said.has(key)) said.set(key, { span: claim.span, claims: [] });
      said.get(key).claims.push(claim);
    }
    return [...said.values()].sort(byRank).map((one) => one.span);
  }

  function byRank(a, b) {
    const rank = ({ span: s, claims }) => [
      claims.some((c) => c.certainty === "stated") ? 0 : 1, doubt(s.start), doubt(s.end), -claims.length,
      s.extent[0], s.extent[1], s.text,
    ];
    const [x, y] = [rank(a), rank(b)];
    const at = x.findIndex((value, n) => value !== y[n]);
    return at < 0 ? 0 : x[at] < y[at] ? -1 : 1;
  }

  function doubt(m) {
    if (!m || !m.earliest || !m.latest) return Infinity;
    return daysBetween(m.earliest, m.latest) + (/[?%]$/.test(m.edtf) ? 0.5 : 0);
  }

  function daysBetween(a, b) { return Math.round((Date.parse(b) - Date.parse(a)) / 864e5); }

  /** The events of a view in order of date: {standing, span, earliest, latest, places, roles}. */
  function events(bundle, v, claims) {
    const until = earlier(v.until, v.as_of);
    return standings(bundle, view(Object.assign({}, v, { as_of: null })), claims)
      .filter((s) => !s.fact.tie)
      .map((s) => entry(bundle, s))
      .filter((e) => e.earliest
        ? (!until || e.earliest <= until) && (!v.since || e.latest >= v.since)
        : !v.since && !v.until)
      .sort((a, b) => compare(a.earliest || LAST, b.earliest || LAST) ||
        compare(a.latest || LAST, b.latest || LAST) || compare(a.standing.fact.id, b.standing.fact.id));
  }

  function entry(bundle, s) {
    const dates = datings(s);
    const speaking = s.affirming.length ? s.affirming : s.claims;
    const roles = bundle.kinds[s.fact.kind].roles.map((role) => [
      role,
      [...new Set(speaking.flatMap((c) => c.participants.filter((p) => p[0] === role).flatMap((p) => p[1])))],
    ]).filter(([, actors]) => actors.length);
    const picked = dates[0] || null;
    return {
      standing: s, span: picked, datings: dates, roles,
      earliest: picked && picked.extent ? picked.extent[0] : null,
      latest: picked && picked.extent ? picked.extent[1] : null,
      places: [...new Set(speaking.map((c) => c.place).filter(Boolean))],
    };
  }

  Object.assign(kg, { events, daysBetween });
})();

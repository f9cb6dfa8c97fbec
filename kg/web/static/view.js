/* View: the claims that a reader lets count, and the facts folded from them.

   The same rules as kg/view in Python (counts, fold, status, verdict on a day, window, persistence),
   held equal to it by a test. Days are ISO texts: their order is the order of the letters. */
(function () {
  "use strict";
  const kg = (window.kg = window.kg || {});
  const FIRST = "0001-01-01";
  const LAST = "9999-12-31";
  const VERDICTS = ["holds", "presumed", "possible", "not"];
  const NONE = ["sources", "without", "according_to", "kinds", "means", "methods", "places", "statuses"];

  // -- the bundle, unpacked ----------------------------------------------------------------------

  function moment(told) {
    if (!told) return null;
    if (typeof told === "string") return { edtf: told, earliest: told, latest: told };
    return { edtf: told[0], earliest: told[1], latest: told[2] };
  }

  /** A span with its four bounds: start earliest and latest, end earliest and latest. */
  function span(told) {
    told = told || {};
    const s = {
      edtf: told.edtf || "", start: moment(told.start), end: moment(told.end), attested: moment(told.attested),
      open_start: !!told.open_start, open_end: !!told.open_end, point: !!told.point, words: told.words || "",
    };
    s.start_earliest = s.start ? s.start.earliest : null;
    s.start_latest = earlier(s.start && s.start.latest, s.attested && s.attested.latest);
    s.end_earliest = later(s.end && s.end.earliest, s.attested && s.attested.earliest);
    s.end_latest = s.end ? s.end.latest : null;
    const named = [s.start_earliest, s.start_latest, s.end_earliest, s.end_latest].filter(Boolean).sort();
    s.extent = named.length ? [named[0], named[named.length - 1]] : null;
    s.text = s.attested && !s.edtf ? `attested ${s.attested.edtf}` : s.edtf || "undated";
    return s;
  }

  function earlier(a, b) { return a && b ? (a < b ? a : b) : a || b || null; }
  function later(a, b) { return a && b ? (a > b ? a : b) : a || b || null; }

  /** The claims of a bundle with every default spelled out, in order of publication. */
  function unpack(bundle) {
    for (const [id, fact] of Object.entries(bundle.facts)) {
      fact.id = id;
      fact.tie = !!bundle.kinds[fact.kind].tie;
    }
    for (const noun of ["actors", "places", "sources"]) {
      for (const [id, card] of Object.entries(bundle[noun])) card.id = id;
    }
    for (const source of Object.values(bundle.sources)) {
      source.published = moment(source.published);
      source.told = moment(source.told);
    }
    for (const claim of bundle.claims) unpackClaim(claim, bundle);
    bundle.claims.sort(byPublication);
    return bundle;
  }

  function unpackClaim(claim, bundle) {
    claim.fact = bundle.facts[claim.about];
    claim.published = moment(claim.published);
    claim.retracted = moment(claim.retracted);
    claim.affirms = !claim.denies;
    claim.certainty = claim.alleged ? "alleged" : "stated";
    claim.method = claim.method || "curated";
    claim.according_to = claim.according_to || "";
    claim.place = claim.place || "";
    claim.means = claim.means || [];
    claim.counts = claim.counts || [];
    claim.span = span(claim.span);
    claim.roles = claim.roles || [];
    claim.participants = claim.fact.tie ? tieRoles(claim.fact, bundle.kinds[claim.fact.kind]) : claim.roles;
    claim.actors = new Set(claim.participants.flatMap((pair) => pair[1]));
    claim.specific = claim.means.filter((m) => m !== "unspecified" && m !== "unknown");
  }

  function tieRoles(fact, kind) {
    if (kind.symmetric) return [[kind.roles[0], fact.actors]];
    return fact.actors.map((actor, n) => [kind.roles[n], [actor]]);
  }

  function compare(a, b) { return a < b ? -1 : a > b ? 1 : 0; }

  function byPublication(a, b) {
    const edtf = (c) => (c.published ? c.published.edtf : "");
    return compare(edtf(a), edtf(b)) || compare(a.source, b.source) || compare(a.id, b.id);
  }

  // -- which claims count ------------------------------------------------------------------------

  function view(filters) {
    const found = Object.assign(
      { as_of: null, since: null, until: null, known_by: null, min_confidence: 0, persistence: "until-contradicted" },
      filters
    );
    for (const name of NONE) found[name] = new Set(found[name] || []);
    return found;
  }

  /** A view without its choice of facts: kinds, means, places, statuses. */
  function backdrop(v) {
    return view(Object.assign({}, v, { kinds: [], means: [], places: [], statuses: [] }));
  }

  function includes(bundle, broad, narrow) {
    let step = narrow;
    while (step && step !== broad) step = bundle.means[step] && bundle.means[step].broader;
    return step === broad;
  }

  function counts(bundle, v, claim) {
    return (
      publishedBy(claim, v.known_by) &&
      (!v.sources.size || v.sources.has(claim.source)) &&
      !v.without.has(claim.source) &&
      (!v.according_to.size || v.according_to.has(claim.according_to)) &&
      (!v.kinds.size || v.kinds.has(claim.fact.kind)) &&
      (!v.means.size || anyMeans(bundle, v.means, claim)) &&
      (!v.methods.size || v.methods.has(claim.method)) &&
      (!v.places.size || v.places.has(claim.place)) &&
      (claim.confidence === undefined || claim.confidence >= v.min_confidence)
    );
  }

  function publishedBy(claim, limit) {
    return !limit || !!(claim.published && claim.published.latest && claim.published.latest <= limit);
  }

  function retractedBy(claim, knownBy) {
    if (!claim.retracted) return false;
    return !knownBy || (claim.retracted.earliest || FIRST) <= knownBy;
  }

  function namesMeans(bundle, wanted, claim) {
    return claim.means.some((narrow) => [...wanted].some((broad) => includes(bundle, broad, narrow)));
  }

  function anyMeans(bundle, wanted, claim) {
    if (claim.affirms || namesMeans(bundle, wanted, claim)) return namesMeans(bundle, wanted, claim);
    const denied = claim.specific;
    return !denied.length || denied.some((broad) => [...wanted].some((want) => includes(bundle, broad, want)));
  }

  // -- facts as they stand -----------------------------------------------------------------------

  /** The facts that the counting claims are about, as they stand, in order of fact id. */
  function standings(bundle, v, claims) {
    const byFact = new Map();
    for (const claim of claims || bundle.claims) {
      if (!counts(bundle, v, claim)) continue;
      if (!byFact.has(claim.about)) byFact.set(claim.about, []);
      byFact.get(claim.about).push(claim);
    }
    return [...byFact.keys()].sort(compare)
      .map((id) => fold(bundle, v, bundle.facts[id], byFact.get(id)))
      .filter((standing) => standing && shows(bundle, v, standing));
  }

  function fold(bundle, v, fact, said) {
    let live = said.filter((c) => !retractedBy(c, v.known_by));
    if (!live.length) return standing(fact, said, "retracted");
    const dated = v.as_of && fact.tie;
    if (dated) live = live.filter((c) => c.affirms || mayCover(c.span, v.as_of));
    const affirming = live.filter((c) => c.affirms);
    if (v.means.size && !live.some((c) => c.affirms || c.specific.length)) return null;
    const status = statusOf(bundle, affirming, live.filter((c) => !c.affirms));
    if (!dated) return standing(fact, live, status);
    if (!affirming.length) return live.length ? standing(fact, live, status) : null;
    return standing(fact, live, status, verdict(affirming.map((c) => c.span), v.as_of, v.persistence));
  }

  function statusOf(bundle, affirming, denying) {
    if (!affirming.length) return "denied";
    const unopposed = affirming.filter((c) => !denying.some((denial) => opposes(bundle, denial, c)));
    if (!unopposed.length) return "disputed";
    return unopposed.some((c) => c.certainty === "stated") ? "stated" : "alleged";
  }

  /** True when a denial bears on an affirmation: a denial of troops does not bear on arms. */
  function opposes(bundle, denial, claim) {
    if (!denial.specific.length) return true;
    return claim.specific.length > 0 &&
      claim.specific.every((narrow) => denial.specific.some((broad) => includes(bundle, broad, narrow)));
  }

  function shows(bundle, v, s) {
    if (s.verdict === "not" || !inWindow(v, s)) return false;
    if (v.means.size && !s.claims.some((c) => namesMeans(bundle, v.means, c))) return false;
    return v.statuses.size ? v.statuses.has(s.status) : s.status !== "retracted";
  }

  function inWindow(v, s) {
    if (!v.since && !v.until) return true;
    const first = v.since || FIRST;
    const last = v.until || LAST;
    const extents = s.claims.map((c) => c.span.extent).filter(Boolean);
    if (extents.some(([begun, ended]) => begun <= last && first <= ended)) return true;
    if (!v.since || !s.fact.tie) return false;
    const found = verdict(s.affirming.map((c) => c.span), first, v.persistence);
    return found === "holds" || found === "presumed";
  }

  const unique = (words) => [...new Set(words)].sort(compare);

  function standing(fact, said, status, found) {
    const claims = said.slice().sort(byPublication);
    const affirming = claims.filter((c) => c.affirms);
    const denying = claims.filter((c) => !c.affirms);
    const named = unique(affirming.flatMap((c) => c.means));
    const better = named.filter((m) => m !== "unspecified");
    const attested = affirming.flatMap((c) => [c.span.start, c.span.attested, c.span.end].filter(Boolean));
    const since = best(affirming.map((c) => c.span.start).filter(Boolean), firstDay, -1);
    const until = best(affirming.map((c) => c.span.end).filter(Boolean), lastDay, 1);
    const last = best(attested, firstDay, 1);
    return {
      fact, claims, status, verdict: found || null, affirming, denying,
      sources: unique(claims.map((c) => c.source)),
      speakers: unique(claims.map((c) => c.according_to).filter(Boolean)),
      means: better.length ? better : named,
      denied_means: unique(denying.flatMap((c) => c.specific)),
      posts: unique(affirming.map((c) => c.post).filter(Boolean)),
      since, until,
      first_attested: best(attested, lastDay, -1),
      last_attested: last,
      ended: until && last && compareDays(lastDay(until), lastDay(last)) >= 0 ? until : null,
    };
  }

  const firstDay = (m) => [m.earliest || FIRST, m.latest || LAST];
  const lastDay = (m) => [m.latest || LAST, m.earliest || FIRST];
  const compareDays = (a, b) => compare(a[0], b[0]) || compare(a[1], b[1]);

  /** The first moment that is least (way -1) or greatest (way 1) by a key; null where there is none. */
  function best(moments, key, way) {
    return moments.reduce((a, b) => (a === null || compareDays(key(b), key(a)) * way > 0 ? b : a), null);
  }

  // -- whether a tie holds on a day --------------------------------------------------------------

  function surelyCovers(s, on) {
    return !!(s.start_latest && s.end_earliest && s.start_latest <= on && on <= s.end_earliest);
  }

  function mayCover(s, on) {
    return !(s.start_earliest && on < s.start_earliest) && !(s.end_latest && s.end_latest < on);
  }

  function seen(s) {
    const days = [s.start_latest, s.end_earliest].filter(Boolean).sort();
    return days.length ? [days[0], days[days.length - 1]] : null;
  }

  function verdict(spans, on, persistence) {
    if (spans.some((s) => surelyCovers(s, on))) return "holds";
    const before = spans.map(seen).filter((d) => d && d[1] <= on).map((d) => d[1]).sort().pop();
    if (before) {
      const again = spans.filter((s) => goesOn(s, before, on)).map((s) => seen(s)[0]).sort()[0];
      if (again && !ends(spans, before, again)) return "holds";
      if (!mayEnd(spans, before, on) && allows(persistence, before, on)) return "presumed";
    }
    return spans.some((s) => mayCover(s, on) && !ended(s, spans, on)) ? "possible" : "not";
  }

  function goesOn(s, before, on) {
    const days = seen(s);
    const anew = s.start && (s.start_earliest || FIRST) > before;
    return !!days && days[0] >= on && !anew;
  }

  function ends(spans, since, on) {
    return spans.some((s) => s.end && s.end.latest && since <= s.end.latest && s.end.latest < on);
  }

  function ended(s, spans, on) {
    const days = seen(s);
    return !!days && ends(spans, days[1], on);
  }

  function mayEnd(spans, since, on) {
    return spans.some((s) => s.end && (s.end.latest || LAST) >= since && (s.end_earliest || since) <= on);
  }

  function allows(rule, last, on) {
    if (rule === "until-contradicted") return true;
    if (rule === "none") return on <= last;
    const [, number, unit] = /^(\d+) (day|week|month|year)s?$/.exec(rule);
    return on <= laterBy(last, Number(number), unit);
  }

  function laterBy(from, number, unit) {
    const [y, m, d] = from.split("-").map(Number);
    if (unit === "day" || unit === "week") {
      const moved = new Date(Date.UTC(2000, 0, 1));
      moved.setUTCFullYear(y, m - 1, d + number * (unit === "week" ? 7 : 1));
      return iso(moved);
    }
    const months = y * 12 + m - 1 + number * (unit === "year" ? 12 : 1);
    const year = Math.floor(months / 12);
    if (year > 9999) return LAST;
    const length = new Date(Date.UTC(2000, 0, 1));
    length.setUTCFullYear(year, (months % 12) + 1, 0);
    const kept = Math.min(d, length.getUTCDate());
    return [String(year).padStart(4, "0"), pad((months % 12) + 1), pad(kept)].join("-");
  }

  const pad = (n) => String(n).padStart(2, "0");

  function iso(moved) {
    if (!(moved.getUTCFullYear() <= 9999)) return LAST;
    return [String(moved.getUTCFullYear()).padStart(4, "0"), pad(moved.getUTCMonth() + 1), pad(moved.getUTCDate())].join("-");
  }

  /** True for a tie that is possible only because nobody says when it began. */
  function undated(s, on) {
    if (!on || s.verdict !== "possible") return false;
    return !s.affirming.map((c) => c.span).filter((p) => mayCover(p, on))
      .some((p) => p.start || [p.start_latest, p.end_earliest].some((other) => other && other <= on));
  }

  // -- independent sources -----------------------------------------------------------------------

  /** How many of these sources are independent of each other, as kg.model.witnesses counts them. */
  function independent(bundle, ids) {
    const rooms = new Map();
    for (const id of unique(ids)) {
      const source = bundle.sources[id] || {};
      const room = source.room || `only ${id}`;
      const told = source.told;
      const days = [(told && told.earliest) || FIRST, (told && told.latest) || LAST, id];
      rooms.set(room, [...(rooms.get(room) || []), days]);
    }
    return [...rooms.values()].reduce((sum, told) => sum + stories(told), 0);
  }

  function stories(told) {
    let waiting = told.slice().sort((a, b) => compare(a[1], b[1]) || compare(a[2], b[2]));
    let number = 0;
    while (waiting.length) {
      const limit = laterBy(waiting[0][1], 3, "day");
      waiting = waiting.filter((one) => !(one[0] === FIRST || one[0] <= limit));
      number += 1;
    }
    return number;
  }

  // -- events by date ----------------------------------------------------------------------------

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

  // -- what is in force, in words ----------------------------------------------------------------

  const TOLD = [
    ["as_of", "as of"], ["since", "from"], ["until", "to"], ["known_by", "known by"],
    ["sources", "only sources"], ["without", "without sources"], ["according_to", "according to"],
    ["kinds", "kinds"], ["means", "means"], ["methods", "methods"], ["places", "places"],
    ["statuses", "status"], ["min_confidence", "confidence from"],
  ];

  /** The filters in force, told in words, as Python's View.header tells them. */
  function header(v) {
    const told = TOLD.map(([name, words]) => {
      const value = v[name];
      if (value instanceof Set) return value.size ? `${words} ${[...value].sort(compare).join(", ")}` : "";
      return value ? `${words} ${value}` : "";
    }).filter(Boolean);
    return v.as_of ? [...told, `persistence: ${v.persistence}`] : told;
  }

  Object.assign(kg, {
    FIRST, LAST, VERDICTS, unpack, view, backdrop, counts, standings, verdict, undated, independent, events,
    header, includes, compare, daysBetween, laterBy, opposes, moment,
  });
})();

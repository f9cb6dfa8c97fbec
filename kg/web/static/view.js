/* View: the claims that a reader lets count, and the facts folded from them.

   The same rules as kg/view in Python (counts, fold, status, window), held equal to it by a test. */
(function () {
  "use strict";
  const kg = (window.kg = window.kg || {});
  const { FIRST, LAST, compare, byPublication, verdict, mayCover } = kg;
  const NONE = ["sources", "without", "according_to", "kinds", "means", "methods", "places", "statuses"];

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
      (!v.places.size || liesWithin(bundle, claim.place, v.places)) &&
      (claim.confidence === undefined || claim.confidence >= v.min_confidence)
    );
  }

  /** Whether a place is one of these or lies, step by step, within one. */
  function liesWithin(bundle, place, wanted) {
    const passed = new Set();
    while (place && !wanted.has(place) && !passed.has(place)) {
      passed.add(place);
      place = (bundle.places[place] || {}).within;
    }
    return wanted.has(place);
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

  Object.assign(kg, { view, backdrop, counts, standings, header });
})();

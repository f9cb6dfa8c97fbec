/* Claims: the bundle unpacked: every default spelled out, spans with their four bounds, the claims in
   order of publication. Days are ISO texts: their order is the order of the letters. */
(function () {
  "use strict";
  const kg = (window.kg = window.kg || {});
  const FIRST = "0001-01-01";
  const LAST = "9999-12-31";

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

  Object.assign(kg, { FIRST, LAST, unpack, compare, byPublication, earlier });
})();

/* Days: whether a tie holds on a day: the verdict, folded from the spans of the affirming claims, as
   kg/view/on_day.py and kg/view/persistence.py have it. */
(function () {
  "use strict";
  const kg = (window.kg = window.kg || {});
  const { FIRST, LAST } = kg;
  const VERDICTS = ["holds", "presumed", "possible", "not"];

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

  Object.assign(kg, { VERDICTS, verdict, mayCover, undated, laterBy });
})();

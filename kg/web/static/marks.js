/* Marks: a status as a little line, the same dashes and colours everywhere, and the legend. */
(function () {
  "use strict";
  const kg = (window.kg = window.kg || {});
  const { el, svg } = kg;

  /** The line of a status as a small picture. */
  kg.mark = (status) =>
    svg("svg", { class: `mark is-${status}`, width: 30, height: 12, viewBox: "0 0 30 12", "aria-hidden": "true" },
      svg("line", { class: "tie-line", x1: 1, y1: 6, x2: 29, y2: 6 }),
      status === "disputed" && svg("path", { class: "cross", d: "M11 2 L19 10 M19 2 L11 10" }),
      status === "denied" && svg("path", { class: "cross", d: "M15 1 L15 11" }));

  /** A status as a word with its line and its meaning. */
  kg.badge = (status) => el("span", { class: `badge is-${status}`, title: kg.bundle.statuses[status] }, kg.mark(status), status);

  /** The legend: [picture or text, words] pairs after the statuses. */
  kg.legend = function (statuses, more) {
    const shown = Object.keys(kg.bundle.statuses).filter((s) => statuses.has(s));
    return el("details", { class: "legend", open: window.innerWidth > 700 },
      el("summary", {}, "Legend"),
      el("dl", {},
        shown.map((s) => el("div", {}, el("dt", {}, kg.mark(s), ` ${s}`), el("dd", {}, kg.bundle.statuses[s]))),
        (more || []).map(([sign, words]) => el("div", {}, el("dt", {}, sign), el("dd", {}, words)))));
  };

  const SHORT = { unspecified: "", unknown: "" };

  /** The means of a standing in words: "funding, weapons (denied)". */
  kg.meansWords = function (s) {
    const told = s.means.filter((m) => !(m in SHORT));
    if (!s.affirming.length) return s.denied_means.length ? `${s.denied_means.join(", ")} denied` : "only denied";
    return told.map((m) => (s.denied_means.includes(m) ? `${m} (denied)` : m)).join(", ") || "means not told";
  };

  /** "since 2019-04" where a start is dated, or "by 2019-04-08", the first day on which it held. */
  kg.sinceWords = function (s) {
    if (s.since && (s.since.earliest || kg.FIRST) <= (s.first_attested.latest || kg.LAST)) return `since ${kg.date(s.since)}`;
    return s.first_attested ? `by ${kg.date(s.first_attested)}` : "undated";
  };

  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

  const SEASONS = { 21: "spring", 22: "summer", 23: "autumn", 24: "winter" };

  /** A moment for reading: "8 Apr 2019", "Apr 2019", and its EDTF text where it is more than that. */
  kg.date = function (m) {
    const set = m && /^\[([^,.]+)\.\.([^,.]+)\]$/.exec(m.edtf);
    if (set) return `${kg.date({ edtf: set[1] })} – ${kg.date({ edtf: set[2] })}`;
    const half = m && /^\[(\.\.)?([^,.]+)(\.\.)?\]$/.exec(m.edtf);
    if (half) return `${kg.date({ edtf: half[2] })} or ${half[1] ? "earlier" : "later"}`;
    const season = m && /^(\d{4})-(2[1-4])$/.exec(m.edtf);
    if (season) return `${SEASONS[season[2]]} ${season[1]}`;
    const found = m && /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?([?~%]?)$/.exec(m.edtf);
    if (!found) return m ? m.edtf : "";
    const [, year, month, day, mark] = found;
    const about = { "~": "about ", "?": "perhaps ", "%": "perhaps about " }[mark] || "";
    return about + [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
  };

  /** A span for reading. */
  kg.when = function (s) {
    if (s.point) return kg.date(s.start);
    const attested = s.attested ? `held on ${kg.date(s.attested)}` : "";
    if (!s.edtf) return attested || "undated";
    const from = s.start ? `from ${kg.date(s.start)}` : s.open_start ? "always before" : "start not told";
    const to = s.end ? `until ${kg.date(s.end)}` : s.open_end ? "and going on" : "end not told";
    return [`${from}, ${to}`, attested].filter(Boolean).join("; ");
  };
})();

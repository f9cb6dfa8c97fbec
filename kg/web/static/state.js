/* State: everything that a reader chose, in the hash of the address: `#as_of=2020-06-02&kind=backing`.

   The names are those of the filters of the command line. A list stands as a name said again. */
(function () {
  "use strict";
  const kg = (window.kg = window.kg || {});
  // name in the address -> name in the view, and the option on the command line
  const SINGLE = { as_of: "as_of", from: "since", to: "until", known_by: "known_by", min_confidence: "min_confidence", persist: "persistence" };
  const LISTS = {
    status: "statuses", source: "sources", without_source: "without", according_to: "according_to",
    method: "methods", kind: "kinds", means: "means", place: "places",
  };
  const CARRIED = [...Object.keys(SINGLE), ...Object.keys(LISTS), "actor", "min_sources", "part_actor", "part_kind", "part_from", "part_to"];
  const watchers = [];

  function read() {
    return new URLSearchParams(location.hash.slice(1));
  }

  /** The one value of a name, or "". */
  function get(name) { return read().get(name) || ""; }

  /** All values of a name. */
  function all(name) { return read().getAll(name).filter(Boolean); }

  /** Change some names (a text, a list, or "" to take it away) and tell everybody. */
  function set(changes) {
    const told = read();
    for (const [name, value] of Object.entries(changes)) {
      told.delete(name);
      for (const one of Array.isArray(value) ? value : [value]) if (one) told.append(name, one);
    }
    const text = String(told);
    if (text === location.hash.slice(1)) return;
    history.pushState(null, "", text ? `#${text}` : location.pathname);
    tell();
  }

  function tell() {
    carry();
    for (const watcher of watchers) watcher();
  }

  /** Links to the other screens keep the filters. */
  function carry() {
    const told = new URLSearchParams();
    for (const [name, value] of read()) if (CARRIED.includes(name)) told.append(name, value);
    for (const link of document.querySelectorAll("header nav a, a[data-carry]")) {
      const bare = link.getAttribute("href").split("#")[0];
      link.setAttribute("href", String(told) ? `${bare}#${told}` : bare);
    }
  }

  const DAY = /^\d{4}-\d\d-\d\d$/;

  /** The view that the address asks for; what is malformed is left out. */
  function view() {
    const told = {};
    for (const [name, field] of Object.entries(SINGLE)) {
      const value = get(name);
      const fits = { persist: /^(none|until-contradicted|\d+ (day|week|month|year)s?)$/, min_confidence: /^[\d.]+$/ }[name] || DAY;
      if (fits.test(value)) told[field] = name === "min_confidence" ? Number(value) : value;
    }
    for (const [name, field] of Object.entries(LISTS)) told[field] = all(name);
    return kg.view(told);
  }

  /** The filters as options of the command line. */
  function options() {
    const quoted = (word) => (/^[\w.-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`);
    return [...Object.keys(SINGLE), ...Object.keys(LISTS)]
      .flatMap((name) => all(name).map((value) => `--${name.replace("_", "-")} ${quoted(value)}`)).join(" ");
  }

  kg.state = { get, all, set, view, options, watch: (watcher) => watchers.push(watcher), start: carry };
  kg.filterNames = { SINGLE: Object.keys(SINGLE), LISTS: Object.keys(LISTS) };
  window.addEventListener("hashchange", tell);
  window.addEventListener("popstate", tell);
})();

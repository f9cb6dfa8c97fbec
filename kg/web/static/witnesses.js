/* Witnesses: how many sources are independent of each other, as kg/model/witnesses.py counts them. */
(function () {
  "use strict";
  const kg = (window.kg = window.kg || {});
  const { FIRST, LAST, compare, laterBy } = kg;

  /** How many of these sources are independent of each other, as kg.model.witnesses counts them. */
  function independent(bundle, ids) {
    const rooms = new Map();
    for (const id of [...new Set(ids)].sort(compare)) {
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

  Object.assign(kg, { independent });
})();

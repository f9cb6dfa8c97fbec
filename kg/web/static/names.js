/* Names: how actors, places and sources are called, and the search over all their spellings. */
(function () {
  "use strict";
  const kg = (window.kg = window.kg || {});

  /** The name of an actor, place or source, or the id where there is none. */
  kg.name = (id) => {
    const card = kg.bundle.actors[id] || kg.bundle.places[id] || kg.bundle.sources[id];
    return (card && (card.name || card.title)) || id;
  };
  kg.actorName = (id) => (kg.bundle.actors[id] || { name: id }).name;
  kg.placeName = (id) => (kg.bundle.places[id] || { name: id }).name;

  /** A short name: the shortest all-capital alias, or the name without its brackets. */
  kg.brief = (id) => {
    const capitals = ((kg.bundle.actors[id] || {}).aliases || []).filter((a) => /^[A-Z]{2,6}$/.test(a));
    return capitals.sort((a, b) => a.length - b.length)[0] || kg.actorName(id).split(" (")[0];
  };

  /** A tie as a sentence of names, an event by its name. */
  kg.sentence = (fact) => {
    if (!fact.tie) return fact.name || fact.id;
    const verb = kg.bundle.kinds[fact.kind].verb.replace(/-/g, " ");
    const [first, second, ...against] = fact.actors.map(kg.actorName);
    return `${first} ${verb === "allied with" ? "is allied with" : verb === "member of" ? "is a member of" : verb} ${second}` +
      against.map((a) => ` against ${a}`).join("");
  };

  const LIKE = [
    ["tch", "c"], ["tsch", "c"], ["kh", "h"], ["gh", "g"], ["ph", "f"], ["dh", "d"], ["th", "t"], ["ch", "c"],
    ["sh", "s"], ["zh", "z"], ["dj", "j"], ["ts", "s"], ["ck", "k"], ["q", "k"], ["w", "v"], ["x", "ks"], ["z", "s"],
  ];

  /** Small letters without accents. */
  function plain(text) {
    const letters = { ı: "i", ł: "l", ø: "o", đ: "d", ß: "s", æ: "a" };
    return text.toLowerCase().replace(/[ıłøđßæ]/g, (c) => letters[c]).normalize("NFKD")
      .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, "").replace(/[أإآٱ]/g, "ا").replace(/[’'`.]/g, "");
  }

  /** The consonants of a Latin name: the same for Haftar and Hifter, Mismari and al-Mosmari. */
  function skeleton(text) {
    const words = plain(text).replace(/\b(al|el|as|ash|ad|ar|an|at|az|es|ul|ed|ud)[- ](?=\w)/g, "").split(/[^a-z]+/);
    return words.filter(Boolean).map((word) => {
      for (const [written, like] of LIKE) word = word.split(written).join(like);
      word = word.replace(/(.)\1+/g, "$1");
      return (/^[aeiouy]/.test(word) ? "a" : word[0]) + word.slice(1).replace(/[aeiouyh]+/g, "");
    }).join(" ");
  }

  let known = null;

  function names() {
    if (known) return known;
    known = [];
    const add = (noun, id, label, texts) => {
      for (const [text, lang] of texts) {
        known.push({ noun, id, label, text, lang, plain: plain(text), bones: skeleton(text) });
      }
    };
    const spelled = (card) => [
      [card.name, "en"], ...(card.aliases || []).map((a) => [a, "en"]), ...(card.names || []), ...(card.also || []).map((a) => [a, "en"]),
    ];
    for (const [id, card] of Object.entries(kg.bundle.actors)) add("actor", id, card.name, spelled(card));
    for (const [id, card] of Object.entries(kg.bundle.places)) add("place", id, card.name, spelled(card));
    for (const [id, card] of Object.entries(kg.bundle.sources)) {
      add("source", id, card.title, [[card.title, card.language || "en"], [card.publisher || "", "en"]].filter((p) => p[0]));
    }
    return known;
  }

  function score(one, wanted, bones) {
    if (one.plain === wanted) return 5;
    if (one.plain.startsWith(wanted)) return 4;
    if (one.plain.includes(` ${wanted}`)) return 3;
    if (bones.length > 1 && one.bones === bones) return 2.5;
    if (wanted.length > 2 && one.plain.includes(wanted)) return 2;
    if (bones.length > 2 && ` ${one.bones} `.includes(` ${bones} `)) return 1.5;
    return wanted.length > 3 && near(one.plain, wanted) ? 1 : 0;
  }

  /** True when two texts of like length share most of their pairs of letters. */
  function near(a, b) {
    if (Math.abs(a.length - b.length) > 3) return false;
    const pairs = (text) => new Set([...text].map((c, n) => c + (text[n + 1] || "")));
    const [x, y] = [pairs(a), pairs(b)];
    const shared = [...x].filter((pair) => y.has(pair)).length;
    return (2 * shared) / (x.size + y.size) > 0.6;
  }

  /** The actors, places and sources whose names are like a text, the likest first. */
  kg.search = function (text, most) {
    const wanted = plain(text.trim());
    if (!wanted) return [];
    const bones = skeleton(text);
    const best = new Map();
    for (const one of names()) {
      const found = score(one, wanted, bones) + (one.noun === "actor" ? 0.3 : one.noun === "place" ? 0.1 : 0);
      if (found < 1) continue;
      const key = `${one.noun} ${one.id}`;
      if (!best.has(key) || best.get(key).found < found) best.set(key, { ...one, found });
    }
    return [...best.values()].sort((a, b) => b.found - a.found || kg.compare(a.label, b.label)).slice(0, most || 9);
  };
})();

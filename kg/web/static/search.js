/* Search box: an actor, place or source by any of its spellings; a list that keys and mouse walk. */
(function () {
  "use strict";
  const kg = (window.kg = window.kg || {});
  const { el } = kg;
  let number = 0;

  /** A box that finds names; `choose({noun, id})` is told what was taken. */
  kg.searchBox = function (words, choose, nouns) {
    const id = `search-${(number += 1)}`;
    const input = el("input", {
      type: "search", role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list",
      autocomplete: "off", spellcheck: "false", dir: "auto", placeholder: "any spelling or script",
    });
    const list = el("ul", { id, role: "listbox", class: "found", hidden: true, "aria-label": "Names found" });
    let found = [];
    let at = -1;

    const close = () => {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
      at = -1;
    };
    const take = (one) => {
      close();
      input.value = "";
      if (one) choose(one);
    };
    const mark = () => {
      [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === at)));
      if (at >= 0) input.setAttribute("aria-activedescendant", `${id}-${at}`);
    };
    const show = () => {
      found = kg.search(input.value, 30).filter((one) => !nouns || nouns.includes(one.noun)).slice(0, 9);
      list.replaceChildren(...found.map((one, n) =>
        el("li", { role: "option", id: `${id}-${n}`, "aria-selected": "false", onmousedown: (e) => { e.preventDefault(); take(one); } },
          el("span", { dir: "auto" }, one.label),
          one.text !== one.label && el("span", { class: "spelled", dir: "auto", lang: one.lang }, one.text),
          el("small", {}, one.noun))));
      if (input.value.trim() && !found.length) list.append(el("li", { class: "none" }, "no name is like this"));
      list.hidden = !input.value.trim();
      input.setAttribute("aria-expanded", String(!list.hidden));
      at = found.length ? 0 : -1;
      mark();
    };
    input.addEventListener("input", show);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (e) => {
      if (e.key === "ArrowDown" || e.key === "ArrowUp") {
        if (!found.length) return;
        e.preventDefault();
        at = (at + (e.key === "ArrowDown" ? 1 : found.length - 1)) % found.length;
        mark();
      } else if (e.key === "Enter" && at >= 0) {
        e.preventDefault();
        take(found[at]);
      } else if (e.key === "Escape") close();
    });
    return el("div", { class: "search" }, el("label", { class: "field" }, el("span", {}, words), input), list);
  };
})();

/* Elements: HTML and SVG made of text and attributes; nothing is ever parsed from a string. */
(function () {
  "use strict";
  const kg = (window.kg = window.kg || {});
  const SVG = "http://www.w3.org/2000/svg";

  function fill(element, told, children) {
    for (const [name, value] of Object.entries(told || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (name === "class") element.setAttribute("class", value);
      else if (name === "value") element.value = value;
      else element.setAttribute(name, value === true ? "" : value);
    }
    for (const child of children.flat(Infinity)) {
      if (child === null || child === undefined || child === false) continue;
      element.append(child);
    }
    return element;
  }

  /** An HTML element: `el("p", {class: "note"}, "text", child)`. */
  kg.el = (tag, told, ...children) => fill(document.createElement(tag), told, children);

  /** An SVG element. */
  kg.svg = (tag, told, ...children) => fill(document.createElementNS(SVG, tag), told, children);

  const canvas = document.createElement("canvas").getContext("2d");

  /** The width of a text in pixels. */
  kg.width = function (text, size, bold) {
    canvas.font = `${bold ? "600 " : ""}${size}px system-ui, sans-serif`;
    return canvas.measureText(text).width;
  };

  /** A text broken into at most so many lines of a width; what does not fit ends in an ellipsis. */
  kg.lines = function (text, room, size, bold, most) {
    const lines = [""];
    for (const word of text.split(/\s+/)) {
      const longer = lines[lines.length - 1] ? `${lines[lines.length - 1]} ${word}` : word;
      if (kg.width(longer, size, bold) <= room || !lines[lines.length - 1]) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    const kept = lines.slice(0, most || 3);
    if (kept.length < lines.length) kept[kept.length - 1] += " …";
    return kept.map((line) => shorten(line, room, size, bold));
  };

  function shorten(line, room, size, bold) {
    let kept = line;
    while (kept.length > 2 && kg.width(kept, size, bold) > room) kept = `${kept.slice(0, -2).trimEnd()}…`;
    return kept;
  }

  /** "1 claim", "2 claims". */
  kg.number = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;
})();

/* Brush: how many claims speak of each month (or year), and the day or window that is looked at.

   A click on a bar asks as of its first day, a drag over bars asks about that window. */
(function () {
  "use strict";
  const kg = (window.kg = window.kg || {});
  const { el, svg } = kg;
  const TALL = 54;
  const FOOT = 16;
  const MOST = 216;

  const dayOf = (claim) => (claim.span.extent ? claim.span.extent[0] : null);

  /** The periods from the first to the last that hold nearly all claims; months, or years where long. */
  function periods() {
    const days = kg.bundle.claims.map(dayOf).filter(Boolean).sort();
    if (!days.length) return { list: [], cut: 7 };
    const first = days[Math.floor(days.length * 0.01)];
    const last = days[Math.ceil(days.length * 0.99) - 1];
    const months = (d) => Number(d.slice(0, 4)) * 12 + Number(d.slice(5, 7)) - 1;
    const cut = months(last) - months(first) < MOST ? 7 : 4;
    const list = [];
    if (cut === 7) {
      for (let m = months(first); m <= months(last); m += 1) {
        list.push(`${String(Math.floor(m / 12)).padStart(4, "0")}-${String((m % 12) + 1).padStart(2, "0")}`);
      }
    } else for (let y = Number(first.slice(0, 4)); y <= Number(last.slice(0, 4)); y += 1) list.push(String(y).padStart(4, "0"));
    return { list, cut };
  }

  const firstDay = (period) => (period.length === 4 ? `${period}-01-01` : `${period}-01`);

  function lastDay(period) {
    if (period.length === 4) return `${period}-12-31`;
    const [y, m] = period.split("-").map(Number);
    return `${period}-${new Date(Date.UTC(y, m, 0)).getUTCDate()}`;
  }

  const spoken = (period) => kg.date({ edtf: period });

  /** The strip; `show(claims)` draws it anew from the claims that count at any time. */
  kg.brush = function () {
    const { list, cut } = periods();
    const picture = svg("svg", { class: "brush-picture", role: "slider", tabindex: "0", "aria-label": "Time: as of which month" });
    const words = el("p", { class: "brush-words" });
    const strip = el("div", { class: "brush" }, picture, words);
    let wide = 0;
    let numbers = new Map();
    let drag = null;

    const at = (x) => Math.max(0, Math.min(list.length - 1, Math.floor((x / wide) * list.length)));
    const where = (event) => at(event.clientX - picture.getBoundingClientRect().left);

    function window_(a, b) {
      const [from, to] = a <= b ? [a, b] : [b, a];
      kg.state.set({ from: firstDay(list[from]), to: lastDay(list[to]), as_of: "" });
    }
    function asOf(n) {
      const chosen = firstDay(list[n]);
      kg.state.set({ as_of: kg.state.get("as_of") === chosen ? "" : chosen, from: "", to: "" });
    }

    picture.addEventListener("pointerdown", (e) => {
      drag = { from: where(e), to: where(e) };
      picture.setPointerCapture(e.pointerId);
    });
    picture.addEventListener("pointermove", (e) => {
      if (!drag || where(e) === drag.to) return;
      drag.to = where(e);
      draw();
    });
    picture.addEventListener("pointerup", (e) => {
      if (!drag) return;
      const { from } = drag;
      const to = where(e);
      drag = null;
      if (from === to) asOf(to);
      else window_(from, to);
    });
    picture.addEventListener("pointercancel", () => { drag = null; draw(); });
    picture.addEventListener("keydown", (e) => {
      const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12, Home: -9999, End: 9999 }[e.key];
      if (e.key === "Escape") kg.state.set({ as_of: "", from: "", to: "" });
      if (!step) return;
      e.preventDefault();
      const clip = (n) => Math.max(0, Math.min(list.length - 1, n));
      if (e.shiftKey) {
        const [from, to] = range() || [current(), current()];
        window_(from, clip(to + step));
      } else asOf(clip(current() + step));
    });

    const index = (day) => {
      const found = list.indexOf(day.slice(0, cut));
      return found >= 0 ? found : day < list[0] ? 0 : list.length - 1;
    };
    function current() {
      const chosen = kg.state.get("as_of") || kg.state.get("to");
      return chosen ? index(chosen) : list.length - 1;
    }
    function range() {
      const [from, to] = [kg.state.get("from"), kg.state.get("to")];
      return from || to ? [from ? index(from) : 0, to ? index(to) : list.length - 1] : null;
    }

    function draw() {
      wide = strip.clientWidth || 300;
      picture.setAttribute("viewBox", `0 0 ${wide} ${TALL + FOOT}`);
      picture.setAttribute("height", TALL + FOOT);
      const step = wide / list.length;
      const highest = Math.max(1, ...numbers.values());
      const chosen = drag ? [Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)] : range();
      const bars = list.map((period, n) => {
        const tall = ((numbers.get(period) || 0) / highest) * (TALL - 6);
        const inside = !chosen || (n >= chosen[0] && n <= chosen[1]);
        return svg("g", { class: inside ? "bar" : "bar outside", "data-period": period },
          svg("title", {}, `${spoken(period)}: ${kg.number(numbers.get(period) || 0, "claim")}`),
          svg("rect", { class: "hit", x: n * step, y: 0, width: step, height: TALL }),
          svg("rect", { class: "count", x: n * step + 0.5, y: TALL - tall, width: Math.max(step - 1, 0.5), height: tall }));
      });
      const years = list.map((period, n) => [period, n]).filter(([p, n]) => (cut === 7 ? p.endsWith("-01") || n === 0 : true));
      const every = Math.ceil(years.length / Math.max(1, Math.floor(wide / 46)));
      const ticks = years.filter((one, n) => n % every === 0).map(([period, n]) =>
        svg("g", { class: "tick" }, svg("line", { x1: n * step, y1: TALL, x2: n * step, y2: TALL + 4 }),
          svg("text", { x: n * step + 2, y: TALL + 13 }, period.endsWith("-01") || cut === 4 ? period.slice(0, 4) : spoken(period))));
      const day = kg.state.get("as_of");
      const x = day && (index(day) + Math.min(1, Number(day.slice(8, 10) || 1) / 31)) * step;
      const pin = day && svg("g", { class: "pin" },
        svg("line", { x1: x, y1: 0, x2: x, y2: TALL }), svg("path", { d: `M${x - 5} 0 h10 l-5 7 z` }));
      picture.replaceChildren(...bars, svg("line", { class: "axis", x1: 0, y1: TALL, x2: wide, y2: TALL }), ...ticks, ...(pin ? [pin] : []));
      tellValue(chosen);
    }

    function tellValue(chosen) {
      const n = current();
      picture.setAttribute("aria-valuemin", "0");
      picture.setAttribute("aria-valuemax", String(Math.max(0, list.length - 1)));
      picture.setAttribute("aria-valuenow", String(n));
      const text = chosen ? `from ${spoken(list[chosen[0]])} to ${spoken(list[chosen[1]])}`
        : kg.state.get("as_of") ? `as of ${kg.date({ edtf: kg.state.get("as_of") })}` : "all of time";
      picture.setAttribute("aria-valuetext", text);
      words.replaceChildren(
        el("strong", {}, text), el("span", { class: "how" }, " · claims by the time they speak of. Click a bar: as of that month. Drag: a window. Keys: ← → , with Shift a window, Esc all."));
    }

    strip.show = function (claims) {
      numbers = new Map();
      for (const claim of claims) {
        const day = dayOf(claim);
        if (day) numbers.set(day.slice(0, cut), (numbers.get(day.slice(0, cut)) || 0) + 1);
      }
      if (list.length) draw();
      else strip.hidden = true;
    };
    window.addEventListener("resize", () => list.length && draw());
    return strip;
  };
})();

/* Frame: what all screens share: the data, filters, time, evidence, downloads; a screen draws inside. */
(function () {
  "use strict";
  const kg = (window.kg = window.kg || {});
  const { el } = kg;
  kg.screens = kg.screens || {};

  /** The data: beside the page, or from the server; `#part_actor=lna` asks for a part of a big graph. */
  async function load() {
    if (window.KG_BUNDLE) return window.KG_BUNDLE;
    const part = ["actor", "kind", "from", "to"].flatMap((name) => kg.state.all(`part_${name}`).map((value) => [name, value]));
    const asked = part.length ? `?${new URLSearchParams(part)}` : "";
    const answer = await fetch(`${document.body.dataset.root || ""}api/bundle${asked}`);
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    return answer.json();
  }

  function copyLink() {
    const told = el("span", { class: "told", role: "status" });
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(location.href);
        told.textContent = "copied";
      } catch {
        told.textContent = "copy it from the address line";
      }
      setTimeout(() => { told.textContent = ""; }, 3000);
    };
    return [el("button", { type: "button", onclick: copy }, "Copy link"), told];
  }

  function find({ noun, id }) {
    if (noun === "actor") kg.state.set({ actor: id, mode: document.body.dataset.screen === "graph" ? "actor" : "", sel: `@${id}` });
    else if (noun === "place") kg.state.set({ place: id });
    else kg.state.set({ source: id });
  }

  /** The facts that a screen shows: of the view, with enough independent sources. */
  function shown(v) {
    const least = Number(kg.state.get("min_sources")) || 0;
    const found = kg.standings(kg.bundle, v);
    return least > 1 ? found.filter((s) => kg.independent(kg.bundle, s.sources) >= least) : found;
  }

  function timeless(v) {
    return kg.bundle.claims.filter((c) => kg.counts(kg.bundle, v, c));
  }

  function build(name, place) {
    const frame = { name, main: el("div", { class: "picture" }), title: document.title.split(" · ")[0] };
    const screen = kg.screens[name](frame);
    const bar = kg.filterBar();
    const force = kg.inForce();
    const brush = kg.brush();
    const panel = kg.evidencePanel();
    const command = el("code", {});
    const tools = el("div", { class: "tools" }, copyLink(), kg.downloads(frame));
    place.replaceChildren(
      el("div", { class: "bar" }, kg.searchBox("Find", find), bar, tools),
      brush, force,
      el("div", { class: "stage" }, frame.main, panel),
      el("p", { class: "as-command" }, "The same on the command line: ", command));

    let first = true;
    const draw = () => {
      frame.view = kg.state.view();
      frame.standings = shown(frame.view);
      document.body.classList.toggle("has-evidence", !!kg.state.get("sel")); // before the picture: it leaves room
      const all = frame.standings;
      const seen = screen.draw(frame) || all;
      frame.standings = seen;
      frame.claims = seen.flatMap((s) => s.claims);
      brush.show(timeless(frame.view));
      force.show(frame.claims);
      command.textContent = [screen.command ? screen.command(frame) : "kg timeline", kg.state.options()].filter(Boolean).join(" ");
      panel.show(screen.evidence ? screen.evidence(frame) : all);
      if (first && screen.ready) screen.ready(frame);
      first = false;
    };
    kg.state.watch(draw);
    kg.state.start();
    draw();
    let wait = 0;
    let wide = window.innerWidth;
    window.addEventListener("resize", () => {
      if (window.innerWidth === wide) return;
      wide = window.innerWidth;
      clearTimeout(wait);
      wait = setTimeout(draw, 150);
    });
  }

  function partial() {
    const p = kg.bundle.partial;
    return p && el("p", { class: "partial", role: "note" },
      `A part of the graph: ${[p.actor && kg.actorName(p.actor), p.kinds && p.kinds.join(", "), p.between && p.between.filter(Boolean).join(" to ")].filter(Boolean).join("; ")}.`);
  }

  async function start() {
    const place = document.getElementById("screen");
    const name = document.body.dataset.screen;
    if (!place || !kg.screens[name]) return;
    place.replaceChildren(el("p", { class: "wait" }, "Reading the claims …"));
    try {
      kg.bundle = kg.unpack(await load());
      if (kg.screens[name].alone) kg.screens[name].alone(place);
      else build(name, place);
      const note = partial();
      if (note) place.prepend(note);
      place.dataset.ready = "yes";
    } catch (error) {
      place.replaceChildren(el("p", { class: "failed", role: "alert" }, `This screen could not be drawn: ${error.message}`));
      throw error;
    }
  }

  /** The link to the content would put its own name where the state stands. */
  function skip(event) {
    event.preventDefault();
    document.getElementById("main").focus();
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const link of document.querySelectorAll("a.skip")) link.addEventListener("click", skip);
    start();
  });
})();

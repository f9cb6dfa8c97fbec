/* Live: tells, on an open page, that the data were built anew or that they have problems. */
(function () {
  "use strict";
  const news = document.getElementById("news");
  const here = document.body.dataset;
  if (!news || !window.EventSource) return;

  function line(tag, text, parent) {
    const made = document.createElement(tag);
    made.textContent = text;
    return parent.appendChild(made);
  }

  function changed() {
    news.replaceChildren();
    const told = line("p", "The data were built anew. ", news);
    line("button", "Show them", told).addEventListener("click", () => location.reload());
    news.hidden = false;
  }

  function broken(problems) {
    news.replaceChildren();
    line("p", "The data have problems; you see the last state without any.", news);
    const list = line("ul", "", news);
    for (const one of problems.slice(0, 20)) line("li", one, list);
    if (problems.length > 20) line("p", `and ${problems.length - 20} more: kg check lists them`, news);
    news.hidden = false;
  }

  const source = new EventSource(here.root + "api/live");
  source.addEventListener("state", (event) => {
    const state = JSON.parse(event.data);
    if (state.problems.length) broken(state.problems);
    else if (state.build !== here.edition) changed();
    else news.hidden = true;
  });
  addEventListener("pagehide", () => source.close());
})();

/* Quiet: libraries that bring their CSS along in a <style> would break the content policy; what they
   need of it stands in files, so that what they make is turned into an element that says nothing. */
(function () {
  "use strict";
  const make = document.createElement.bind(document);
  document.createElement = (tag, options) =>
    make(String(tag).toLowerCase() === "style" ? "template" : tag, options);
})();

// An article's file, chosen or dropped, is put into the box in which articles are pasted.
(function () {
  "use strict";
  var box = document.getElementById("article");
  var chosen = document.getElementById("file");

  function take(file) {
    if (!file) { return; }
    file.text().then(function (text) {
      box.value = text;
      box.focus();
    });
  }

  chosen.addEventListener("change", function () { take(chosen.files[0]); });
  box.addEventListener("dragover", function (event) { event.preventDefault(); });
  box.addEventListener("drop", function (event) {
    if (event.dataTransfer.files.length) {
      event.preventDefault();
      take(event.dataTransfer.files[0]);
    }
  });
  var reading = document.getElementById("reading");
  if (reading) { reading.scrollIntoView(); }
})();

"use strict";
(function () {
  var table = document.getElementById("table");
  if (!table) {
    return;
  }
  var problems = Array.prototype.slice.call(table.tBodies);
  var filter = document.getElementById("filter");
  var accepted = document.getElementById("accepted");
  var shown = document.getElementById("shown");
  var heads = table.querySelectorAll("[data-key]");
  var texts = problems.map(function (problem) {
    return problem.textContent.toLowerCase();
  });

  function key(problem, index) {
    return Number(problem.dataset.keys.split(" ")[index]);
  }

  function sort(head) {
    var down = head.getAttribute("aria-sort") !== "descending";
    heads.forEach(function (other) {
      other.removeAttribute("aria-sort");
    });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    problems.slice().sort(function (one, other) {
      var difference = key(one, head.dataset.key) - key(other, head.dataset.key);
      return down ? -difference : difference;
    }).forEach(function (problem) {
      table.appendChild(problem);
    });
  }

  function choose() {
    var words = filter.value.toLowerCase().split(/\s+/);
    var count = 0;
    problems.forEach(function (problem, index) {
      var fits = words.every(function (word) {
        return texts[index].indexOf(word) >= 0;
      });
      problem.hidden = !fits || (!accepted.checked && problem.classList.contains("accepted"));
      count += problem.hidden ? 0 : 1;
    });
    shown.textContent = count + " of " + problems.length;
  }

  heads.forEach(function (head) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", function () {
      sort(head);
    });
    head.textContent = "";
    head.appendChild(button);
  });
  document.getElementById("tools").addEventListener("submit", function (event) {
    event.preventDefault();
  });
  filter.addEventListener("input", choose);
  accepted.addEventListener("change", choose);
  document.getElementById("tools").hidden = false;
  choose();
})();

"use strict";
(function () {
  var words = "";
  var withAccepted = true;
  var sortedBy = null;
  var isDown = true;

  function start() {
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

    function sort() {
      heads.forEach(function (head) {
        head.removeAttribute("aria-sort");
        if (head.dataset.key === sortedBy) {
          head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
        }
      });
      problems.slice().sort(function (one, other) {
        var difference = key(one, sortedBy) - key(other, sortedBy);
        return isDown ? -difference : difference;
      }).forEach(function (problem) {
        table.appendChild(problem);
      });
    }

    function choose() {
      words = filter.value;
      withAccepted = accepted.checked;
      var wanted = words.toLowerCase().split(/\s+/);
      var count = 0;
      problems.forEach(function (problem, index) {
        var fits = wanted.every(function (word) {
          return texts[index].indexOf(word) >= 0;
        });
        problem.hidden = !fits || (!withAccepted && problem.classList.contains("accepted"));
        count += problem.hidden ? 0 : 1;
      });
      shown.textContent = count + " of " + problems.length;
    }

    heads.forEach(function (head) {
      var button = document.createElement("button");
      button.type = "button";
      button.id = "sort-" + head.dataset.key;
      button.textContent = head.textContent;
      button.addEventListener("click", function () {
        isDown = head.getAttribute("aria-sort") !== "descending";
        sortedBy = head.dataset.key;
        sort();
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
    filter.value = words;
    accepted.checked = withAccepted;
    if (sortedBy !== null) {
      sort();
    }
    choose();
  }

  function openDetails() {
    return Array.prototype.map.call(document.querySelectorAll("details[open]"), function (details) {
      return details.closest("tbody").id;
    });
  }

  /* What a reader has opened, chosen and selected stays as it is. */
  function show(html) {
    var next = new DOMParser().parseFromString(html, "text/html");
    var open = openDetails();
    var focused = document.activeElement;
    var row = focused.tagName === "SUMMARY" ? focused.closest("tbody").id : null;
    var id = focused.id;
    var selection = id === "filter" ? [focused.selectionStart, focused.selectionEnd] : null;
    ["header", "main"].forEach(function (name) {
      document.querySelector(name).replaceWith(document.adoptNode(next.querySelector(name)));
    });
    document.title = next.title;
    start();
    open.forEach(function (problem) {
      var body = document.getElementById(problem);
      var details = body && body.querySelector("details");
      if (details) {
        details.open = true;
      }
    });
    var body = row && document.getElementById(row);
    var again = body ? body.querySelector("summary") : id && document.getElementById(id);
    if (again) {
      again.focus({preventScroll: true});
    }
    if (selection && again) {
      again.setSelectionRange(selection[0], selection[1]);
    }
  }

  function listen() {
    var lost = null;
    var source = new EventSource("events");
    source.onmessage = function (event) {
      window.clearTimeout(lost);
      lost = null;
      if (window.getSelection().isCollapsed) {
        show(event.data);
      }
    };
    source.onerror = function () {
      /* Each stream ends with its event; what counts is whether the next one comes. */
      lost = lost || window.setTimeout(function () {
        document.getElementById("live").textContent = "no answer any more: the JVM has ended, or hangs";
      }, 15000);
      if (source.readyState === EventSource.CLOSED) {
        window.setTimeout(listen, 2000);
      }
    };
  }

  start();
  if (document.getElementById("live")) {
    listen();
  }
})();

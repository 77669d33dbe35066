/* Wide tables: a shade at the edge while there is more on that side; nothing moves when it comes or goes. */
(() => {
  const SLACK = 2;

  const mark = (box) => {
    const right = box.scrollWidth - box.clientWidth - Math.abs(box.scrollLeft);
    box.toggleAttribute("data-more-after", right > SLACK);
    box.toggleAttribute("data-more-before", Math.abs(box.scrollLeft) > SLACK);
    /* What fits is no box to scroll: its head may then stay with the window. */
    const fits = box.scrollWidth <= box.clientWidth + SLACK;
    box.toggleAttribute("data-fits", fits);
    box.toggleAttribute("data-wide", !fits);
  };

  const watch = new ResizeObserver((entries) => entries.forEach((one) => mark(one.target.closest(".scroll"))));
  const boxes = document.querySelectorAll(".scroll");
  /* Now, not when the observer comes round: the browser is still on its way to the place the address names,
     and what fits is about to become longer than what it was measured as. */
  for (const box of boxes) mark(box);
  const named = document.querySelector(".scroll :target");
  if (named) {
    named.scrollIntoView();
    /* A browser remembers how far the page was scrolled, not the box in it: on a reload the address counts. */
    history.scrollRestoration = "manual";
  }

  for (const box of boxes) {
    watch.observe(box);
    if (box.firstElementChild) watch.observe(box.firstElementChild);
    box.addEventListener("scroll", () => mark(box), { passive: true });
  }

  /* A chart grown with the letters may be wider than a phone: then the keyboard can push it, too. */
  const reach = (sheet) => {
    mark(sheet);
    const wide = sheet.hasAttribute("data-wide");
    const attributes = { tabindex: "0", role: "group", "aria-labelledby": sheet.querySelector("title")?.id || "" };
    for (const [name, value] of Object.entries(attributes)) {
      if (wide) sheet.setAttribute(name, value); else sheet.removeAttribute(name);
    }
  };
  const sheets = new ResizeObserver((entries) => entries.forEach((one) => reach(one.target.closest(".sheet"))));
  for (const sheet of document.querySelectorAll("figure.chart > .sheet")) {
    sheets.observe(sheet);
    sheets.observe(sheet.firstElementChild);
    sheet.addEventListener("scroll", () => mark(sheet), { passive: true });
  }

  /* On a phone the rows of these tables stand as blocks; said aloud they stay a table. */
  const ROLES = { THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  const LINES = { row: "rowheader", rowgroup: "rowheader" };
  for (const table of document.querySelectorAll("table.values")) {
    table.setAttribute("role", "table");
    for (const one of table.querySelectorAll("thead, tbody, tr, td, th:not([scope=col])")) {
      one.setAttribute("role", ROLES[one.tagName] || LINES[one.getAttribute("scope")] || "cell");
    }
  }

  /* Paper shows what is folded away, and folds it again afterwards. */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open])")];
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
    opened = [];
  });
})();

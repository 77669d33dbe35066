/* Wide tables: a shade at the edge while there is more on that side; nothing moves when it comes or goes. */
(() => {
  const SLACK = 2;

  const mark = (box) => {
    const right = box.scrollWidth - box.clientWidth - Math.abs(box.scrollLeft);
    box.toggleAttribute("data-more-after", right > SLACK);
    box.toggleAttribute("data-more-before", Math.abs(box.scrollLeft) > SLACK);
    /* What fits is no box to scroll: its head may then stay with the window. */
    box.toggleAttribute("data-fits", box.scrollWidth <= box.clientWidth + SLACK);
  };

  const watch = new ResizeObserver((entries) => entries.forEach((one) => mark(one.target)));
  for (const box of document.querySelectorAll(".scroll")) {
    watch.observe(box);
    box.addEventListener("scroll", () => mark(box), { passive: true });
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

/* The sections on a phone: a button opens and closes them, Escape closes and returns to the button. */
(() => {
  const button = document.querySelector("[data-menu]");
  const menu = button && document.getElementById(button.getAttribute("aria-controls"));
  if (!menu) return;

  const set = (open) => {
    button.setAttribute("aria-expanded", String(open));
    menu.toggleAttribute("data-open", open);
  };
  const isOpen = () => menu.hasAttribute("data-open");

  button.addEventListener("click", () => set(!isOpen()));
  for (const part of [button, menu]) {
    part.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !isOpen()) return;
      set(false);
      button.focus();
    });
  }
})();

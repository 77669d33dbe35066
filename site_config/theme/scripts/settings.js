/* The buttons in the header: dark or light, large or normal text. */
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  const isOn = (button) => {
    const { setting, value } = button.dataset;
    const chosen = root.dataset[setting];
    return setting === "theme" && !chosen ? dark.matches : chosen === value;
  };

  /* The word says what a press does, and the label says it in full. */
  const show = (button) => {
    const { wordOn, wordOff, labelOn, labelOff } = button.dataset;
    const on = isOn(button);
    button.querySelector(".tool__word").textContent = on ? wordOff : wordOn;
    button.title = on ? labelOff : labelOn;
    button.hidden = false;
  };

  const press = (button) => {
    const { setting, value } = button.dataset;
    const off = setting === "theme" ? "light" : "";
    window.jindu.choose(setting, isOn(button) ? off : value);
    show(button);
  };

  const buttons = [...document.querySelectorAll("[data-setting]")];
  for (const button of buttons) {
    show(button);
    button.addEventListener("click", () => press(button));
  }
  dark.addEventListener("change", () => buttons.forEach(show));
})();

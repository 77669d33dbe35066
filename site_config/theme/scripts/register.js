/* Filters of the register of tasks. The table is complete without them; what is chosen stands in
   the address, so that it can be sent on. Rows tell what they are in data-is, as "filter:value". */
(() => {
  const form = document.querySelector("[data-register]");
  if (!form) return;

  const words = JSON.parse(form.dataset.words);
  const status = document.querySelector("[data-register-status]");
  const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  const rows = [...document.querySelectorAll("[data-is]")].map((element) => ({
    element,
    marks: new Set(element.dataset.is.split(" ")),
    text: "",
  }));
  const groups = [...new Set(rows.map((row) => row.element.parentElement))];
  const fields = [...form.elements].filter((field) => field.name);

  const phrase = (n) => {
    const form_ = new Intl.PluralRules(document.documentElement.lang).select(n);
    const text = typeof words === "string" ? words : words[form_] || words.other;
    return text.replace("{n}", n).replace("{total}", rows.length);
  };

  /* Number and title only; folded when somebody first types. */
  const textOf = (row) => {
    row.text ||= fold([...row.element.cells].slice(0, 2).map((cell) => cell.textContent).join(" "));
    return row.text;
  };

  const chosen = () =>
    new URLSearchParams(fields.map((field) => [field.name, field.value.trim()]).filter(([, value]) => value));

  const holds = (row, marks, terms) =>
    marks.every((mark) => row.marks.has(mark)) && terms.every((term) => textOf(row).includes(term));

  const show = () => {
    const choice = chosen();
    const terms = fold(choice.get("text") || "").split(/\s+/).filter(Boolean);
    const marks = [...choice].filter(([name]) => name !== "text").map(([name, value]) => `${name}:${value}`);
    let shown = 0;
    for (const row of rows) {
      row.element.hidden = !holds(row, marks, terms);
      shown += !row.element.hidden;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-is]:not([hidden])");
    return shown;
  };

  const say = (shown) => {
    const text = phrase(shown);
    if (status.textContent !== text) status.textContent = text;
  };

  const keep = () => {
    const query = chosen().toString();
    history.replaceState(history.state, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
  };

  /* Values of the address that a field does not offer are passed over. */
  const read = () => {
    const given = new URLSearchParams(location.search);
    for (const field of fields) {
      field.value = given.get(field.name) || "";
      if (field.selectedIndex === -1) field.value = "";
    }
  };

  let waiting = 0;
  const changed = () => {
    const shown = show();
    clearTimeout(waiting);
    waiting = setTimeout(() => { say(shown); keep(); }, 250);
  };

  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(changed));
  window.addEventListener("popstate", () => { read(); say(show()); });

  form.hidden = false;
  read();
  say(show());
  /* With rows hidden the place named in the address has moved. */
  if (location.search && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
})();

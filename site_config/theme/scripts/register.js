/* Filters of a long list: of tasks, of projects. The list is complete without them; what is chosen
   stands in the address, so that it can be sent on and the way back works. Rows tell what they are in
   data-is, as "filter:value"; they stand in groups, and those in parts that fold. */
(() => {
  const form = document.querySelector("[data-register]");
  const list = document.querySelector("[data-register-list]");
  if (!form || !list) return;

  const words = JSON.parse(form.dataset.words);
  const part = (name) => form.querySelector(`[data-register-${name}]`);
  const [status, chips, unknown, none, folder] = ["status", "chosen", "unknown", "none", "fold"].map(part);
  const reset = form.querySelector("[type=reset]");
  const more = form.querySelector(".filters__more");
  const fields = [...form.elements].filter((field) => field.name);
  const folds = [...list.querySelectorAll("[data-fold]")];
  const groups = [...list.querySelectorAll("[data-group]")];
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const rows = [...list.querySelectorAll("[data-is]")].map((element) => ({
    element,
    marks: new Set(element.dataset.is.split(" ")),
    text: "",
  }));

  const plural = new Intl.PluralRules(document.documentElement.lang);
  const phrase = (key, facts) => {
    const found = words[key];
    const text = typeof found === "string" ? found : found[plural.select(facts.n)] || found.other;
    return text.replace(/\{(\w+)\}/g, (all, name) => facts[name] ?? all);
  };

  /* Number and name only; folded when somebody first types. */
  const textOf = (row) => {
    row.text ||= fold([...row.element.querySelectorAll("code, a")].slice(0, 2).map((one) => one.textContent).join(" "));
    return row.text;
  };

  const chosen = () =>
    new URLSearchParams(fields.map((field) => [field.name, field.value.trim()]).filter(([, value]) => value));

  /* What a choice asks of a row. */
  const test = ([name, value]) => {
    if (name !== "text") return (row) => row.marks.has(`${name}:${value}`);
    const terms = fold(value).split(/\s+/).filter(Boolean);
    return (row) => terms.every((term) => textOf(row).includes(term));
  };

  const named = ([name, value]) => {
    const field = form.elements[name];
    const said = field.selectedOptions ? field.selectedOptions[0].text : value;
    return phrase("chosen", { name: field.labels[0].textContent, value: said });
  };

  /* A button for each choice that takes it away; where nothing is left, with what would be. */
  const showChosen = (choices, tests, shown) => {
    chips.replaceChildren(...choices.map((choice, at) => {
      const what = named(choice);
      const button = document.createElement("button");
      button.type = "button";
      button.className = "chip";
      button.dataset.remove = choice[0];
      button.setAttribute("aria-label", phrase("remove", { what }));
      button.textContent = what;
      const others = tests.filter((_, other) => other !== at);
      const n = shown || !others.length ? 0 : rows.filter((row) => others.every((one) => one(row))).length;
      if (n) button.append(` ${phrase("left", { n })}`);
      return button;
    }));
    chips.hidden = reset.hidden = !choices.length;
    none.hidden = Boolean(shown);
  };

  /* With a filter on, parts with hits are open; without one they are as the reader had them. */
  let before = null;
  const showFolds = (active) => {
    if (active && !before) before = folds.map((one) => one.open);
    folds.forEach((one, at) => {
      const n = one.querySelectorAll("[data-is]:not([hidden])").length;
      one.hidden = !n;
      one.querySelector("[data-hits]").textContent = active && n ? phrase("hits", { n }) : "";
      if (active) one.open = Boolean(n);
      else if (before) one.open = before[at];
    });
    if (!active) before = null;
    showFolder();
  };
  const showFolder = () => {
    const all = folds.filter((one) => !one.hidden).every((one) => one.open);
    folder.textContent = all ? words.close : words.open;
    folder.setAttribute("aria-pressed", String(all));
  };

  const show = () => {
    const choices = [...chosen()];
    const tests = choices.map(test);
    let shown = 0;
    for (const row of rows) {
      row.element.hidden = !tests.every((one) => one(row));
      shown += !row.element.hidden;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-is]:not([hidden])");
    showFolds(Boolean(choices.length));
    showChosen(choices, tests, shown);
    return phrase(choices.length ? "shown" : "all", { n: choices.length ? shown : rows.length, total: rows.length });
  };

  const say = (text) => { if (status.textContent !== text) status.textContent = text; };

  /* A choice is a step the reader can go back; letters typed one after the other are one step. */
  const keep = (step) => {
    const query = chosen().toString();
    const address = `${location.pathname}${query ? `?${query}` : ""}${location.hash}`;
    if (address === `${location.pathname}${location.search}${location.hash}`) return;
    history[step ? "pushState" : "replaceState"](null, "", address);
  };

  /* What the address asks for and no field offers is said, not passed over. Names that are not ours are
     left alone: chat apps add their own. */
  const read = () => {
    const given = new URLSearchParams(location.search);
    const lost = [];
    for (const field of fields) {
      const asked = given.getAll(field.name).filter(Boolean);
      const used = asked.find((value) => !field.options || [...field.options].some((one) => one.value === value)) || "";
      field.value = used;
      lost.push(...asked.filter((value) => value !== used).map((value) => `${field.name}=${value}`));
    }
    unknown.textContent = lost.map((what) => phrase("unknown", { what })).join(" ");
    unknown.hidden = !lost.length;
    if (more && [...more.querySelectorAll("select")].some((field) => field.value)) more.open = true;
  };

  let waiting = 0;
  let typing = false;
  const changed = (step) => {
    const text = show();
    unknown.hidden = true;
    if (step) keep(true);
    clearTimeout(waiting);
    waiting = setTimeout(() => { say(text); if (!step) keep(false); }, 250);
  };

  form.addEventListener("input", ({ target }) => {
    const typed = target.name === "text";
    changed(!typed || !typing);
    typing = typed;
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => { typing = false; setTimeout(() => { changed(true); form.elements.text.focus(); }); });
  chips.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-remove]");
    if (!button) return;
    form.elements[button.dataset.remove].value = "";
    typing = false;
    changed(true);
    (chips.querySelector("button") || form.elements.text).focus();
  });
  folder.addEventListener("click", () => {
    const open = folder.getAttribute("aria-pressed") !== "true";
    for (const one of folds) if (!one.hidden) one.open = open;
    showFolder();
  });

  /* Which parts are open is kept with this visit, so that the way back from a task leads to its row. */
  const remember = () => {
    showFolder();
    if (!before) history.replaceState({ open: folds.filter((one) => one.open).map((one) => one.id) }, "");
  };
  const recall = (state) => {
    if (state?.open) for (const one of folds) one.open = state.open.includes(one.id);
  };
  const unfold = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const around = target && target.closest("[data-fold]");
    if (!around || around.hidden) return;
    around.open = true;
    target.scrollIntoView();
  };
  window.addEventListener("popstate", ({ state }) => { typing = false; read(); say(show()); recall(state); showFolder(); });
  window.addEventListener("hashchange", unfold);

  recall(history.state);
  read();
  say(show());
  unfold();
  /* Changes of `open` are told late: only those from now on are the reader's. */
  setTimeout(() => list.addEventListener("toggle", remember, true));
})();

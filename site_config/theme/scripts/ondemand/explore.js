/* The interactive chart: the published specification, with the reader's choice of period, places and
   basis. Values of other places come from the table below, which follows the choice. */
(() => {
  const chart = window.jinduChart;
  const { figure, bar, parts } = chart;
  const still = figure.querySelector("svg");
  const press = bar.querySelector("[data-do=explore]");
  const form = parts.querySelector("form");
  const keys = parts.querySelector("[data-part=keys]");
  const stage = parts.querySelector(".chart-stage");
  const tip = parts.querySelector(".chart-tip");
  const from = form.elements.from;
  const to = form.elements.to;
  const query = new URLSearchParams(location.search);
  const tables = [...document.querySelectorAll("table.values")];
  let spec;
  let colours = {};
  let series = [];
  let points = [];
  let at = -1;
  let vega = null;

  const year = (x) => Math.round(x);
  const copied = (thing) => JSON.parse(JSON.stringify(thing));

  /* Every value of the page, those of the published chart with what it knows of them. */
  const rows = () => tables.flatMap((table) => [...table.querySelectorAll("tr[data-at]")].map((row) => {
    const [start, end, value] = row.dataset.at.split(" ").map(Number);
    const body = row.closest("tbody");
    return {
      row, place: body.dataset.place, start, end, value, x: Math.round((start + end) * 500) / 1000,
      series: row.dataset.series, origin: row.dataset.origin || "published", part: [...row.querySelectorAll(".part")].map((one) => one.textContent.trim()).join(" "),
      period: row.querySelector("th").textContent.trim(), shown: row.querySelector(".number").textContent.trim(),
    };
  }));
  let every = [];
  const mark = (place, one) => [place, one.period, one.shown, one.origin].join("|");

  const checks = (part, values, names, chosen) => {
    const set = form.querySelector(`[data-part=${part}]`);
    if (values.length < 2) { set.remove(); return; }
    for (const value of values) {
      const label = document.createElement("label");
      const box = document.createElement("input");
      Object.assign(box, { type: "checkbox", name: part, value });
      box.defaultChecked = box.checked = chosen.includes(value);
      label.append(box, " ", names(value));
      set.append(label);
    }
  };
  const ticked = (part) => {
    const boxes = [...form.querySelectorAll(`[name=${part}]`)];
    return boxes.length ? boxes.filter((one) => one.checked).map((one) => one.value) : null;
  };
  const options = (select, years, chosen) => {
    for (const one of years) select.append(new Option(one, one, false, one === chosen));
  };

  const own = () => [...new Set(spec.datasets.values.map((one) => one.area))];
  const nameOf = (place) => document.querySelector(`tbody[data-place="${CSS.escape(place)}"]`)?.dataset.named || place;

  const begin = async () => {
    const answer = await fetch(figure.dataset.spec);
    if (!answer.ok) throw new Error("spec");
    spec = await answer.json();
    /* Of the versions folded away, those that the published chart draws. */
    const drawn = new Set(spec.datasets.values?.map((one) => mark(one.area, one)));
    every = rows().filter((one) => !one.row.closest("[data-versions]") || drawn.has(mark(one.place, one)));
    const numeric = spec.layer[0].encoding.y?.scale?.domain?.every?.((one) => typeof one === "number");
    if (!numeric || !every.length) { form.remove(); return; }
    const ends = [spec.layer[0].encoding.x.scale.domain, ...every.map((one) => [one.x, one.x])];
    const first = Math.ceil(Math.min(...ends.map((one) => one[0])));
    const last = Math.floor(Math.max(...ends.map((one) => one[1])));
    const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    options(from, years, first);
    options(to, years, last);
    const places = [...new Set(every.map((one) => one.place))];
    const asked = query.get("place")?.split(",").filter((one) => places.includes(one));
    checks("places", places, nameOf, own());
    const kinds = [...new Set(every.map((one) => one.series))].filter(Boolean);
    checks("series", kinds, (one) => one, kinds);
    form.dataset.first = first;
    form.dataset.last = last;
    /* What the address asks for comes after the defaults, so that a reset leaves it. */
    if (asked?.length) for (const box of form.querySelectorAll("[name=places]")) box.checked = asked.includes(box.value);
    const wanted = query.get("basis")?.split("|");
    if (wanted) for (const box of form.querySelectorAll("[name=series]")) box.checked = wanted.includes(box.value);
    for (const [select, name] of [[from, "from"], [to, "to"]]) {
      if (years.includes(Number(query.get(name)))) select.value = query.get(name);
    }
  };

  const plain = () => {
    if (!form.isConnected) return true;
    const boxes = [...form.querySelectorAll("input")];
    return from.value === form.dataset.first && to.value === form.dataset.last && boxes.every((one) => one.checked === one.defaultChecked);
  };

  const fits = (one) => {
    const places = ticked("places");
    const kinds = ticked("series");
    return one.x >= Number(from.value) - 0.5 && one.x <= Number(to.value) + 0.5
      && (!places || places.includes(one.place)) && (!kinds || !one.series || kinds.includes(one.series));
  };

  /* Lines join values of one place and basis whose periods are of one length, as in the published chart. */
  const stretch = (one) => [one.place, one.series, one.part, Math.round((one.end - one.start) * 10)].join("|");

  /* Names of several places stand one below the other at the right, each led to its last value: at the
     values themselves they would stand upon lines and upon each other. */
  const wide = (text, size) => [...text].reduce((sum, one) => sum + (one > "\u2e7f" ? 1 : 0.6), 0) * size;
  const lasts = (values) => [...new Set(values.map((one) => one.area))].map((place) =>
    values.filter((one) => one.area === place).sort((a, b) => a.x - b.x).pop());
  const aside = (made, ends) => {
    const size = made.config.text.fontSize;
    const room = Math.max(...ends.map((one) => wide(one.place, size))) + 24;
    made.width = Math.max(280, made.width - room);
    made.padding.right += room;
  };
  const column = (made, ends, px, py) => {
    const step = Math.min(made.config.text.fontSize + 3, made.height / Math.max(1, ends.length - 1));
    const rows = ends.map((one) => ({ one, at: py(one.value) })).sort((a, b) => a.at - b.at || a.one.place.localeCompare(b.one.place));
    rows.forEach((row, index) => { row.y = index ? Math.max(row.at, rows[index - 1].y + step) : row.at; });
    rows.reverse().forEach((row, index) => { row.y = Math.min(row.y, index ? rows[index - 1].y - step : made.height); });
    const edge = made.width + 22;
    made.datasets.leads = rows.map(({ one, at, y }) => ({ ink: one.tone, left: px(one.x) + 5, top: at, right: edge - 3, bottom: y }));
    const tags = made.layer.find((one) => one.data?.name === "tags");
    const place = (field) => ({ field, type: "quantitative", scale: null, axis: null });
    made.layer.splice(made.layer.indexOf(tags), 0, {
      data: { name: "leads" }, mark: { type: "rule", strokeWidth: 0.7, opacity: 0.7 },
      encoding: { x: place("left"), y: place("top"), x2: { field: "right" }, y2: { field: "bottom" }, color: tags.encoding.color },
    });
    return rows.map(({ one, y }) => ({ align: "left", ink: one.tone, px: edge, py: y, text: one.place }));
  };
  /* What is written over lines has the ground around its letters. */
  const clear = (made) => {
    const tags = made.layer.find((one) => one.data?.name === "tags");
    const { color, ...encoding } = tags.encoding;
    const ground = color.scale.range[color.scale.domain.indexOf("paper")];
    made.layer.splice(made.layer.indexOf(tags), 0, {
      ...tags, encoding, mark: { ...tags.mark, color: ground, stroke: ground, strokeWidth: 4, strokeJoin: "round" },
    });
  };

  const chosen = () => {
    const made = copied(spec);
    const picked = every.filter(fits);
    const [low, high] = [Number(from.value) - 0.6, Number(to.value) + 0.6];
    const data = made.datasets;
    const known = new Map(spec.datasets.values.map((one) => [mark(one.area, one), one]));
    const places = [...new Set(picked.map((one) => one.place))];
    const tones = ["series", "ink", "other", "target", "muted"];
    data.values = picked.map((one) => {
      const told = known.get(mark(one.place, one));
      const tone = places.length > 1 ? tones[places.indexOf(one.place) % tones.length] : told?.tone || "series";
      return {
        ...told, area: one.place, place: nameOf(one.place), period: one.period, shown: one.shown, value: one.value,
        x: one.x, start: one.start, end: one.end, stretch: stretch(one), tone, fill: told?.fill === "paper" ? "paper" : tone,
        origin: one.origin, state: [places.length > 1 ? nameOf(one.place) : "", one.part, one.series, told?.state].filter(Boolean).join(" · "),
        kind: told?.kind || "year",
      };
    });
    data.spans = data.values.filter((one) => one.kind === "span");
    const within = (one) => one.x >= low && one.x <= high;
    data.due = data.due.filter(within);
    data.plan = data.plan.filter(within);
    data.breaks = data.breaks.filter(within);
    data.goals = data.goals.map((one) => ({ ...one, start: Math.max(low, Math.min(one.start, high)), end: high }));
    data.band = data.band.map((one) => ({ ...one, start: low, end: high }));
    data.key = [];
    const seen = [...data.values, ...data.goals].map((one) => one.value);
    const [least, most] = [Math.min(...seen), Math.max(...seen)];
    const air = (most - least) * 0.18 || Math.abs(most) * 0.2 || 1;
    const bottom = least >= 0 && least <= 0.4 * most ? 0 : least - air;
    const { x, y } = made.layer[0].encoding;
    x.scale.domain = [low, high];
    y.scale.domain = [bottom, most + air];
    const step = Math.max(1, Math.ceil((high - low) / 8));
    x.axis.values = Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, index) => Math.ceil(low) + index * step);
    delete y.axis.values;
    y.axis.tickCount = 5;
    const ends = places.length > 1 ? lasts(data.values) : [];
    if (ends.length) aside(made, ends);
    /* Labels at their places on the scales, as the old ones stood in px. */
    const px = (one) => ((one - low) / (high - low)) * made.width;
    const py = (one) => made.height - ((one - bottom) / (most + air - bottom)) * made.height;
    data.tags = data.goals.map((one) => ({ align: "left", ink: "target", px: 2, py: py(one.value) - 9, text: one.label }));
    if (ends.length) data.tags.push(...column(made, ends, px, py));
    clear(made);
    return made;
  };

  const dark = (made) => {
    const style = getComputedStyle(document.documentElement);
    let text = JSON.stringify(made);
    for (const [name, light] of Object.entries(colours)) {
      const now = style.getPropertyValue(`--jindu-${name}`).trim();
      if (now) text = text.replaceAll(`"${light}"`, `"${now}"`);
    }
    return JSON.parse(text);
  };
  const named = (made) => {
    const scale = JSON.stringify(made).match(/"scale":(\{"domain":\["grid"[^}]*\})/);
    if (!scale) return {};
    const { domain, range } = JSON.parse(scale[1]);
    return Object.fromEntries(domain.map((one, index) => [one, range[index]]));
  };

  const say = (one, point) => {
    if (!one) { tip.hidden = true; return; }
    tip.textContent = [`${one.period}: ${one.shown}`, one.state].filter(Boolean).join(" · ");
    tip.hidden = false;
    const box = stage.getBoundingClientRect();
    const x = point ? point.clientX - box.left : box.width / 2;
    tip.style.left = `${Math.max(0, Math.min(x + 12, box.width - tip.offsetWidth))}px`;
    tip.style.top = `${point ? Math.max(0, point.clientY - box.top - tip.offsetHeight - 8) : 0}px`;
    for (const row of every) row.row.classList.toggle("pointed", row.period === one.period && row.shown === one.shown && (!one.area || row.place === one.area));
  };

  const embedded = (place, made) => window.vegaEmbed(place, made, {
    mode: "vega-lite", ast: true, actions: false, defaultStyle: false, renderer: "svg", hover: false,
    tooltip: (_handler, event, item) => say(item?.datum?.period === undefined || event.type === "pointerout" ? null : item.datum, event),
  });

  let turn = 0;
  const draw = async () => {
    const mine = ++turn;
    const made = plain() ? copied(spec) : chosen();
    chart.tell(plain() || made.datasets.values.length ? "" : "nothing");
    for (const one of every) {
      one.row.hidden = form.isConnected && !plain() && !fits(one);
      const folded = one.row.closest("details");
      if (folded && !plain() && !one.row.hidden) folded.open = true;
    }
    points = [...(made.datasets.values || made.datasets.grades || [])].sort((a, b) => a.x - b.x);
    at = -1;
    tip.hidden = true;
    const shown = dark(made);
    delete shown.title;
    shown.padding = { ...shown.padding, top: 34 };
    shown.background = null;
    const box = document.createElement("div");
    const drawn = await embedded(box, shown);
    if (mine !== turn) { drawn.finalize(); return; }
    vega?.finalize();
    vega = drawn;
    const svg = box.querySelector("svg");
    svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`);
    svg.removeAttribute("width");
    svg.removeAttribute("height");
    svg.setAttribute("aria-hidden", "true");
    stage.replaceChildren(box, tip);
    chart.view = { svg: () => exported(made, (view) => view.toSVG()), canvas: () => exported(made, (view) => view.toCanvas(2)) };
  };
  const exported = async (made, take) => {
    const copy = copied(made);
    copy.title.subtitle = [document.querySelector(".head__name").textContent.trim()];
    copy.padding.top = (plain() ? copy.padding.top : spec.padding.top) + 18;
    const drawn = await embedded(document.createElement("div"), copy);
    const taken = await take(drawn.view);
    drawn.finalize();
    return taken;
  };

  const remember = (on) => {
    const state = new URLSearchParams(location.search);
    for (const name of ["chart", "place", "basis", "from", "to"]) state.delete(name);
    if (on) {
      state.set("chart", "on");
      if (form.isConnected && !plain()) {
        const usual = (part) => [...form.querySelectorAll(`[name=${part}]`)].every((one) => one.checked === one.defaultChecked);
        if (!usual("places")) state.set("place", ticked("places").join(","));
        if (!usual("series")) state.set("basis", ticked("series").join("|"));
        if (from.value !== form.dataset.first) state.set("from", from.value);
        if (to.value !== form.dataset.last) state.set("to", to.value);
      }
    }
    const asked = state.toString();
    history.replaceState(null, "", location.pathname + (asked ? `?${asked}` : "") + location.hash);
  };

  const changed = async () => {
    if (Number(from.value) > Number(to.value)) [from.value, to.value] = [to.value, from.value];
    remember(true);
    await draw();
  };
  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(async () => {
    from.value = form.dataset.first;
    to.value = form.dataset.last;
    for (const box of form.querySelectorAll("input")) box.checked = box.defaultChecked;
    await changed();
  }));
  stage.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === "Escape") say(null);
    if (!way || !points.length) return;
    event.preventDefault();
    at = at < 0 ? (way > 0 ? 0 : points.length - 1) : Math.max(0, Math.min(at + way, points.length - 1));
    say(points[at]);
  });

  const show = (on) => {
    still.toggleAttribute("hidden", on);
    for (const one of [form, stage]) one.hidden = !on;
    keys.hidden = !on;
    press.setAttribute("aria-pressed", String(on));
    if (!on) {
      chart.view = null;
      for (const one of every) { one.row.hidden = false; one.row.classList.remove("pointed"); }
    }
  };
  new MutationObserver(() => { if (chart.view) draw(); }).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { if (chart.view) draw(); });

  chart.start = async () => {
    if (!spec) {
      await begin();
      colours = named(spec);
      figure.append(stage);
      bar.after(...[form, keys].filter((one) => one === keys || one.elements.from?.options.length));
    }
    await draw();
    show(true);
    remember(true);
    chart.toggle = async () => {
      const on = press.getAttribute("aria-pressed") !== "true";
      if (on) await draw();
      show(on);
      remember(on);
    };
  };
})();

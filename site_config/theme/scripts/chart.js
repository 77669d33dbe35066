/* Tools of an indicator's page: save, copy, explore. Buttons exist only where this runs. */
(() => {
  const figure = document.querySelector("figure.chart[data-spec]");
  const root = document.documentElement.dataset.root;
  const template = (id) => document.getElementById(id)?.content.cloneNode(true);

  const written = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    /* Plain http has no clipboard: the old way. */
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    if (!copied) throw new Error("copy");
  };

  const script = (name) => new Promise((resolve, reject) => {
    const made = document.createElement("script");
    made.src = root + window.jinduFiles[name];
    made.onload = resolve;
    made.onerror = () => { made.remove(); reject(new Error(name)); };
    document.head.append(made);
  });

  /* A place that was folded away opens when an address leads to it. */
  const unfold = () => {
    let inside = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!inside) return;
    const at = inside;
    for (; inside; inside = inside.parentElement) if (inside.tagName === "DETAILS") inside.open = true;
    at.scrollIntoView();
  };
  if (document.querySelector("main details")) {
    addEventListener("hashchange", unfold);
    unfold();
  }

  /* Texts with a copy button: citations, and the code of the frame. */
  const embed = document.querySelector("a[data-embed]");
  if (embed) {
    const made = template("embed-tools");
    const title = document.querySelector("h1").textContent.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    made.querySelector("code").textContent =
      `<iframe src="${embed.href}" title="${title}" width="100%" height="760" loading="lazy"></iframe>`;
    embed.closest("p").after(made);
  }
  for (const text of document.querySelectorAll("[data-copied]")) {
    const button = template("copy-tools").firstElementChild;
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    said.className = "note";
    button.addEventListener("click", async () => {
      /* The bracket without a date of its own takes today's. */
      const now = new Date();
      const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, "0")).join("-");
      const words = text.dataset.copied === "cite-gbt" ? text.textContent.replace(/\)\[[^\]]*\]/, `)[${day}]`) : text.textContent;
      try { await written(words); said.textContent = button.dataset.done; } catch { said.textContent = button.dataset.failed; }
    });
    (text.closest("pre") || text).after(" ", button, " ", said);
  }
  if (!figure) return;

  const tools = template("chart-tools");
  const bar = document.querySelector(".chart-tools");
  const said = bar.querySelector(".chart-said");
  const button = (name) => bar.querySelector(`[data-do=${name}]`);
  const chart = { figure, bar, parts: tools, said, view: null, tell(name) { said.textContent = name ? said.dataset[name] : ""; } };
  window.jinduChart = chart;

  const saved = (blob, suffix) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${figure.dataset.name}.${suffix}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  const answered = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(address);
    return answer;
  };
  const svg = async () => chart.view ? new Blob([await chart.view.svg()], { type: "image/svg+xml" })
    : (await answered(figure.dataset.picture)).blob();
  /* From the published file, as a strict policy lets pictures in from this site only. */
  const drawn = async () => {
    const image = new Image();
    image.src = figure.dataset.picture;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  };
  const png = async () => {
    const canvas = chart.view ? await chart.view.canvas() : await drawn();
    return new Promise((resolve, reject) => canvas.toBlob((blob) => blob ? resolve(blob) : reject(new Error("png")), "image/png"));
  };
  const acts = {
    svg: async () => saved(await svg(), "svg"),
    png: async () => saved(await png(), "png"),
    copy: () => navigator.clipboard.write([new ClipboardItem({ "image/png": png() })]),
    link: () => written(location.href),
  };
  for (const [name, act] of Object.entries(acts)) {
    button(name).addEventListener("click", async () => {
      chart.tell("");
      try { await act(); chart.tell("done"); } catch { chart.tell("failed"); }
    });
  }
  if (!window.ClipboardItem || !navigator.clipboard?.write) button("copy").remove();

  const explore = button("explore");
  const missing = ["vega", "explore"].some((name) => !window.jinduFiles?.[name]);
  if (missing) explore.remove();
  const press = async () => {
    if (chart.toggle) return chart.toggle();
    chart.tell("loading");
    explore.disabled = true;
    try {
      if (!window.vegaEmbed) await script("vega");
      if (!chart.start) await script("explore");
      await chart.start();
      chart.tell("");
    } catch { chart.tell("offline"); }
    explore.disabled = false;
  };
  explore.addEventListener("click", press);
  if (!missing && new URLSearchParams(location.search).get("chart") === "on") press();
})();

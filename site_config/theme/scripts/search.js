/* Search: asks Material's search worker, which reads our own index (generator/site/search.py).
   Index and worker are loaded when the box is first entered, not with every page.
   Queries are cut into words exactly as the index was: keep both alike. */
(() => {
  const box = document.querySelector("[data-search]");
  if (!box) return;

  const WIDTH = 8;
  const MARK = "_";
  const SHOWN = 30;
  const AROUND = 36; /* letters before a match in a shown text */
  const HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}";
  const TERM = new RegExp(`[${HAN}]+|(?:(?![${HAN}])[\\p{L}\\p{N}])+(?:[.&'/](?:(?![${HAN}])[\\p{L}\\p{N}])+)*`, "gu");
  const IS_HAN = new RegExp(`^[${HAN}]`, "u");

  const words = JSON.parse(box.dataset.words);
  const home = new URL(box.dataset.home, document.baseURI);
  const input = box.querySelector("input");
  const panel = box.querySelector(".search__panel");
  const status = box.querySelector(".search__status");
  const list = box.querySelector(".search__hits");
  let worker = null;
  let ready = false;
  let sent = 0;
  let left = false;
  let pause;
  let received = 0;
  let asked = "";
  let entered = false; /* Enter was pressed before the answer to what stands in the box was there */
  /* With a finger nothing is marked beforehand: Enter closes the keyboard and leaves the list to choose from. */
  const byFinger = matchMedia("(pointer: coarse)");

  const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  const terms = (text) => fold(text).match(TERM) || [];
  const count = (n) => {
    const form = new Intl.PluralRules(document.documentElement.lang).select(n);
    return (words.found[form] || words.found.other).replace("{n}", n);
  };

  /* --- asking ---------------------------------------------------------------- */

  /* A run longer than the tokens is asked for piece by piece, then compared as a whole. */
  const pieces = (run) => {
    const letters = [...run];
    if (letters.length <= WIDTH) return [run];
    const starts = [letters.length - WIDTH];
    for (let i = 0; i < letters.length - WIDTH; i += WIDTH) starts.push(i);
    return starts.map((start) => letters.slice(start, start + WIDTH).join(""));
  };

  const clause = (term) =>
    IS_HAN.test(term) ? pieces(term).map((piece) => `+${MARK}${piece}*`) : [`+${term}*`];

  const load = () => {
    if (worker) return;
    worker = new Worker(new URL(box.dataset.worker, document.baseURI));
    worker.addEventListener("message", ({ data }) => {
      if (data.type === 1) { ready = true; if (!left) ask(); }
      /* Only the answer to the last question counts. */
      if (data.type === 3 && ++received === sent && !left) answer(data.data.items);
    });
    fetch(new URL(box.dataset.index, document.baseURI))
      .then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
      .then((index) => worker.postMessage({ type: 0, data: index }))
      .catch(() => { worker.terminate(); worker = null; open(words.failed); });
  };

  const ask = () => {
    const found = terms(input.value);
    asked = input.value.trim();
    if (!found.length) { entered = false; close(); return; }
    load();
    if (!ready) { open(words.loading); return; }
    sent += 1;
    worker.postMessage({ type: 2, data: found.flatMap(clause).join(" ") });
  };

  /* --- answering ------------------------------------------------------------- */

  /* Longer runs were asked for in pieces; only entries with the whole run count. */
  const holdsAll = (item, found) => {
    const text = fold(`${item.title} ${item.text}`);
    return found.every((term) => [...term].length <= WIDTH || !IS_HAN.test(term) || text.includes(term));
  };

  /* What the title says weighs more than how often a word occurs. */
  const closeness = (item, query) => {
    const title = fold(item.title);
    if (title === query) return 3;
    if (title.startsWith(query)) return 2;
    return title.includes(query) ? 1 : 0;
  };

  const answer = (groups) => {
    const found = terms(asked);
    const query = fold(asked);
    const hits = groups
      .flatMap((group) => {
        const whole = group.find((item) => !item.location.includes("#"));
        return group.map((item) => ({ ...item, within: item === whole ? "" : whole?.title || "" }));
      })
      .filter((item) => item.score > 0 && holdsAll(item, found))
      .map((item) => ({ item, near: closeness(item, query) * (item.boost || 1) }))
      .sort((a, b) => b.near - a.near || b.item.score - a.item.score)
      .map(({ item }) => item);
    /* The same answer twice keeps its links: one of them may have the focus. */
    const same = box.dataset.answered === asked && list.childElementCount;
    if (!same) list.replaceChildren(...hits.slice(0, SHOWN).map((item) => entry(item, found)));
    const more = hits.length > SHOWN ? ` ${words.more.replace("{shown}", SHOWN)}` : "";
    box.dataset.answered = asked;
    open(hits.length ? count(hits.length) + more : words.none.replace("{query}", asked), true);
    if (entered && box.dataset.answered === input.value.trim()) follow();
  };

  /* Enter: on to the first hit, which is marked as long as the box is written in. */
  const follow = () => {
    entered = false;
    const first = list.querySelector("a");
    if (!first) return;
    if (byFinger.matches) first.focus(); else first.click();
  };

  const entry = (item, found) => {
    const link = document.createElement("a");
    link.href = new URL(item.location, home);
    link.append(line("search__title", item.title, found));
    if (item.within) link.append(line("search__within", item.within, []));
    const text = excerpt(item.text, found);
    if (text) link.append(line("search__text", text, found));
    const row = document.createElement("li");
    row.append(link);
    return row;
  };

  const line = (name, text, found) => {
    const span = document.createElement("span");
    span.className = name;
    span.append(...marked(text, found));
    return span;
  };

  const excerpt = (text, found) => {
    const places = found.map((term) => fold(text).indexOf(term)).filter((place) => place >= 0);
    const start = Math.max(0, Math.min(...(places.length ? places : [0])) - AROUND);
    const cut = text.slice(start, start + 4 * AROUND);
    return (start ? "…" : "") + cut + (start + cut.length < text.length ? "…" : "");
  };

  /* Folding may change the number of letters: then nothing is marked rather than the wrong place. */
  const marked = (text, found) => {
    const folded = fold(text);
    if (!found.length || folded.length !== text.length) return [text];
    const pattern = found.map((term) => term.replace(/[./]/g, "\\$&")).join("|");
    const parts = [];
    let last = 0;
    for (const match of folded.matchAll(new RegExp(pattern, "gu"))) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(match.index, match.index + match[0].length);
      parts.push(text.slice(last, match.index), mark);
      last = match.index + match[0].length;
    }
    return [...parts, text.slice(last)];
  };

  /* --- the panel ------------------------------------------------------------- */

  const open = (message, keep = false) => {
    status.textContent = message;
    if (!keep) list.replaceChildren();
    panel.hidden = false;
    panel.scrollTop = 0;
    cue();
  };
  const close = () => { panel.hidden = true; };

  /* A mark at the lower edge as long as there is more below it. */
  const cue = () => panel.toggleAttribute("data-more", panel.scrollHeight - panel.clientHeight - panel.scrollTop > 4);
  panel.addEventListener("scroll", cue, { passive: true });
  addEventListener("resize", cue);

  /* Who has left the search is not called back by an answer that comes late. */
  const leave = () => { clearTimeout(pause); left = true; entered = false; close(); };

  const move = (step) => {
    const stops = [input, ...list.querySelectorAll("a")];
    const now = stops.indexOf(document.activeElement);
    stops[Math.min(stops.length - 1, Math.max(0, now + step))].focus();
  };

  input.addEventListener("focus", () => {
    left = false;
    load();
    if (input.value.trim() !== (box.dataset.answered ?? "")) ask();
    else if (list.childElementCount) panel.hidden = false;
  });
  input.addEventListener("input", (event) => {
    if (event.isComposing) return;
    left = false;
    entered = false;
    clearTimeout(pause);
    pause = setTimeout(ask, 80);
  });
  /* Letters put together from several keys are complete only now. */
  input.addEventListener("compositionend", ask);
  box.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!panel.hidden && box.dataset.answered === input.value.trim()) { follow(); return; }
    clearTimeout(pause);
    left = false;
    entered = true;
    ask();
  });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") { input.focus(); leave(); }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    }
  });
  document.addEventListener("click", (event) => { if (!box.contains(event.target)) leave(); });
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) leave();
  });
  box.hidden = false;
})();

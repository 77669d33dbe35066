/* Runs before the first paint: what the reader chose earlier must not flash. */
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  /* Several sites may live on one host: the choice belongs to this one. */
  const key = `jindu:${new URL(root.dataset.root, document.baseURI).pathname}`;
  let chosen = {};
  try { chosen = JSON.parse(localStorage.getItem(key)) || {}; } catch { /* no storage: nothing was chosen */ }
  for (const name of ["theme", "text"]) if (chosen[name]) root.dataset[name] = chosen[name];
  window.jindu = {
    choose(name, value) {
      if (value) root.dataset[name] = chosen[name] = value;
      else { delete root.dataset[name]; delete chosen[name]; }
      try { localStorage.setItem(key, JSON.stringify(chosen)); } catch { /* kept for this page only */ }
    },
  };
})();

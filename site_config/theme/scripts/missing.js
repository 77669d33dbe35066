/* The page for missing addresses. Where the address tells the language, that language is left alone on the
   page, search and name with it: a server shows one file for all addresses. Those of the first language
   carry no mark of it, so nothing is hidden there. Runs before search.js, which reads what is set here. */
(() => {
  const parts = [...document.querySelectorAll("[data-missing]")];
  if (!parts.length) return;

  /* With a base, a bare fragment would lead away. */
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("main").focus();
  });

  const root = document.documentElement;
  const base = new URL(root.dataset.root, document.baseURI).pathname;
  const asked = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : "";
  const own = parts.find(({ dataset }) => dataset.missing && `${asked}/`.startsWith(dataset.missing));
  if (!own || own.lang === root.lang) return;

  for (const one of parts) one.hidden = one !== own;
  const title = own.querySelector("h2");
  const first = document.createElement("h1");
  first.append(...title.childNodes);
  title.replaceWith(first);
  root.lang = own.lang;
  document.title = `${first.textContent} - ${own.dataset.name}`;

  const home = base + own.dataset.missing;
  const name = document.querySelector(".head__name");
  name.href = home;
  name.querySelector("span").textContent = own.dataset.name;
  const words = JSON.parse(own.dataset.searchWords);
  const box = document.querySelector("[data-search]");
  box.dataset.home = home;
  box.dataset.index = `${home}search/search_index.json`;
  box.dataset.words = JSON.stringify({
    loading: words.search_loading, none: words.search_none, found: words.search_found,
    more: words.search_more, failed: words.search_failed,
  });
  const input = box.querySelector("input");
  input.placeholder = words.search_placeholder;
  input.setAttribute("aria-label", words.search);
  /* What is said in the other language only, and stands on the page in this one too. */
  for (const part of document.querySelectorAll(".head__nav, [data-menu], .foot")) part.hidden = true;
})();

/* A button beside each call; without this script the calls are text to be marked. */
for (const call of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  const { copy, copied } = call.dataset;
  button.type = "button";
  button.className = "copy";
  button.textContent = copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(call.querySelector("pre").textContent);
    button.textContent = copied;
    setTimeout(() => { button.textContent = copy; }, 2000);
  });
  if (navigator.clipboard) call.querySelector("h3").append(" ", button);
}

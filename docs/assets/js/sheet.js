/* A sheet offers to print itself. */

for (const button of document.querySelectorAll("[data-part=print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
for (const fragment of document.querySelectorAll("[data-script]")) import(`./${fragment.dataset.script}.js`);

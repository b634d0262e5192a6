/* Fetches the script of a fragment when a page has the fragment, and lets the keyboard open the search and the menu. */

const SEARCH = ".k-search-open";

function openSearch() {
  import("./search.js").then(
    (search) => search.open(),
    () => location.assign(document.querySelector(SEARCH).href),
  );
}

/* Who reaches for the search will type soon. */
for (const sign of ["pointerover", "focusin"]) {
  document.addEventListener(sign, (event) => {
    if (event.target instanceof Element && event.target.closest(SEARCH)) import("./search.js").then((search) => search.warm(), () => {});
  });
}

function types(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const opener = event.target instanceof Element && event.target.closest(SEARCH);
  if (!opener) return;
  event.preventDefault();
  openSearch();
});

document.addEventListener("keydown", (event) => {
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !types(event.target);
  const chord = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (!slash && !chord) return;
  event.preventDefault();
  openSearch();
});

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest(".k-copy");
  if (button) import("./copy.js").then((module) => module.copy(button));
});

// The address stays as it is, because it may hold what the reader has chosen.
document.querySelector("[data-part=top]")?.addEventListener("click", (event) => {
  event.preventDefault();
  scrollTo(0, 0);
  document.querySelector(".k-header__name").focus();
});

const drawer = document.querySelector("[data-md-toggle=drawer]");
const menu = document.querySelector("[data-opens=drawer]");

function showsDrawer(shown) {
  if (drawer.checked !== shown) drawer.click();
  if (shown) document.querySelector(".k-nav__list a")?.focus();
  else menu.focus();
}

if (drawer && menu) {
  menu.addEventListener("click", () => showsDrawer(!drawer.checked));
  drawer.addEventListener("change", () => menu.setAttribute("aria-expanded", String(drawer.checked)));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) showsDrawer(false);
  });
  document.addEventListener("click", (event) => {
    if (drawer.checked && event.target instanceof Element && event.target.closest(".k-nav a")) drawer.click();
  });
}

let tray = null;

function openTray() {
  tray ??= import("./tray.js");
  return tray;
}

function holds() {
  try {
    return sessionStorage.getItem("kontor:tray");
  } catch {
    // A browser that forbids storage still compares, until the page is left.
    return null;
  }
}

/** Offers a record for comparison, in the place that its template marks. */
function offer(place) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "k-button k-pick";
  button.dataset.picks = place.dataset.compare;
  button.dataset.name = place.dataset.name ?? place.closest("article, header").querySelector("h1, h2, h3").textContent;
  button.textContent = "Add to comparison";
  button.setAttribute("aria-label", `Add to comparison: ${button.dataset.name}`);
  place.append(button);
  if (place.nodeName === "UL") {
    const entry = document.createElement("li");
    button.replaceWith(entry);
    entry.append(button);
  }
}

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest(".k-pick");
  if (button) openTray().then((module) => module.toggle(button));
});

function equip() {
  for (const place of document.querySelectorAll("[data-compare]")) if (!place.querySelector(".k-pick")) offer(place);
  if (tray || holds()) openTray().then((module) => module.show());
  for (const opener of document.querySelectorAll(SEARCH)) {
    opener.setAttribute("aria-haspopup", "dialog");
  }
  for (const button of document.querySelectorAll(".k-copy[hidden]")) button.hidden = false;
  for (const fragment of document.querySelectorAll("[data-script]")) import(`./${fragment.dataset.script}.js`);
}

equip();

// A script that adds cards to a page says so.
document.addEventListener("kontor:drawn", equip);

// A page that the browser kept for a step back does not know what was chosen since.
addEventListener("pageshow", (event) => {
  if (event.persisted && (tray || holds())) openTray().then((module) => module.recall());
});

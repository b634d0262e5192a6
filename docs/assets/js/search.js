/* The search dialog. The index is fetched when the dialog is opened for the first time. */

const SITE = new URL("../../", import.meta.url);
const INDEX = new URL("search/pagefind.js", SITE);
const PAGE = 8;
const WAIT = 180;

const dialog = document.querySelector("[data-part=dialog].k-search");
const part = (name) => dialog.querySelector(`[data-part="${name}"]`);
const input = part("input");
const filters = { kind: part("kind"), mechanism: part("mechanism") };
const status = part("status");
const list = part("results");
const more = part("more");

let index = null;
let everything = {};
let found = [];
let shown = 0;
let turn = 0;

export function open() {
  if (!dialog.open) dialog.showModal();
  input.focus();
  input.select();
  index ??= load();
}

async function load() {
  say("Opening the index.");
  try {
    const pagefind = await import(INDEX);
    await pagefind.options({ baseUrl: SITE.pathname, excerptLength: 24 });
    await pagefind.init();
    everything = await pagefind.filters();
    restore();
    say("");
    return pagefind;
  } catch {
    index = null;
    say("The search could not be opened. Please use the lists.");
    return null;
  }
}

function restore() {
  for (const [name, select] of Object.entries(filters)) offer(select, everything[name] ?? {});
}

function offer(select, counts) {
  const chosen = select.value;
  const options = Object.entries(counts)
    .filter(([label, count]) => count > 0 || label === chosen)
    .sort(([a], [b]) => a.localeCompare(b, "en"))
    .map(([label, count]) => new Option(`${label} (${count})`, label, false, label === chosen));
  select.replaceChildren(select.options[0], ...options);
}

async function look() {
  const mine = ++turn;
  const pagefind = await index;
  if (!pagefind) return;
  const words = input.value.trim();
  const chosen = Object.fromEntries(Object.entries(filters).filter(([, select]) => select.value).map(([name, select]) => [name, select.value]));
  if (!words && !Object.keys(chosen).length) {
    list.replaceChildren();
    more.hidden = true;
    restore();
    say("");
    return;
  }
  const answer = await pagefind.search(words || null, { filters: chosen });
  if (mine !== turn) return;
  found = answer.results;
  shown = 0;
  for (const [name, select] of Object.entries(filters)) {
    // What is chosen in a filter narrows the other filter, not itself, so that another value can be chosen.
    const counts = chosen[name] ? (words ? answer.totalFilters : everything) : answer.filters;
    offer(select, counts[name] ?? {});
  }
  await show(mine, []);
  if (mine !== turn) return;
  if (found.length) say(found.length === 1 ? "1 result" : `${found.length} results`);
  else say("Nothing found. Try fewer or other words, take away a filter, or use the lists below.");
}

async function show(mine, before) {
  const next = await Promise.all(found.slice(shown, shown + PAGE).map((result) => result.data()));
  if (mine !== turn) return;
  shown += next.length;
  list.replaceChildren(...before, ...next.map(entry));
  more.hidden = shown >= found.length;
}

function entry(data) {
  const item = document.createElement("li");
  item.className = "k-search__result";
  const link = document.createElement("a");
  link.className = "k-search__link";
  link.href = data.url;
  link.textContent = data.meta.title ?? data.url;
  const kind = document.createElement("span");
  kind.className = "k-search__kind";
  kind.textContent = data.filters.kind?.[0] ?? "Page";
  const excerpt = document.createElement("p");
  excerpt.className = "k-search__excerpt";
  excerpt.append(...marked(data.excerpt));
  item.append(kind, link, excerpt);
  return item;
}

/** The excerpt as text and marks; any other tag is text of the page and stays text. */
function marked(excerpt) {
  const parsed = new DOMParser().parseFromString(excerpt, "text/html");
  return [...parsed.body.childNodes].map((node) => {
    if (node.nodeName !== "MARK") return node.textContent;
    const mark = document.createElement("mark");
    mark.textContent = node.textContent;
    return mark;
  });
}

function say(words) {
  status.textContent = words;
}

let timer = 0;

function soon() {
  clearTimeout(timer);
  timer = setTimeout(look, WAIT);
}

input.addEventListener("input", soon);
for (const select of Object.values(filters)) select.addEventListener("change", look);
more.addEventListener("click", async () => {
  const first = shown;
  await show(turn, [...list.children]);
  list.children[first]?.querySelector("a").focus();
});
part("close").addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  // Outside the sheet, or a result that instant navigation opens without a new document.
  if (event.target === dialog || event.target.closest("a")) dialog.close();
});
// The theme has keys of its own for the page behind.
dialog.addEventListener("keydown", (event) => {
  event.stopPropagation();
  if (event.key === "Escape") {
    // Some browsers would only empty the field.
    event.preventDefault();
    dialog.close();
    return;
  }
  const links = [...list.querySelectorAll("a")];
  const here = links.indexOf(document.activeElement);
  const typing = document.activeElement === input;
  if (event.key === "ArrowDown" && (typing || here >= 0)) move(links[here + 1] ?? links.at(-1), event);
  if (event.key === "ArrowUp" && here >= 0) move(links[here - 1] ?? input, event);
  if (event.key === "Enter" && typing && links[0]) move(links[0], event, true);
});

function move(target, event, follow = false) {
  if (!target) return;
  event.preventDefault();
  if (follow) target.click();
  else target.focus();
}

// Instant navigation changes the address behind this dialog; a relative link would lead astray.
part("lists").href = part("lists").href;

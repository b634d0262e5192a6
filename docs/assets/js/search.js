/* The search dialog. Engine, words and sheet are fetched when a reader means to search. */

import { NOTHING, contentsOf, everything, find, mechanisms, named, prepare, stem } from "./finding.js";
import { fold } from "./words.js";

const SITE = new URL("../../", import.meta.url);
const SHEET = new URL("../css/search.css", import.meta.url);
const PAGE = 8;
const OF_A_KIND = 3; // shown first, where several kinds are found
const EXCERPT = 24; // words
const PAUSE = 400; // before filters are fetched for a reader who types nothing
const KINDS = {
  Case: ["Case", "Cases", "cases"],
  City: ["City or region", "Cities and regions", "cities and regions"],
  Network: ["Network", "Networks", "networks"],
  Checklist: ["Checklist", "Checklists", "checklists"],
  Guide: ["Guide or other page", "Guidance and other pages", "other pages"],
};

const dialog = document.querySelector("[data-part=dialog].k-search");
const part = (name) => dialog.querySelector(`[data-part="${name}"]`);
const copyOf = (name) => part(name).content.firstElementChild.cloneNode(true);
const input = part("input");
const filters = { kind: part("kind"), mechanism: part("mechanism") };
const status = part("status");
const list = part("results");
const more = part("more");

let answer = null; // of find() to what was typed
let chosen = []; // its pages that pass the filters
let shown = 0;
let literally = false;
let looking = null;
let again = false;
let members = null; // pages by mechanism, once fetched
let stems = []; // of the words that were looked for
let decided = new Map(); // words of pages: whether they were

export function open() {
  if (!dialog.open) dialog.showModal();
  input.focus();
  input.select();
  warm();
  setTimeout(() => input.value.trim() || offerFilters(), PAUSE);
}

/** Fetches what the first letter will need. */
export function warm() {
  prepare().then(
    () => status.textContent === FAILED && say(""),
    () => say(FAILED),
  );
}

const FAILED = "The search could not be opened. Please use the lists.";

/** Looks for what stands in the field; while one look is under way, the last wish waits. Ends when nothing is wished any more. */
function look() {
  again = true;
  looking ??= lookOn();
  return looking;
}

async function lookOn() {
  try {
    while (again) {
      again = false;
      await lookOnce();
    }
  } catch {
    say(FAILED);
  } finally {
    looking = null;
  }
}

async function lookOnce() {
  const typed = input.value;
  const wanted = filters.mechanism.value;
  if (typed.trim()) answer = await find(typed, { literally });
  else if (wanted || filters.kind.value) answer = { ...NOTHING, pages: await everything() };
  else answer = null;
  if (again) return;
  if (wanted) members = await mechanisms();
  await show();
  if (answer && !members) await offerFilters();
}

/** Offers the values of the filters, each with the number of pages it leaves. */
async function offerFilters() {
  try {
    members = await mechanisms();
    const pages = answer?.pages ?? (await everything());
    const [kind, wanted] = [filters.kind.value, filters.mechanism.value];
    const kinds = Object.entries(KINDS).map(([name, [label]]) => [name, label, count(pages, name, wanted)]);
    offer(filters.kind, kinds);
    offer(filters.mechanism, [...members.keys()].sort().map((label) => [label, label, count(pages, kind, label)]));
  } catch {
    say(FAILED);
  }
}

const kindOf = (page) => (page.kind in KINDS ? page.kind : "Guide");
const passes = (page, kind, mechanism) => (!kind || kindOf(page) === kind) && (!mechanism || members.get(mechanism).has(page.id));
const count = (pages, kind, mechanism) => pages.filter((page) => passes(page, kind, mechanism)).length;

function offer(select, values) {
  const before = select.value;
  const options = values
    .filter(([value, , number]) => number > 0 || value === before)
    .map(([value, label, number]) => new Option(`${label} (${number})`, value, false, value === before));
  select.replaceChildren(select.options[0], ...options);
}

async function show() {
  const [kind, mechanism] = [filters.kind.value, filters.mechanism.value];
  chosen = (answer?.pages ?? []).filter((page) => passes(page, kind, mechanism));
  const groups = new Map();
  for (const page of chosen) {
    if (!groups.has(kindOf(page))) groups.set(kindOf(page), []);
    groups.get(kindOf(page)).push(page);
  }
  stems = [...new Set((answer?.marks ?? []).map(stem))];
  decided = new Map();
  const most = groups.size > 1 ? OF_A_KIND : PAGE;
  const sections = await Promise.all([...groups].map(([name, pages]) => section(name, pages, most)));
  if (again) return;
  list.replaceChildren(...sections);
  shown = groups.size > 1 ? chosen.length : Math.min(PAGE, chosen.length);
  more.hidden = shown >= chosen.length;
  tell();
  if (members) offerFilters();
}

async function section(kind, pages, most) {
  const group = copyOf("group");
  const [heading, entries, all] = [".k-search__kind", ".k-search__results", ".k-search__all"].map((name) => group.querySelector(name));
  const [, label, several] = KINDS[kind];
  heading.textContent = label;
  entries.append(...(await Promise.all(pages.slice(0, most).map(entry))));
  all.hidden = most === PAGE || pages.length <= most;
  all.textContent = `Show all ${pages.length} ${several}`;
  all.dataset.kind = kind;
  return group;
}

async function entry(page) {
  const item = copyOf("result");
  const [link, note, excerpt] = [".k-search__link", ".k-search__note", ".k-search__excerpt"].map((name) => item.querySelector(name));
  const name = await named(page.address);
  const title = name ? marked(name.title) : [];
  // The country says enough of a city that is found by its name.
  const enough = page.kind === "City" && title.some((node) => node.nodeName === "MARK");
  const data = page.id && !enough ? await contentsOf(page) : null;
  link.href = new URL(page.address ?? data.url.replace(/^\//, ""), SITE);
  link.append(...(name ? title : marked(data?.meta.title ?? link.pathname)));
  // A term of the glossary has no page; what it means stands beside its name.
  const meaning = page.address?.includes("#") ? name.note : "";
  if (!meaning) note.textContent = name?.note ?? "";
  excerpt.append(...marked(data ? excerptOf(data) : meaning));
  note.hidden = !note.textContent;
  excerpt.hidden = !excerpt.textContent;
  return item;
}

const WORDS = /[\p{L}\p{N}\p{M}'’]+/gu;

/** A text with the words that were looked for marked. */
function marked(text) {
  return text.split(/([\p{L}\p{N}\p{M}'’]+)/u).map((piece) => (isLooked(piece) ? mark(piece) : document.createTextNode(piece)));
}


/** Whether a word was looked for; asked for every word of every page shown, so that each is decided once. */
function isLooked(piece) {
  if (!decided.has(piece)) {
    const word = stem(fold(piece));
    decided.set(piece, Boolean(word) && stems.some((each) => word === each || (each.length > 2 && word.startsWith(each))));
  }
  return decided.get(piece);
}

/** The stretch of a page that has most of the words, without the title, which stands above it. */
function excerptOf({ content, meta }) {
  const text = content.startsWith(`${meta.title}.`) ? content.slice(meta.title.length + 1).trim() : content;
  const words = text.split(/\s+/);
  const hits = words.map((word) => word.match(WORDS)?.find(isLooked));
  let [best, most] = [0, -1];
  for (let start = 0; start === 0 || start + EXCERPT <= words.length; start += EXCERPT / 4) {
    const here = hits.slice(start, start + EXCERPT).filter(Boolean);
    const worth = new Set(here).size + here.length / EXCERPT;
    if (worth > most) [best, most] = [start, worth];
  }
  const end = best + EXCERPT;
  return `${best ? "… " : ""}${words.slice(best, end).join(" ")}${end < words.length ? " …" : ""}`;
}

function mark(text) {
  const element = document.createElement("mark");
  element.textContent = text;
  return element;
}

function tell() {
  const corrected = answer?.corrected ?? [];
  const typed = corrected.map(([word]) => word).join(" ");
  part("typed").hidden = !corrected.length;
  part("literally").textContent = `Search for “${typed}”`;
  if (!answer) return say("");
  const nowhere = answer.nowhere.length ? `Not found anywhere: ${answer.nowhere.join(", ")}. ` : "";
  const number = chosen.length === 1 ? "1 result" : `${chosen.length} results`;
  const instead = corrected.length ? `Showing results for ${corrected.map(([, , taken]) => taken).join(" ")}, instead of ${typed}. ` : "";
  const some = answer.some ? "No page has all of these words. Pages with some of them: " : "";
  const also = answer.also.length ? `. Also looked for: ${answer.also.join(", ")}` : "";
  if (chosen.length) say(`${instead}${nowhere}${some}${number}${also}`);
  else say("Nothing found. Try fewer or other words, take away a filter, or use the lists below.");
}

function say(words) {
  status.textContent = words;
}

input.addEventListener("input", () => {
  literally = false;
  look();
});
for (const select of Object.values(filters)) select.addEventListener("change", look);
part("literally").addEventListener("click", () => {
  literally = true;
  input.focus();
  look();
});
more.addEventListener("click", async () => {
  const entries = list.querySelector(".k-search__results");
  const next = await Promise.all(chosen.slice(shown, shown + PAGE).map(entry));
  shown += next.length;
  entries.append(...next);
  more.hidden = shown >= chosen.length;
  next[0].querySelector("a").focus();
});
list.addEventListener("click", async (event) => {
  const all = event.target.closest(".k-search__all");
  if (!all) return;
  const name = all.dataset.kind;
  await offerFilters();
  filters.kind.value = name;
  await look();
  list.querySelectorAll("a")[OF_A_KIND]?.focus();
});
part("close").addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  // Outside the sheet, or a result that stands on this page.
  if (event.target === dialog || event.target.closest("a")) dialog.close();
});
dialog.addEventListener("keydown", (event) => {
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
  if (event.key === "Enter" && typing) follow(event);
});

function move(target, event) {
  if (!target) return;
  event.preventDefault();
  target.focus();
}

/** Follows the best result for what was typed, even where it was typed faster than it was found. */
async function follow(event) {
  event.preventDefault();
  await looking;
  list.querySelector("a")?.click();
}

const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: SHEET });
for (const end of ["load", "error"]) sheet.addEventListener(end, () => dialog.setAttribute("data-dressed", ""));
document.head.append(sheet);

/* Puts a pack together: cases, checklists, an agenda. The whole choice stands in the address, behind the #, where no server sees it. */

import { Index } from "./explorer-index.js";
import { instead } from "./words.js";

const SITE = new URL("../../", import.meta.url);
const FACETS = ["mechanism", "status", "evidence", "place", "country", "theme"];
const HITS = 8;
const MOST = 12;
const MOST_LISTS = 4;
const MOST_MINUTES = 480;
const CARD = 10;
const ALLOWED = `a whole number of minutes from 1 to ${MOST_MINUTES}`;
const PAUSE = 150;
const ENDS = { welcome: 10, plan: 20, close: 10 };
const LETTERS = "ABCDEFGHIJKL";

class OwnWorkshop extends HTMLElement {
  async connectedCallback() {
    this.words = "";
    this.minutes = new Map();
    try {
      const [index, choices] = await Promise.all([this.dataset.cases + "index.json", this.dataset.choices].map(fetched));
      this.choices = choices;
      const labels = Object.fromEntries(Object.entries(choices.labels).map(([facet, terms]) => [facet, new Map(Object.entries(terms).map(([id, label]) => [id, { label }]))]));
      this.index = new Index(index, FACETS, labels);
    } catch {
      this.part("instead").querySelector("p").textContent = "The list of cases could not be fetched. Print the cards of a ready pack instead:";
      return;
    }
    this.numbers = new Map(this.index.cases.slug.map((slug, number) => [slug, number]));
    this.shards = new Map();
    this.read();
    this.listen();
    this.part("instead").hidden = true;
    this.part("tool").hidden = false;
    this.draw();
  }

  part(name) {
    return this.querySelector(`[data-part="${name}"]`);
  }

  copyOf(name) {
    return this.part(name).content.firstElementChild.cloneNode(true);
  }

  /** The choice as the address has it; what it does not know is left out and said. */
  read() {
    const asked = new URLSearchParams(location.hash.slice(1));
    const named = (name) => [...new Set((asked.get(name) ?? "").split(",").filter(Boolean))];
    const cases = named("cases");
    const checklists = named("checklists");
    this.title = (asked.get("title") ?? "").slice(0, 90);
    this.cases = cases.filter((slug) => this.numbers.has(slug)).slice(0, MOST);
    this.checklists = checklists.filter((key) => Object.hasOwn(this.choices.checklists, key)).slice(0, MOST_LISTS);
    const lost = cases.length - this.cases.length + checklists.length - this.checklists.length;
    if (lost) this.say("said", `${lost === 1 ? "One entry" : `${lost} entries`} of this link could not be taken: not in the library, or too many.`);
    const timed = named("minutes").map((pair) => pair.split(":"));
    const parts = new Set(this.parts().map((part) => part.id));
    this.minutes = new Map(timed.map(([id, text]) => [id, minutesOf(text)]).filter(([id, number]) => number && parts.has(id)));
    const untimed = timed.length - this.minutes.size;
    this.say("wrong", untimed ? `${untimed === 1 ? "One length" : `${untimed} lengths`} in this link could not be taken: the part is not here, or the length is not ${ALLOWED}.` : "");
    this.part("title").value = this.title;
  }

  write() {
    const chosen = new URLSearchParams();
    if (this.title) chosen.set("title", this.title);
    if (this.cases.length) chosen.set("cases", this.cases.join(","));
    if (this.checklists.length) chosen.set("checklists", this.checklists.join(","));
    if (this.minutes.size) chosen.set("minutes", [...this.minutes].map((pair) => pair.join(":")).join(","));
    const hash = String(chosen).replaceAll("%2C", ",").replaceAll("%3A", ":");
    history.replaceState(history.state, "", hash ? `#${hash}` : location.pathname + location.search);
    this.part("link").value = location.href;
    this.part("address").textContent = location.href;
  }

  listen() {
    this.part("title").addEventListener("input", (event) => {
      this.title = event.target.value.trim();
      this.write();
      this.part("name").textContent = this.name;
    });
    this.part("words").addEventListener("input", (event) => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.find(event.target.value), PAUSE);
    });
    this.part("words").addEventListener("keydown", (event) => {
      if (event.key !== "ArrowDown" && event.key !== "Enter") return;
      // Who types fast is not made to wait for the list.
      clearTimeout(this.timer);
      if (event.target.value.trim() !== this.words) this.find(event.target.value);
      const first = this.part("found").querySelector("button");
      if (!first) return;
      event.preventDefault();
      if (event.key === "Enter") first.click();
      else first.focus();
    });
    this.part("found").addEventListener("keydown", (event) => this.move(event));
    this.part("add-list").addEventListener("click", () => this.addList(this.part("list").value));
    this.part("copy").addEventListener("click", () => this.copy());
    this.part("print").addEventListener("click", () => print());
    this.part("clear").addEventListener("click", () => this.empty());
    this.part("tray").addEventListener("click", () => this.addAll(fromTray()));
    this.part("tray").hidden = !fromTray().length;
    addEventListener("hashchange", () => {
      this.read();
      this.draw();
    });
  }

  say(where, words) {
    this.part(where).textContent = words;
  }

  get name() {
    return this.title || "A workshop";
  }

  /* Finding. */

  find(words) {
    this.words = words.trim();
    const list = this.part("found");
    if (!this.words) {
      list.replaceChildren();
      this.say("said", "");
      return;
    }
    const { order, corrected } = this.index.select(new Map(), this.words, "relevance");
    const fits = [...order].filter((number) => !this.cases.includes(this.index.cases.slug[number]));
    list.replaceChildren(...fits.slice(0, HITS).map((number) => this.hit(number)));
    const more = fits.length > HITS ? `; ${HITS} are shown` : "";
    const found = fits.length ? `${fits.length} ${fits.length === 1 ? "case fits" : "cases fit"}${more}. Choose one to add it.` : "No case fits all of these words. Try fewer.";
    this.say("said", [...corrected.map((pair) => instead("case", ...pair)), found].join(" "));
  }

  hit(number) {
    const entry = this.copyOf("hit");
    entry.querySelector(".k-own__hit-title").textContent = this.index.cases.title[number];
    entry.querySelector(".k-own__hit-note").textContent = `${this.index.placesOf(number)} · ${this.index.labelsOf("status", number)[0] ?? ""}`;
    entry.querySelector("button").addEventListener("click", () => {
      this.addAll([this.index.cases.slug[number]]);
      this.part("words").focus();
      this.part("words").select();
    });
    return entry;
  }

  move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...this.part("found").querySelectorAll("button")];
    const next = buttons.indexOf(event.target) + step;
    if (next < 0) this.part("words").focus();
    else buttons[Math.min(next, buttons.length - 1)].focus();
  }

  /* Choosing. */

  addAll(slugs) {
    const fresh = slugs.filter((slug) => this.numbers.has(slug) && !this.cases.includes(slug));
    const room = MOST - this.cases.length;
    this.cases.push(...fresh.slice(0, room));
    this.changed();
    this.find(this.words);
    if (fresh.length > room) this.say("said", `A pack holds ${MOST} cases. Remove one before you add another.`);
    else if (fresh.length) this.say("said", `Added. ${this.cases.length} ${this.cases.length === 1 ? "case" : "cases"} in the pack.`);
    else this.say("said", "It is in the pack already.");
  }

  addList(key) {
    if (this.checklists.includes(key)) this.say("told", "This checklist is in the pack already.");
    else if (this.checklists.length === MOST_LISTS) this.say("told", `A pack holds ${MOST_LISTS} checklists. Remove one before you add another.`);
    else {
      this.checklists.push(key);
      this.say("told", `Added: ${this.choices.checklists[key].title}.`);
      this.changed();
    }
  }

  /** Move an entry up or down, or take it out with a step of 0. */
  shift(list, at, step) {
    const [taken] = list.splice(at, 1);
    if (step) list.splice(at + step, 0, taken);
    this.changed();
  }

  empty() {
    this.title = "";
    this.part("title").value = "";
    this.cases = [];
    this.checklists = [];
    this.minutes = new Map();
    this.changed();
    this.say("told", "The pack is empty.");
    this.part("title").focus();
  }

  changed() {
    const known = new Set(this.parts().map((part) => part.id));
    for (const id of this.minutes.keys()) if (!known.has(id)) this.minutes.delete(id);
    this.say("wrong", "");
    this.draw();
  }

  /* Drawing. */

  draw() {
    this.write();
    this.drawChosen("cases", this.cases, (slug) => {
      const number = this.numbers.get(slug);
      return [this.index.cases.title[number], this.index.labelsOf("status", number)[0] ?? "", new URL(`cases/${slug}/`, SITE).href];
    });
    this.drawChosen("checklists", this.checklists, (key) => {
      const list = this.choices.checklists[key];
      return [list.title, `${list.items.length} items`, new URL(`checklists/${key}/`, SITE).href];
    });
    this.part("no-cases").hidden = this.cases.length > 0;
    this.tellOfBareCards();
    this.tellOrder();
    this.drawAgenda();
    this.drawPaper();
  }

  /** A front that nobody wrote leaves it to the trainer to tell the beginning. */
  tellOfBareCards() {
    const bare = this.cases.flatMap((slug, at) => (Object.hasOwn(this.choices.fronts, slug) ? [] : [LETTERS[at]]));
    this.part("bare").hidden = !bare.length;
    const cards = bare.length === 1 ? `Card ${bare[0]} has no written front. It shows` : `Cards ${listed(bare)} have no written front. They show`;
    this.part("bare").textContent = bare.length ? `${cards} only place, year and way of working, so that the end stays a secret. Tell the beginning in your own words.` : "";
  }

  tellOrder() {
    const pages = 2 * Math.ceil(this.cases.length / 2);
    this.part("order").textContent = pages ? `Pages 1 to ${pages} are the cards; the agenda and the checklists follow.` : "";
  }

  drawChosen(name, keys, tell) {
    this.part(name).replaceChildren(...keys.map((key, at) => {
      const entry = this.copyOf("entry");
      const [title, note, url] = tell(key);
      const link = entry.querySelector("a");
      link.textContent = title;
      link.href = url;
      entry.querySelector(".k-own__entry-note").textContent = note;
      for (const button of entry.querySelectorAll("[data-move]")) {
        const step = Number(button.dataset.move);
        button.disabled = step !== 0 && (at + step < 0 || at + step >= keys.length);
        button.setAttribute("aria-label", `${button.textContent}: ${title}`);
        button.addEventListener("click", () => {
          this.shift(this[name], at, step);
          this.refocus(name, step ? at + step : Math.min(at, this[name].length - 1), step);
        });
      }
      return entry;
    }));
  }

  /** The focus stays with the entry that was moved, or goes to its neighbour. */
  refocus(name, at, step) {
    const entry = this.part(name).children[at];
    const same = entry?.querySelector(`[data-move="${step}"]:enabled`) ?? entry?.querySelector("button:enabled");
    (same ?? this.part(name === "cases" ? "words" : "list")).focus();
  }

  /** The parts of the agenda with their usual minutes. */
  parts() {
    const all = [{ id: "welcome", title: "Welcome: the decision that we prepare", usual: ENDS.welcome }];
    if (this.cases.length) {
      const count = this.cases.length === 1 ? "One case" : `${this.cases.length} cases`;
      all.push({ id: "cases", title: `${count}: read the fronts, guess, turn the cards`, usual: CARD * this.cases.length });
    }
    for (const key of this.checklists) all.push({ id: key, title: `Checklist: ${this.choices.checklists[key].title}`, usual: this.choices.checklists[key].minutes });
    all.push({ id: "plan", title: "What we do next, who, until when", usual: ENDS.plan }, { id: "close", title: "Close and feedback", usual: ENDS.close });
    let start = 0;
    for (const part of all) {
      part.minutes = this.counted(part);
      part.start = clock(start);
      start += part.minutes;
    }
    all.total = start;
    return all;
  }

  drawAgenda() {
    this.part("agenda").replaceChildren(...this.parts().map((part) => {
      const entry = this.copyOf("part");
      entry.querySelector(".k-own__entry-title").textContent = part.title;
      const field = entry.querySelector("input");
      field.value = part.minutes;
      field.setAttribute("aria-label", `Minutes for: ${part.title}`);
      field.addEventListener("input", () => this.time(part, field));
      field.addEventListener("change", () => this.settle(part, field));
      return entry;
    }));
    this.drawClock();
  }

  counted(part) {
    return this.minutes.get(part.id) ?? part.usual;
  }

  /** Take the minutes that somebody types; what cannot be taken is said at once. */
  time(part, field) {
    const number = minutesOf(field.value);
    if (!number) {
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", "own-wrong");
      this.say("wrong", `Write ${ALLOWED}. Until then ${counts(this.counted(part))} for “${part.title}”.`);
      return;
    }
    field.removeAttribute("aria-invalid");
    this.say("wrong", "");
    if (number === part.usual) this.minutes.delete(part.id);
    else this.minutes.set(part.id, number);
    this.write();
    this.drawClock();
  }

  /** Who leaves a field with what cannot be taken finds there again what the clock counts. */
  settle(part, field) {
    if (minutesOf(field.value)) return;
    field.value = this.counted(part);
    field.removeAttribute("aria-invalid");
    this.say("wrong", `That was not ${ALLOWED}. As before, ${counts(this.counted(part))} for “${part.title}”.`);
  }

  /** The clock beside the agenda and on paper, without touching the field in which somebody types. */
  drawClock() {
    const parts = this.parts();
    [...this.part("agenda").children].forEach((entry, at) => { entry.querySelector(".k-agenda__start").textContent = parts[at].start; });
    this.part("total").textContent = `In all: ${length(parts.total)}. Breaks are not counted; a group needs one after 90 minutes.`;
    this.part("rows").replaceChildren(...parts.map((part) => {
      const row = this.copyOf("row");
      [part.start, part.minutes, part.title].forEach((text, at) => { row.children[at].textContent = text; });
      return row;
    }));
  }

  async drawPaper() {
    this.part("paper").hidden = !this.cases.length && !this.checklists.length;
    this.part("name").textContent = this.name;
    this.part("lists").replaceChildren(...this.checklists.map((key) => this.paperList(this.choices.checklists[key])));
    const drawn = (this.drawing = Symbol("drawing"));
    const summaries = await Promise.all(this.cases.map((slug) => this.summaryOf(this.numbers.get(slug))));
    // Somebody may have chosen something else meanwhile.
    if (drawn !== this.drawing) return;
    const sides = [];
    for (let at = 0; at < this.cases.length; at += 2) {
      const both = this.cases.slice(at, at + 2);
      sides.push(this.side(both.map((slug, place) => this.front(slug, LETTERS[at + place]))));
      sides.push(this.side(both.map((slug, place) => this.back(slug, LETTERS[at + place], summaries[at + place]))));
    }
    this.part("cards").replaceChildren(...sides);
  }

  side(cards) {
    const side = this.copyOf("side");
    side.append(...cards);
    return side;
  }

  card(letter, { where, since, title = "", text = "", question = "", guess = "", foot }) {
    const card = this.copyOf("card");
    const set = (name, words) => {
      const place = card.querySelector(name);
      place.textContent = words;
      if (!words) place.remove();
    };
    set(".k-case-card__letter", letter);
    set(".k-own__where", where);
    set(".k-case-card__since", since);
    set(".k-case-card__title", title);
    set(".k-case-card__situation", text);
    set(".k-case-card__question", question);
    set(".k-case-card__guess", guess);
    set(".k-case-card__foot", foot);
    return card;
  }

  front(slug, letter) {
    const number = this.numbers.get(slug);
    const ways = this.index.labelsOf("mechanism", number);
    const begun = `begun in ${this.index.cases.start[number]}`;
    const written = this.choices.fronts[slug];
    return this.card(letter, {
      where: this.index.placesOf(number),
      since: written ? `${begun} · ${ways.join(", ")}` : begun,
      // A title often tells how it ended, so that a front that nobody wrote does not show it.
      text: written?.[0] ?? `${ways.length === 1 ? "Way" : "Ways"} of working: ${listed(ways)}.`,
      question: written?.[1] ?? "What do you think they hoped for, and what could stand in their way?",
      guess: "Our guess:",
      foot: "Turn the card when you have guessed.",
    });
  }

  back(slug, letter, summary) {
    const number = this.numbers.get(slug);
    const card = this.card(letter, {
      where: this.index.labelsOf("status", number)[0] ?? "",
      since: this.index.labelsOf("evidence", number)[0] ?? "",
      title: this.index.cases.title[number],
      text: summary,
      foot: new URL(`cases/${slug}/`, SITE).href,
    });
    card.classList.add("k-case-card--back");
    return card;
  }

  async summaryOf(number) {
    const shard = Math.floor(number / this.index.shard);
    if (!this.shards.has(shard)) this.shards.set(shard, fetched(`${this.dataset.cases}${shard}.json`).catch(() => null));
    const found = await this.shards.get(shard);
    if (!found || found.edition !== this.index.edition) {
      this.shards.delete(shard);
      return "The summary could not be fetched; read it on the page of the case.";
    }
    return found.summary[number % this.index.shard];
  }

  paperList({ title, version, minutes, items }) {
    const section = this.copyOf("checklist");
    section.querySelector("h3").textContent = `Checklist: ${title} (version ${version}, ${minutes} minutes)`;
    section.querySelector("ol").append(...items.map(([what, tell]) => {
      const entry = this.copyOf("item");
      entry.querySelector(".k-tick-list__do").textContent = `☐ ${what}`;
      entry.querySelector(".k-tick-list__more").textContent = tell;
      return entry;
    }));
    return section;
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(location.href);
      this.say("told", "Copied.");
    } catch {
      this.part("link").select();
      this.say("told", "The browser does not copy for this page. The link is marked; copy it with the keyboard.");
    }
  }
}

async function fetched(url) {
  const answer = await fetch(new URL(url, location), { cache: "no-cache" });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

function fromTray() {
  try {
    const kept = JSON.parse(sessionStorage.getItem("kontor:tray"));
    return kept?.kind === "cases" && Array.isArray(kept.records) ? kept.records.map(([key]) => String(key)) : [];
  } catch {
    // Unreadable or forbidden: nothing to add.
    return [];
  }
}

/** The minutes in a text, or null where it names none that a part can have. */
function minutesOf(text) {
  const number = /^\d+$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= MOST_MINUTES ? number : null;
}

function counts(number) {
  return number === 1 ? "1 minute counts" : `${number} minutes count`;
}

function listed(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function clock(minutes) {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

function length(minutes) {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (minutes < 120) return `${minutes} minutes`;
  return `${hours} hours${rest ? ` ${rest} minutes` : ""}`;
}

customElements.define("k-own-workshop", OwnWorkshop);

/* Puts the lists of several people together: what each answered, and where they agree. */

import { MOST, Refused, WORDS, answerTo, counts, inWords, strangers, today } from "./checklist-answers.js";
import { read as fromFile } from "./checklist-file.js";
import { read as fromLink } from "./checklist-link.js";
import { csv, save as saveTable } from "./csv.js";

const MOST_PEOPLE = 30;
const VERDICTS = { agree: "All agree", "so-far": "No difference so far", differ: "Differ", nobody: "Nobody answered" };

function element(tag, name, text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = text;
  return made;
}

function button(text, act) {
  const made = element("button", "k-button", text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

/** One link a line, also where two were written into one. */
function inLines(text) {
  return text.replace(/(#filled=\S+)[^\S\n]+/g, "$1\n").split("\n").map((line) => line.trim()).filter(Boolean);
}

/** What a line carries behind '#filled=', without the words and signs around the link; or the line, where the sign is missing. */
function carriedBy(line) {
  return /#filled=([\w-]+)/.exec(line)?.[1] ?? line;
}

/** Whether people agree on an item: only answers count, and who left it open has not disagreed. */
export function verdict(given) {
  const answered = given.filter(({ answer }) => answer !== "open");
  if (!answered.length) return "nobody";
  if (new Set(answered.map(({ answer }) => answer)).size > 1) return "differ";
  return answered.length === given.length ? "agree" : "so-far";
}

class Together {
  constructor(list) {
    this.list = list;
    this.people = [];
    /** The reader, once among the people. */
    this.me = null;
    this.draw();
  }

  draw() {
    this.section = element("section", "k-together");
    this.section.setAttribute("aria-label", "Several lists together");
    this.head = element("h3", "k-together__title", "Several lists together");
    this.head.tabIndex = -1;

    const adding = element("div", "k-together__adding");
    this.files = element("input", "k-input k-together__files");
    this.files.type = "file";
    this.files.multiple = true;
    this.files.accept = ".json,application/json";
    this.files.addEventListener("change", () => this.addFiles([...this.files.files]));
    const files = element("label", "k-tools__label", "Files of the others");
    files.append(this.files);
    this.links = element("textarea", "k-input k-together__links");
    this.links.rows = 2;
    const links = element("label", "k-tools__label", "Or their links, one a line");
    links.append(this.links);
    this.own = button("Add my own list", () => this.addMine());
    const ways = element("p", "k-checklist__actions");
    ways.append(button("Add the links", () => this.addLinks()), this.own);
    adding.append(files, links, ways);

    this.said = element("p", "k-together__said");
    this.said.setAttribute("role", "status");
    this.names = element("ul", "k-together__people");
    this.names.setAttribute("aria-label", "People");

    const bar = element("div", "k-checklist__actions k-together__bar");
    const only = element("label", "k-checklist__filter");
    this.only = element("input", "");
    this.only.type = "checkbox";
    this.only.addEventListener("change", () => this.filter());
    only.append(this.only, " Only where we differ");
    bar.append(only, button("Save as table (CSV)", () => this.table()), button("Print", () => print()), button("Back to my list", () => this.close()));

    this.sum = element("p", "k-together__sum");
    this.rows = element("ol", "k-together__items");
    this.section.append(this.head, adding, this.said, this.names, bar, this.sum, this.rows);
  }

  open() {
    this.list.part("bar").before(this.section);
    this.mine(true);
    this.said.textContent = "";
    this.show();
    this.head.focus();
  }

  close() {
    this.leave();
    this.list.part("merge").focus();
  }

  /** Gives the place back to one list; the people stay for the next time. */
  leave() {
    if (!this.section.isConnected) return;
    this.section.remove();
    this.mine(false);
  }

  /** The reader's own list steps back while the lists of all are shown. */
  mine(away) {
    for (const part of ["bar", "items"]) this.list.part(part).hidden = away;
    // What can be undone is told until it is undone.
    if (!this.list.undone) this.list.say("");
  }

  /** The reader's own answers may change meanwhile, in another tab or by an undo. */
  renew() {
    if (this.section.isConnected) this.show();
  }

  async addFiles(files) {
    this.files.value = "";
    await this.addAll(files, (file) => fromFile(this.list, file), (file) => file.name.replace(/\.json$/i, ""));
  }

  /** Lines that are refused stay in the field. */
  async addLinks() {
    const lines = inLines(this.links.value);
    const sources = lines.map((line, index) => ({ line, what: lines.length > 1 ? `Line ${index + 1} of ${lines.length}` : "This link" }));
    this.links.value = "";
    const left = await this.addAll(sources, ({ line, what }) => fromLink(this.list, carriedBy(line), what), () => "A link");
    if (!left.length) return;
    this.links.value = [...left.map(({ line }) => line), ...inLines(this.links.value)].join("\n");
    this.said.append(` ${left.length} ${left.length === 1 ? "line stays" : "lines stay"} in the field.`);
  }

  addMine() {
    this.me = { answers: {}, name: "", version: this.list.dataset.version };
    this.add(this.me, "Me");
    this.show();
    this.said.textContent = "Added your own list.";
  }

  /** Adds what can be read and says what cannot; returns the sources that were refused. */
  async addAll(sources, read, called) {
    const refused = [];
    const left = [];
    let added = 0;
    for (const source of sources) {
      try {
        if (this.people.length >= MOST_PEOPLE) throw new Refused(`No more than ${MOST_PEOPLE} lists can be put together.`);
        this.add(await read(source), called(source));
        added += 1;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        refused.push(error.message);
        left.push(source);
      }
    }
    this.show();
    const told = added ? [`Added ${added} ${added === 1 ? "list" : "lists"}.`] : [];
    this.said.textContent = [...told, ...new Set(refused)].join(" ");
    return left;
  }

  add(person, called) {
    person.name = this.unused(person.name || called, person);
    this.people.push(person);
    this.names.append(this.line(person));
  }

  /** A name that none of the others has. */
  unused(wanted, person) {
    const taken = new Set(this.people.filter((other) => other !== person).map(({ name }) => name));
    const short = wanted.slice(0, MOST.name);
    let name = short;
    for (let number = 2; taken.has(name); number += 1) name = `${short} (${number})`;
    return name;
  }

  show() {
    if (this.me) Object.assign(this.me, { answers: this.list.mine(), name: this.unused(this.list.name || "Me", this.me) });
    this.own.disabled = Boolean(this.me);
    for (const person of this.people) person.tell();
    this.rows.replaceChildren(...this.list.items.map((item) => this.row(item)));
    for (const part of [this.only.closest(".k-together__bar"), this.rows, this.sum]) part.hidden = !this.people.length;
    const tally = { agree: 0, "so-far": 0, differ: 0, nobody: 0 };
    for (const item of this.list.items) tally[verdict(this.given(item))] += 1;
    this.sum.textContent = `${this.people.length} ${this.people.length === 1 ? "list" : "lists"}. ${Object.keys(VERDICTS).filter((name) => tally[name]).map((name) => `${VERDICTS[name]}: ${tally[name]}`).join("; ")}.`;
    this.filter();
  }

  /** The line of a person, which stays while what it tells changes, so that nobody loses their place in it. */
  line(person) {
    const line = element("li", "k-together__person");
    const name = element("strong", "k-together__name");
    const about = element("span", "k-together__about");
    const away = button("Remove", () => {
      this.people = this.people.filter((other) => other !== person);
      if (person === this.me) this.me = null;
      line.remove();
      this.show();
      this.said.textContent = `Removed ${person.name}.`;
      this.head.focus();
    });
    person.tell = () => {
      name.textContent = person.name;
      about.textContent = ` ${this.about(person).join(", ")} `;
      away.setAttribute("aria-label", `Remove ${person.name}`);
    };
    line.append(name, about, away);
    return line;
  }

  about(person) {
    const given = this.list.items.map((item) => answerTo(person.answers, item));
    const unknown = strangers(person.answers, this.list.items).length;
    return [
      inWords(counts(given)),
      ...(person.version && person.version !== this.list.dataset.version ? [`version ${person.version}`] : []),
      ...(unknown ? [unknown === 1 ? "1 for an item that is not on this list" : `${unknown} for items that are not on this list`] : []),
    ];
  }

  given(item) {
    return this.people.map((person) => ({ name: person.name, ...answerTo(person.answers, item) }));
  }

  row(item) {
    const given = this.given(item);
    const found = verdict(given);
    const row = element("li", "k-together__item");
    row.dataset.verdict = found;
    const judged = element("p", "k-together__verdict", VERDICTS[found]);
    judged.append(element("span", "k-together__count", ` ${inWords(counts(given), [])}`));
    const said = element("ul", "k-together__answers");
    for (const { name, answer, note } of given) {
      const line = element("li", "k-together__answer");
      line.dataset.answer = answer;
      line.append(element("span", "k-together__name", name), element("span", "k-together__word", `: ${WORDS[answer]}`));
      if (note) line.append(element("q", "k-together__note", note));
      said.append(line);
    }
    row.append(element("p", "k-together__do", item.text), judged, said);
    return row;
  }

  filter() {
    for (const row of this.rows.children) row.hidden = this.only.checked && row.dataset.verdict !== "differ";
  }

  table() {
    const heads = ["Number", "Item", "Agreement", "Done", "Partly", "Not applicable", "Open", ...this.people.flatMap(({ name }) => [name, `Note of ${name}`])];
    const rows = this.list.items.map((item, index) => {
      const given = this.given(item);
      const tally = counts(given);
      const each = given.flatMap(({ answer, note }) => [WORDS[answer], note]);
      return [index + 1, item.text, VERDICTS[verdict(given)], tally.done, tally.partly, tally["not-applicable"], tally.open, ...each];
    });
    saveTable(`${this.list.dataset.key}-together-${today()}.csv`, csv([heads, ...rows]));
  }
}

export function open(list) {
  // A list that somebody sent may have come while this script was fetched; it has the place now.
  if (list.guest) return;
  list.together ??= new Together(list);
  list.together.open();
}

/* Puts the lists of several people together: what each answered, and where they agree. */

import { Refused, WORDS, answerTo, counts, inWords, strangers, today } from "./checklist-answers.js";
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
    this.show();
    this.head.focus();
  }

  close() {
    this.section.remove();
    this.mine(false);
    this.list.part("merge").focus();
  }

  /** The reader's own list steps back while the lists of all are shown. */
  mine(away) {
    for (const part of ["bar", "items"]) this.list.part(part).hidden = away;
    this.list.say("");
  }

  async addFiles(files) {
    this.files.value = "";
    await this.addAll(files, (file) => fromFile(this.list, file), (file) => file.name.replace(/\.json$/i, ""));
  }

  async addLinks() {
    const lines = this.links.value.split(/\s+/).filter(Boolean);
    const carried = (line) => (line.includes("#filled=") ? line.slice(line.indexOf("#filled=") + 8) : line);
    await this.addAll(lines, (line) => fromLink(this.list, carried(line)), () => "A link");
    this.links.value = "";
  }

  addMine() {
    this.add({ answers: this.list.mine(), name: "", date: today(), version: this.list.dataset.version }, this.list.name || "Me");
    this.own.disabled = true;
    this.show();
    this.said.textContent = "Added your own list.";
  }

  async addAll(sources, read, called) {
    const refused = [];
    let added = 0;
    for (const source of sources) {
      try {
        if (this.people.length >= MOST_PEOPLE) throw new Refused(`No more than ${MOST_PEOPLE} lists can be put together.`);
        this.add(await read(source), called(source));
        added += 1;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        refused.push(error.message);
      }
    }
    this.show();
    const told = added ? [`Added ${added} ${added === 1 ? "list" : "lists"}.`] : [];
    this.said.textContent = [...told, ...new Set(refused)].join(" ");
  }

  add(found, called) {
    const wanted = (found.name || called).slice(0, 60);
    let name = wanted;
    for (let number = 2; this.people.some((person) => person.name === name); number += 1) name = `${wanted} (${number})`;
    this.people.push({ ...found, name });
  }

  show() {
    this.names.replaceChildren(...this.people.map((person) => this.person(person)));
    this.rows.replaceChildren(...this.list.items.map((item) => this.row(item)));
    for (const part of [this.only.closest(".k-together__bar"), this.rows, this.sum]) part.hidden = !this.people.length;
    const tally = { agree: 0, "so-far": 0, differ: 0, nobody: 0 };
    for (const item of this.list.items) tally[verdict(this.given(item))] += 1;
    this.sum.textContent = `${this.people.length} ${this.people.length === 1 ? "list" : "lists"}. ${Object.keys(VERDICTS).filter((name) => tally[name]).map((name) => `${VERDICTS[name]}: ${tally[name]}`).join("; ")}.`;
    this.filter();
  }

  person(person) {
    const line = element("li", "k-together__person");
    const given = this.list.items.map((item) => answerTo(person.answers, item));
    const unknown = strangers(person.answers, this.list.items).length;
    const facts = [
      inWords(counts(given)),
      ...(person.version && person.version !== this.list.dataset.version ? [`version ${person.version}`] : []),
      ...(unknown ? [`${unknown} for items that are not on this list`] : []),
    ];
    const away = button("Remove", () => {
      this.people = this.people.filter((other) => other !== person);
      this.own.disabled = this.own.disabled && this.people.some((other) => other.answers === person.answers);
      this.show();
      this.said.textContent = `Removed ${person.name}.`;
      this.head.focus();
    });
    away.setAttribute("aria-label", `Remove ${person.name}`);
    const about = element("span", "k-together__about", ` ${facts.join(", ")} `);
    line.append(element("strong", "k-together__name", person.name), about, away);
    return line;
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
  list.together ??= new Together(list);
  list.together.open();
}

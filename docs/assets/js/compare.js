/* Puts the records that the address names side by side, from the pages of the records themselves. */

import { csv, save } from "./csv.js";
import { address, keep, kept } from "./tray.js";

const SITE = new URL("../../", import.meta.url);
const LEAST = 2;
const MOST = 4;
const KEY = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const VALUES = ".k-facts__value, .k-effort__figure, .k-effort__note, .k-stated__value, .k-plain__entry, .k-choice__figure";
const NOTES = ".k-link__note, .k-choice__note";
/** What a landscape sheet of A4 holds in each size of type of compare.css: lines, and signs in a line that all columns share. */
const SHEETS = [{ size: "large", lines: 36, signs: 128 }, { size: "middle", lines: 44, signs: 150 }, { size: "small", lines: 54, signs: 186 }];

const ROLES = [["table", "table"], ["thead, tbody", "rowgroup"], ["tr", "row"], ["td", "cell"], ["th[scope=col]", "columnheader"], ["th[scope=row]", "rowheader"]];

class Compare extends HTMLElement {
  connectedCallback() {
    this.kinds = new Map([...this.querySelectorAll("template")].map((kind) => [kind.dataset.kind, kind]));
    this.part("without").hidden = true;
    this.part("bar").hidden = false;
    this.part("hide").addEventListener("change", () => {
      this.hideEqual();
      this.keepAddress();
    });
    this.part("copy").addEventListener("click", () => this.copy());
    this.part("save").addEventListener("click", () => this.save());
    this.part("print").addEventListener("click", () => print());
    this.part("kind").addEventListener("change", () => this.offer());
    this.part("add").addEventListener("submit", (event) => {
      event.preventDefault();
      this.add(this.part("kind").value, this.part("record").value);
    });
    this.read();
  }

  part(name) {
    return this.querySelector(`[data-part="${name}"]`);
  }

  say(words) {
    this.part("said").textContent = words.filter(Boolean).join(" ");
  }

  /** An address that asks for nothing opens what the reader has chosen, and then says so, because it may be sent on. */
  recall() {
    const { kind, records } = kept();
    if (!location.search && kind) history.replaceState(history.state, "", address(kind, records.map(([key]) => key)) + location.hash);
  }

  /** What the address asks for; what cannot be done is told in a sentence. */
  async read() {
    this.recall();
    const asked = new URLSearchParams(location.search);
    const kinds = [...this.kinds.keys()].filter((kind) => asked.get(kind));
    const told = [];
    this.kind = kinds[0] ?? null;
    if (kinds.length > 1) told.push(`Records of one kind can stand side by side: these are the ${this.kind}.`);
    let keys = this.kind ? [...new Set(asked.get(this.kind).toLowerCase().split(",").map((key) => key.trim()).filter(Boolean))] : [];
    if (keys.length > MOST) told.push(`A comparison holds ${MOST} at most: these are the first ${MOST}.`);
    keys = keys.slice(0, MOST);
    this.part("hide").checked = asked.has("differing");
    if (keys.length) this.say(["Fetching."]);
    const found = await Promise.all(keys.map((key) => this.fetch(key)));
    this.records = found.filter((record) => record.rows);
    for (const { missing, failed } of found) {
      if (missing) told.push(`There is no ${this.singular()} '${missing}'.`);
      if (failed) told.push(`The page of '${failed}' could not be fetched. Please try again.`);
    }
    this.draw(told);
  }

  singular(kind = this.kind) {
    return this.kinds.get(kind).dataset.singular;
  }

  /** A record, read from its page: its key, its name, its address, and its cells by row. */
  async fetch(key) {
    const kind = this.kinds.get(this.kind);
    if (!KEY.test(key)) return { missing: key };
    let url = new URL(kind.dataset.page + ("each" in kind.dataset ? `${key}/` : ""), SITE);
    try {
      let answer = await fetch(url);
      let page = answer.ok ? parsed(await answer.text()) : null;
      const moved = page?.querySelectorAll(".k-moved a") ?? [];
      if (moved.length === 1) {
        // The case has a new name, and its old address still leads to it.
        url = new URL(moved[0].getAttribute("href"), url);
        key = url.pathname.split("/").at(-2);
        answer = await fetch(url);
        page = parsed(await answer.text());
      }
      const record = page?.querySelector(`[data-record="${this.kind}/${key}"]`);
      if (!record) return answer.ok || answer.status === 404 ? { missing: key } : { failed: key };
      return this.cells(record, key, url);
    } catch {
      return { failed: key };
    }
  }

  cells(record, key, url) {
    const place = record.querySelector("[data-compare]");
    const rows = new Map();
    for (const row of record.querySelectorAll("[data-row]")) rows.set(row.dataset.row, values(row, url));
    const here = new URL("each" in this.kinds.get(this.kind).dataset ? "" : `#mechanism-${key}`, url).href;
    return { key, name: place.dataset.name ?? place.querySelector("h1, h2").textContent.trim(), url: here, rows };
  }

  draw(told) {
    this.dataset.state = "drawn";
    const { records } = this;
    const kind = this.kind && this.kinds.get(this.kind).content;
    const columns = records.length;
    this.rows = [];
    for (const { dataset, textContent } of kind ? kind.querySelectorAll("[data-row]") : []) {
      const cells = records.map((record) => record.rows.get(dataset.row) ?? []);
      const said = new Set(cells.map((cell) => cell.map(({ text }) => text).join("\n")));
      if (cells.some((cell) => cell.length) || !("optional" in dataset)) {
        this.rows.push({ label: textContent, cells, differs: columns > 1 && said.size > 1 });
      }
    }
    // A sign on every row would say nothing.
    this.marks = columns > 1 && this.rows.some((row) => !row.differs);
    this.part("table").replaceChildren(...(columns ? [this.table()] : []));
    this.part("ways").hidden = !columns;
    this.part("hide").disabled = !this.marks;
    this.offer();
    this.hideEqual();
    const some = columns ? [] : ["Nothing is chosen yet."];
    const few = columns === 1 ? [`Add at least one more ${this.singular()}.`] : [];
    const differing = this.rows.filter((row) => row.differs).length;
    const all = this.rows.length;
    const count = columns > 1 ? [differing ? `${differing === all ? `All ${all}` : `${differing} of ${all}`} rows differ.` : "No row differs."] : [];
    this.say([...told, ...some, ...few, ...count]);
  }

  table() {
    const frame = element("div", "k-comparison");
    if (this.marks) {
      const key = element("p", "k-comparison__key");
      key.append(element("span", "k-differs", "Differs"), " marks a row in which the columns do not say the same.");
      frame.append(key);
    }
    const scroll = element("div", "k-comparison__scroll");
    const caption = `${this.records.length} ${this.records.length === 1 ? this.singular() : this.kind} side by side`;
    for (const [name, value] of [["role", "region"], ["aria-label", caption], ["tabindex", "0"]]) scroll.setAttribute(name, value);
    const table = element("table", "k-comparison__table");
    const head = element("tr");
    head.append(element("td", "k-comparison__corner"), ...this.records.map((record) => this.column(record)));
    const top = element("thead");
    const body = element("tbody");
    top.append(head);
    body.append(...this.rows.map((row) => this.row(row)));
    table.append(element("caption", "k-comparison__caption", caption), top, body);
    table.dataset.columns = this.records.length;
    table.dataset.sheet = this.sheet();
    // On a phone the table is laid out anew, and must stay a table for those who hear it.
    for (const [what, role] of ROLES) for (const one of [table, ...table.querySelectorAll("*")]) if (one.matches(what)) one.setAttribute("role", role);
    scroll.append(table);
    frame.append(scroll, element("p", "k-compare__address", location.href));
    return frame;
  }

  column(record) {
    const cell = element("th", "k-comparison__column");
    cell.scope = "col";
    const link = element("a", "k-link", record.name);
    link.href = record.url;
    const button = element("button", "k-button k-compare__remove", "Remove");
    button.type = "button";
    button.setAttribute("aria-label", `Remove ${record.name}`);
    button.addEventListener("click", () => this.remove(record));
    cell.append(link, button);
    return cell;
  }

  row({ label, cells, differs }) {
    const marked = differs && this.marks;
    const row = element("tr", `k-comparison__row${marked ? " k-comparison__row--differs" : ""}`);
    const head = element("th", "k-comparison__label", label);
    head.scope = "row";
    if (marked) head.append(" ", element("span", "k-differs", "Differs"));
    row.append(head, ...cells.map((cell) => {
      const made = element("td", "k-comparison__cell");
      made.append(...(cell.length ? cell.map(drawn) : [element("span", "k-missing", "Not found")]));
      return made;
    }));
    return row;
  }

  /** The largest type in which the table fits on one sheet, by the number of signs in it. */
  sheet() {
    const signs = (cell) => cell.reduce((sum, { text, note }) => sum + text.length + (note ? note.length + 3 : 0) + 2, 0);
    const fits = ({ lines, signs: wide }) => {
      const width = wide / Math.max(2, this.records.length);
      const high = (cells) => Math.max(1, ...cells.map((cell) => Math.ceil(signs(cell) / width)));
      const names = Math.max(...this.records.map(({ name }) => Math.ceil((name.length * 1.3) / width))) * 1.3;
      return this.rows.reduce((sum, { cells }) => sum + high(cells) + 0.45, names) <= lines;
    };
    return SHEETS.find(fits)?.size ?? "smallest";
  }

  hideEqual() {
    const hide = this.part("hide").checked && this.marks;
    this.querySelectorAll(".k-comparison__row").forEach((row, index) => { row.hidden = hide && !this.rows[index].differs; });
    const equal = this.rows.filter((row) => !row.differs).length;
    if (this.part("ways").hidden || !this.marks) return;
    this.say([hide ? `${equal} equal ${equal === 1 ? "row" : "rows"} hidden.` : `All ${this.rows.length} rows shown.`]);
  }

  address() {
    const url = new URL(location.href);
    url.search = this.records.length ? `?${this.kind}=${this.records.map(({ key }) => key).join(",")}` : "";
    if (this.part("hide").checked) url.search += `${url.search ? "&" : "?"}differing`;
    url.hash = "";
    return url;
  }

  keepAddress() {
    history.replaceState(history.state, "", this.address());
    const shown = this.querySelector(".k-compare__address");
    if (shown) shown.textContent = location.href;
  }

  /** The choice was changed here, so it is the reader's own from now on. */
  changed(told) {
    if (!this.records.length) this.kind = null;
    keep(this.kind, this.records.map(({ key, name }) => [key, name]));
    this.keepAddress();
    this.draw(told);
  }

  remove(record) {
    this.records = this.records.filter((each) => each !== record);
    this.changed([`Removed: ${record.name}.`]);
    (this.querySelector(".k-compare__remove") ?? this.part("kind")).focus();
  }

  async add(kind, key) {
    if (!key || this.records.length === MOST) return;
    this.kind = kind;
    const record = await this.fetch(key);
    if (record.rows) this.records.push(record);
    this.changed([record.rows ? `Added: ${record.name}.` : `The page of '${key}' could not be fetched. Please try again.`]);
  }

  /** What can be added: of a kind with few records, one from a list. */
  offer() {
    const chosen = this.kind ?? this.part("kind").value;
    const options = [...this.kinds.get(chosen).content.querySelectorAll("option")];
    const full = this.records.length === MOST;
    this.part("kinds").hidden = Boolean(this.kind);
    this.part("kind").value = options.length ? chosen : this.part("kind").value;
    this.part("add").hidden = !options.length || full;
    this.part("more").hidden = (this.kind && this.kind !== "cases") || full;
    this.part("record-label").textContent = `Add a ${this.singular(chosen)}`;
    const there = new Set(this.records.map(({ key }) => key));
    this.part("record").replaceChildren(...options.filter(({ value }) => !there.has(value)).map((option) => document.importNode(option, true)));
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.address().href);
      this.say(["The link is copied."]);
    } catch {
      this.say(["The link stands in the address bar of your browser: copy it from there."]);
    }
  }

  /** All rows, also those that are hidden. */
  save() {
    const rows = [
      ["", ...this.records.map(({ name }) => name)],
      ["Address", ...this.records.map(({ url }) => url)],
      ...this.rows.map(({ label, cells }) => [label, ...cells.map((cell) => cell.map(inWords).join("; "))]),
    ].map((row, index) => [...row, index < 2 ? ["Differs", ""][index] : this.rows[index - 2].differs ? "yes" : "no"]);
    save(`${`kontor-${this.kind}-${this.records.map(({ key }) => key).join("-")}`.slice(0, 100)}.csv`, csv(rows));
    this.say(["The table is saved."]);
  }
}

function parsed(html) {
  return new DOMParser().parseFromString(html, "text/html");
}

function element(tag, name = "", text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = text;
  return made;
}

const words = (node) => node.textContent.replace(/\s+/g, " ").trim();

/** The values of a row as the page of the record has them: text, where it leads, a note, and the address of a source. */
function values(row, url) {
  if (row.dataset.value) return [{ text: row.dataset.value }];
  const found = row.querySelectorAll(VALUES);
  const origin = row.querySelector(".k-stated__origin");
  return (found.length ? [...found] : [row]).filter((one) => !one.matches(".k-missing")).map((one) => {
    const copy = one.cloneNode(true);
    const link = copy.querySelector("a.k-link");
    const source = copy.querySelector(".k-link__source") ?? origin?.querySelector("a");
    const note = copy.querySelector(NOTES) ?? row.querySelector(".k-choice__note");
    const said = note ? words(note).replace(/^\(|\)$/g, "") : origin ? words(origin).replace(/,? ?[^ ]*$/, "") : "";
    for (const other of copy.querySelectorAll(`.k-reference, .k-link__source, ${NOTES}`)) other.remove();
    return { text: words(link ?? copy), href: absolute(link, url), note: said, source: absolute(source, url) };
  });
}

/** Only addresses of the web: nothing that a page says may run. */
function absolute(link, url) {
  const found = link && new URL(link.getAttribute("href"), url);
  return found && /^https?:$/.test(found.protocol) ? found.href : null;
}

function drawn({ text, href, note, source }) {
  const value = element("span", `k-comparison__value${source ? " k-comparison__value--told" : ""}`);
  const label = element(href ? "a" : "span", "k-link", text);
  if (href) label.href = href;
  value.append(label);
  if (note) value.append(" ", element("span", "k-link__note", `(${note})`));
  if (source) {
    const link = element("a", "k-link__source", "source");
    link.href = source;
    value.append(" ", link);
  }
  return value;
}

function inWords({ text, note, source }) {
  return [text, note && `(${note})`, source && `[${source}]`].filter(Boolean).join(" ");
}

customElements.define("k-compare", Compare);

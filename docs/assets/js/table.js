/* Lets readers sort a table by any column, search in it, and keep only rows with a chosen value. */

import { fold, instead, nearest } from "./words.js";

const NOTHING = "No row fits all of this. Try fewer words, or choose “All” again.";
const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** The number that a text begins with or holds first, or null. */
export function number(text) {
  const found = text.replace(/(\d)[,\u202f ](?=\d{3})/g, "$1").match(/\d+(?:\.\d+)?/);
  return found ? Number(found[0]) : null;
}

/** What a row says, without its buttons. */
const said = (row) => [...row.querySelectorAll(":scope > * > :not(.k-pick)")].map((part) => part.textContent).join(" ");

class Table extends HTMLElement {
  connectedCallback() {
    this.body = this.querySelector("tbody");
    this.rows = [...this.body.rows].map((row) => ({
      row,
      text: fold(said(row)),
      values: [...row.cells].map((cell) => [...cell.querySelectorAll(".k-link")].map((link) => link.textContent.trim()).filter(Boolean)),
    }));
    this.heads = [...this.querySelectorAll("thead th")];
    this.selects = [];
    this.heads.forEach((head, column) => this.equip(head, column));
    this.prepend(this.bar());
  }

  equip(head, column) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "k-sort";
    button.textContent = head.textContent.trim();
    button.addEventListener("click", () => this.sort(column, head.getAttribute("aria-sort") !== "ascending"));
    head.replaceChildren(button);
  }

  bar() {
    const bar = document.createElement("div");
    bar.className = "k-table-bar";
    bar.append(this.field("Search in this table", this.box()));
    for (const column of (this.dataset.filters || "").split(",").filter(Boolean).map(Number)) {
      const select = document.createElement("select");
      const values = [...new Set(this.rows.flatMap(({ values }) => values[column]))].sort(order.compare);
      select.className = "k-input k-table-bar__choice";
      select.append(new Option("All", ""), ...values.map((value) => new Option(value, value)));
      select.addEventListener("change", () => this.filter());
      this.selects.push([column, select]);
      bar.append(this.field(this.heads[column].textContent.trim(), select));
    }
    this.status = document.createElement("p");
    this.status.className = "k-table-bar__status";
    this.status.setAttribute("role", "status");
    bar.append(this.status);
    return bar;
  }

  box() {
    this.words = document.createElement("input");
    this.words.type = "search";
    this.words.className = "k-input k-table-bar__words";
    this.words.addEventListener("input", () => this.filter());
    return this.words;
  }

  field(text, control) {
    const label = document.createElement("label");
    label.className = "k-table-bar__field";
    label.append(text, control);
    return label;
  }

  /** Every word of the table, as [folded, as it is written], found when the first word is looked for that stands nowhere. */
  known() {
    this.every ??= new Map(this.rows.flatMap(({ row }) => said(row).match(/[\p{L}\p{N}\p{M}'’ʻ]+/gu) ?? []).map((word) => [fold(word), word]));
    return this.every;
  }

  filter() {
    const corrected = [];
    const words = fold(this.words.value).split(/\s+/).filter(Boolean).map((word) => {
      const near = this.rows.some(({ text }) => text.includes(word)) ? null : nearest(word, this.known().keys());
      if (near) corrected.push(instead("row", word, this.known().get(near)));
      return near ?? word;
    });
    let shown = 0;
    for (const { row, text, values } of this.rows) {
      const fits = words.every((word) => text.includes(word)) && this.selects.every(([column, select]) => !select.value || values[column].includes(select.value));
      row.hidden = !fits;
      shown += fits;
    }
    const count = shown === this.rows.length ? "" : shown ? `${shown} of ${this.rows.length} rows` : NOTHING;
    this.status.textContent = [...corrected, count].filter(Boolean).join(" ");
  }

  sort(column, ascending) {
    const texts = this.rows.map(({ values }) => values[column][0] ?? "");
    const known = texts.filter((text) => text && text !== "not found");
    const numeric = known.filter((text) => number(text) !== null).length > known.length / 2;
    const key = (entry) => {
      const text = entry.values[column][0] ?? "";
      if (!text || text === "not found") return null;
      return numeric ? number(text) : text;
    };
    // What is unknown stands last, whichever way the rest is sorted.
    const compare = (a, b) => {
      const [one, other] = [key(a), key(b)];
      if (one === null || other === null) return (one === null) - (other === null);
      return (numeric ? one - other : order.compare(one, other)) * (ascending ? 1 : -1);
    };
    this.rows = this.rows.toSorted ? this.rows.toSorted(compare) : [...this.rows].sort(compare);
    this.body.append(...this.rows.map(({ row }) => row));
    for (const head of this.heads) head.removeAttribute("aria-sort");
    this.heads[column].setAttribute("aria-sort", ascending ? "ascending" : "descending");
    this.status.textContent = `Sorted by ${this.heads[column].textContent.trim()}, ${ascending ? "lowest or A first" : "highest or Z first"}`;
  }
}

customElements.define("k-table", Table);

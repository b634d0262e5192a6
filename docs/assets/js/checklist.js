/* Lets a reader fill in a checklist. Answers stay on the device by the id of the item, so that new wording loses nothing. */

import { FORMAT, answerTo, answers, counts, inWords, takenBack } from "./checklist-answers.js";

const PREFIX = "kontor:checklist:";
const FILLED = "#filled=";

class Checklist extends HTMLElement {
  connectedCallback() {
    this.place = PREFIX + this.dataset.key;
    this.items = [...this.querySelectorAll("[data-item]")].map((element) => ({
      element,
      id: element.dataset.item,
      was: element.dataset.was.split(" ").filter(Boolean),
      text: element.querySelector(".k-entry__do").textContent,
      choice: element.querySelector(".k-entry__choice"),
      boxes: [...element.querySelectorAll(".k-answers__box")],
      note: element.querySelector(".k-entry__note"),
      noteFold: element.querySelector(".k-fold--note"),
      written: element.querySelector(".k-entry__written"),
    }));
    this.cells = [...this.querySelectorAll(".k-strip__cell")];
    this.held = {};
    this.guest = null;
    this.undone = null;
    this.part("bar").hidden = false;
    this.part("unscripted").hidden = true;
    for (const item of this.items) this.equip(item);
    const press = (part, act) => this.part(part).addEventListener("click", act);
    press("clear", () => this.clear());
    press("undo", () => this.undo());
    press("print", () => print());
    press("adopt", () => this.adopt());
    press("leave", () => this.leave());
    press("save", () => this.with("file", (module) => module.save(this)));
    press("csv", () => this.with("file", (module) => module.table(this)));
    press("load", () => this.part("file").click());
    press("share", () => this.with("link", (module) => module.share(this)));
    press("merge", () => this.with("merge", (module) => module.open(this)));
    this.part("filter").addEventListener("change", () => this.filter());
    this.part("file").addEventListener("change", (event) => {
      const [file] = event.target.files;
      event.target.value = "";
      if (file) this.with("file", (module) => module.load(this, file));
    });
    addEventListener("hashchange", () => this.follow());
    addEventListener("storage", (event) => {
      if (event.key === this.place || event.key === null) this.refresh();
    });
    this.keepEarly();
    this.refresh();
    this.follow();
  }

  /** On a slow line the list is a plain form until its script comes: what was chosen and written by then is kept. */
  keepEarly() {
    const early = this.items.map((item) => {
      const box = item.boxes.find(({ checked }) => checked);
      const note = item.note.value.trim();
      return [item, { ...(box.defaultChecked ? {} : { answer: box.value }), ...(note ? { note } : {}) }];
    });
    for (const [item, change] of early) if (Object.keys(change).length) this.change(item, change);
  }

  part(name) {
    return this.querySelector(`[data-part="${name}"]`);
  }

  /** What few readers use is fetched when it is wanted. */
  async with(name, act) {
    let module = null;
    try {
      module = await import(`./checklist-${name}.js`);
    } catch {
      this.say("This part of the page could not be fetched. Try again when you are online.");
      return;
    }
    await act(module);
  }

  equip(item) {
    for (const box of item.boxes) box.addEventListener("change", () => this.change(item, { answer: box.value }));
    item.note.addEventListener("input", () => this.change(item, { note: item.note.value.trim() }));
    const tools = item.element.querySelector("[data-part=item-tools]");
    tools.hidden = false;
    tools.querySelector(".k-entry__copy").addEventListener("click", (event) => this.copy(event.currentTarget, `${this.home}#item-${item.id}`));
  }

  /** The public address of the list, also where it stands in another page. */
  get home() {
    return new URL(this.dataset.home, document.baseURI).href;
  }

  get name() {
    return this.part("name").value.trim();
  }

  /** The reader's own answers. Read each time, because another tab may have written. */
  mine() {
    if (this.forbidden) return this.held;
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(this.place));
    } catch {
      return this.held;
    }
    // The first edition of this page kept a list of the ids that were ticked.
    if (Array.isArray(kept)) return answers(Object.fromEntries(kept.map((id) => [String(id), { answer: "done" }])));
    return answers(kept?.answers);
  }

  keep(found) {
    this.held = found;
    try {
      localStorage.setItem(this.place, JSON.stringify({ format: FORMAT, answers: found }));
    } catch {
      this.forbid();
    }
  }

  /** A frame inside another site is often forbidden to keep anything. */
  forbid() {
    this.forbidden = true;
    this.part("kept").textContent = "This browser keeps no answers here. Save them to a file before you leave.";
  }

  change(item, change) {
    const found = this.mine();
    const entry = { ...answerTo(found, item), ...change };
    for (const id of [item.id, ...item.was]) delete found[id];
    if (entry.answer !== "open" || entry.note) found[item.id] = entry;
    this.keep(found);
    this.offer(null);
    this.show(found);
  }

  /** Puts other answers in the place of the reader's own; the sentence says so, and it can be undone. */
  replace(found, sentence) {
    const change = { before: this.mine(), after: found };
    this.keep(found);
    this.show(found);
    this.filter();
    this.say(sentence);
    this.offer(change);
  }

  clear() {
    const number = Object.keys(this.mine()).length;
    this.replace({}, `Cleared the answers and notes of ${number} ${number === 1 ? "item" : "items"}.`);
    this.part("undo").focus();
  }

  /** Another tab may have answered since; that stays. */
  undo() {
    const { before } = this.undone;
    const found = takenBack(this.undone, this.mine(), this.items);
    const differs = (item) => JSON.stringify(answerTo(found, item)) !== JSON.stringify(answerTo(before, item));
    this.keep(found);
    this.show(found);
    this.filter();
    this.offer(null);
    this.say(this.items.some(differs) ? "Your answers are back. What was answered since is kept." : "Your answers are back.");
    this.part("clear").focus();
  }

  /** change: what can be undone, as {before, after}, or null. */
  offer(change) {
    this.undone = change;
    this.part("undo").hidden = !change;
    if (!change) this.say("");
  }

  say(sentence) {
    this.part("said").textContent = sentence;
  }

  refresh() {
    try {
      localStorage.getItem(this.place);
    } catch {
      this.forbid();
    }
    if (this.guest) return;
    this.show(this.mine());
  }

  show(found) {
    const given = this.items.map((item) => answerTo(found, item));
    this.items.forEach((item, index) => {
      const { answer, note } = given[index];
      item.element.dataset.answer = answer;
      for (const box of item.boxes) box.checked = box.value === answer;
      // Whoever is typing is not interrupted by another tab.
      if (item.note !== document.activeElement) item.note.value = note;
      item.noteFold.classList.toggle("k-fold--full", Boolean(note));
      // A field cuts a long note on paper.
      item.written.textContent = note ? `Note: ${note}` : "";
      item.written.hidden = !note;
      this.cells[index].dataset.answer = answer;
    });
    const tally = counts(given);
    const all = this.items.length;
    this.part("count").textContent = tally.done === all ? `All ${all} done` : inWords(tally);
    this.part("strip").setAttribute("aria-valuenow", String(all - tally.open));
    this.part("strip").setAttribute("aria-valuetext", inWords(tally));
    this.part("clear").disabled = !given.some(({ answer, note }) => answer !== "open" || note);
    this.together?.renew();
  }

  /** Items that are answered while only open ones are shown stay until the choice is made again: nothing vanishes under a finger. */
  filter() {
    const only = this.part("filter").checked;
    for (const item of this.items) item.element.hidden = only && item.element.dataset.answer !== "open";
  }

  /** Where the browser refuses to copy, the address itself comes to stand beside the button. */
  async copy(button, address) {
    const line = this.part("address-line");
    line.hidden = true;
    try {
      await navigator.clipboard.writeText(address);
    } catch {
      const field = this.part("address");
      field.value = address;
      button.after(line);
      line.hidden = false;
      field.focus();
      field.select();
      return;
    }
    button.dataset.words ??= button.textContent;
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = button.dataset.words; }, 2500);
  }

  /** An address may name an item, also by an earlier id, or carry a list that somebody filled in. */
  follow() {
    if (location.hash.startsWith(FILLED)) {
      const carried = location.hash.slice(FILLED.length);
      this.together?.leave();
      this.with("link", (module) => module.receive(this, carried));
      return;
    }
    if (this.guest) this.leave();
    let id = "";
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    if (!id.startsWith("item-")) return;
    const item = this.items.find(({ element }) => element === document.getElementById(id)?.closest("[data-item]"));
    if (!item) return;
    this.together?.leave();
    for (const { element } of this.items) element.classList.toggle("k-entry--open", element === item.element);
    item.element.hidden = false;
    item.element.scrollIntoView();
    item.boxes.find((box) => box.checked).focus({ preventScroll: true });
  }

  /** Shows a list that somebody sent; the reader's own is left alone. */
  welcome(guest, sentence) {
    this.guest = guest;
    this.together?.leave();
    this.part("who").textContent = sentence;
    const number = Object.keys(this.mine()).length;
    this.part("adopt").textContent = number ? `Keep as mine, instead of my ${number} ${number === 1 ? "answer" : "answers"}` : "Keep as mine";
    this.host(true);
    this.show(guest.answers);
    this.part("who").focus();
  }

  host(visited) {
    this.part("guest").hidden = !visited;
    for (const name of ["clear", "tools", "kept"]) this.part(name).hidden = visited;
    for (const item of this.items) {
      item.choice.disabled = visited;
      item.note.readOnly = visited;
      if (visited) item.noteFold.open = false;
    }
    this.classList.toggle("k-checklist--visited", visited);
  }

  adopt() {
    const { guest } = this;
    this.leave();
    this.replace(guest.answers, "These answers are yours now.");
    this.part("undo").focus();
  }

  leave() {
    this.guest = null;
    if (location.hash.startsWith(FILLED)) history.replaceState(history.state, "", location.pathname + location.search);
    this.host(false);
    this.show(this.mine());
    this.filter();
    this.part("filter").focus();
  }
}

customElements.define("k-checklist", Checklist);

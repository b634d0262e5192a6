/* Keeps the ticks of a checklist on this device, by the id of the item, so that new wording loses nothing. */

const PREFIX = "kontor:checklist:";

class Checklist extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.items = [...this.querySelectorAll("[data-item]")];
    this.forgotten = null;
    this.part("bar").hidden = false;
    this.part("reset").addEventListener("click", () => this.reset());
    this.part("undo").addEventListener("click", () => this.undo());
    this.part("print").addEventListener("click", () => window.print());
    for (const item of this.items) {
      this.tick(item).addEventListener("change", () => this.changed());
    }
    this.show(this.read());
    this.arrive = () => this.openItem();
    for (const event of ["hashchange", "popstate"]) addEventListener(event, this.arrive);
    this.addEventListener("click", (event) => {
      const anchor = event.target.closest(".k-checklist__anchor");
      if (!anchor) return;
      // The theme's instant navigation would fetch the page again, and the focus would be lost with the old one.
      event.preventDefault();
      event.stopPropagation();
      history.pushState(history.state, "", anchor.hash);
      this.openItem();
    });
    this.openItem();
  }

  disconnectedCallback() {
    for (const event of ["hashchange", "popstate"]) removeEventListener(event, this.arrive);
  }

  part(name) {
    return this.querySelector(`[data-part="${name}"]`);
  }

  tick(item) {
    return item.querySelector(".k-checklist__tick");
  }

  /** The ids of the ticked items; an item also finds the ticks of its earlier ids. */
  read() {
    let kept = [];
    try {
      kept = JSON.parse(localStorage.getItem(PREFIX + this.dataset.key)) ?? [];
    } catch {
      // Unreadable or forbidden: begin with an empty list.
    }
    const ids = new Set(Array.isArray(kept) ? kept : []);
    const names = (item) => [item.dataset.item, ...item.dataset.was.split(" ").filter(Boolean)];
    return this.items.filter((item) => names(item).some((id) => ids.has(id))).map((item) => item.dataset.item);
  }

  keep(ids) {
    try {
      localStorage.setItem(PREFIX + this.dataset.key, JSON.stringify(ids));
    } catch {
      this.querySelector(".k-checklist__kept").textContent = "This browser does not keep the ticks. Print the page to keep them.";
    }
  }

  ticked() {
    return this.items.filter((item) => this.tick(item).checked).map((item) => item.dataset.item);
  }

  show(ids) {
    for (const item of this.items) {
      this.tick(item).checked = ids.includes(item.dataset.item);
    }
    this.count(ids.length);
  }

  count(done) {
    const all = this.items.length;
    this.part("count").textContent = done === all ? `All ${all} done` : `${done} of ${all} done`;
    this.part("meter").value = done;
    this.part("reset").disabled = done === 0;
  }

  changed() {
    const ids = this.ticked();
    this.forgotten = null;
    this.part("undo").hidden = true;
    this.keep(ids);
    this.count(ids.length);
  }

  reset() {
    this.forgotten = this.ticked();
    this.keep([]);
    this.show([]);
    this.part("undo").hidden = false;
    this.part("undo").focus();
  }

  undo() {
    this.keep(this.forgotten);
    this.show(this.forgotten);
    this.forgotten = null;
    this.part("undo").hidden = true;
    this.part("reset").focus();
  }

  /** An address of an item moves the focus to its box, also by an earlier id. */
  openItem() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id.startsWith("item-")) return;
    const item = document.getElementById(id)?.closest("[data-item]");
    if (!item || !this.contains(item)) return;
    for (const other of this.items) {
      other.classList.toggle("k-checklist__item--open", other === item);
    }
    item.scrollIntoView();
    this.tick(item).focus({ preventScroll: true });
  }
}

if (!customElements.get("k-checklist")) customElements.define("k-checklist", Checklist);

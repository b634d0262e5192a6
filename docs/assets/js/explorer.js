/* Finds cases by several values at once, by words and on a map. The whole choice stands in the address. */

import { csv, save } from "./csv.js";
import { Index, size } from "./explorer-index.js";
import { instead } from "./words.js";

const SITE = new URL("../../", import.meta.url);
const PAGE = 30;
const TYPICAL = 8;
const OPEN = ["mechanism", "theme"];
const REACH = 14;
const AT_ONCE = 6;
const PAUSE = 300;
const KEPT = "kontor:explorer";

let index = null;
const shards = new Map();
const opened = new Map(OPEN.map((name) => [name, "typical"]));

class Explorer extends HTMLElement {
  async connectedCallback() {
    this.folder = new URL(this.dataset.folder, location);
    try {
      index = await this.load();
    } catch {
      this.dataset.state = "failed";
      this.part("failed").hidden = false;
      return;
    }
    this.prepare();
    this.dataset.state = "open";
    this.part("tool").hidden = false;
    this.arrive();
    this.returnTo();
    later(() => index.dictionary());
  }

  part(name) {
    return this.querySelector(`[data-part="${name}"]`);
  }

  copyOf(name) {
    return this.part(name).content.firstElementChild.cloneNode(true);
  }

  /** The index, with the words for its values as this page has them. */
  async load() {
    const answer = await fetch(new URL("index.json", this.folder), { cache: "no-cache" });
    if (!answer.ok) throw new Error(answer.statusText);
    const labels = {};
    const facets = [];
    for (const list of this.querySelectorAll("[data-facet]")) {
      const name = list.dataset.facet;
      facets.push([name, list.querySelector("h2").textContent]);
      labels[name] = new Map([...list.querySelectorAll("[data-value]")].map((entry) => {
        const link = entry.querySelector("a");
        return [entry.dataset.value, { label: link.textContent, also: entry.dataset.also ?? "", was: entry.dataset.was?.split(" "), url: link.href }];
      }));
    }
    const behind = facets.findIndex(([name]) => name === "network" || name === "region");
    facets.splice(behind + 1 + (facets[behind + 1]?.[0] === "network"), 0, ["place", "Place"]);
    const made = new Index(await answer.json(), facets.map(([name]) => name), labels);
    made.names = new Map(facets);
    made.listOf = (name, value) => labels[name]?.get(value)?.url;
    return made;
  }

  prepare() {
    this.state = fresh();
    this.boxes = new Map();
    this.maps = [];
    this.seen = "IntersectionObserver" in window ? new IntersectionObserver((entries) => this.cameIntoView(entries), { rootMargin: "300px" }) : null;
    for (const name of index.facets.keys()) this.addFacet(name);

    this.part("words").addEventListener("input", (event) => this.typed(event.target.value));
    this.part("words").addEventListener("change", () => this.write());
    this.part("sort").addEventListener("change", (event) => this.change({ sort: event.target.value }));
    for (const radio of this.querySelectorAll(".k-explorer__radio")) {
      radio.addEventListener("change", () => this.change({ view: radio.value }));
    }
    this.part("clear").addEventListener("click", () => {
      this.change({ chosen: new Map(), words: "" });
      this.part("count").focus();
    });
    this.part("more").addEventListener("click", () => this.showMore());
    this.part("copy").addEventListener("click", () => this.copy());
    this.part("download").addEventListener("click", () => this.download());
    for (const button of this.querySelectorAll("[data-part=open]")) {
      button.addEventListener("click", () => button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true")));
    }
    for (const map of this.querySelectorAll("[data-map]")) this.prepareMap(map);

    addEventListener("popstate", () => this.arrive());
    addEventListener("pagehide", () => this.leave());
    addEventListener("beforeprint", () => this.fillShown(Infinity));
  }

  /* The cases come after the page, so the browser cannot lead a reader back to the one that was read. */

  leave() {
    const entries = this.entries();
    const at = entries.findIndex((entry) => entry.getBoundingClientRect().bottom > 0);
    keep(at < 0 ? null : { address: location.href, at, top: entries[at].getBoundingClientRect().top });
  }

  returnTo() {
    const kept = keep();
    const [visit] = performance.getEntriesByType("navigation");
    if (kept?.address !== location.href || !["back_forward", "reload"].includes(visit?.type)) return;
    const entry = this.entries()[kept.at];
    if (entry && kept.at) scrollBy(0, entry.getBoundingClientRect().top - kept.top);
  }

  entries() {
    return [...this.querySelectorAll("[data-part=cards] > li, [data-part=rows] > tr")];
  }

  /* What is chosen */

  /** Read the address and show what it says; what it does not know is left out. */
  arrive() {
    const asked = new URLSearchParams(location.search);
    clearTimeout(this.timer);
    this.state = fresh();
    for (const [name, facet] of index.facets) {
      const values = (asked.get(name) ?? "").split(",").map((value) => facet.numbers.get(value.toLowerCase())).filter((number) => number >= 0);
      if (values.length) this.state.chosen.set(name, [...new Set(values)].sort((a, b) => a - b));
    }
    this.state.words = asked.get("q") ?? "";
    const sorts = [...this.part("sort").options].map((option) => option.value);
    this.state.sort = sorts.includes(asked.get("sort")) ? asked.get("sort") : "";
    this.state.view = asked.get("view") === "table" ? "table" : "cards";
    this.state.pages = Math.min(Math.max(Number.parseInt(asked.get("pages"), 10) || 1, 1), Math.ceil(index.count / PAGE) || 1);
    for (const name of this.state.chosen.keys()) if (!opened.has(name)) opened.set(name, "typical");
    this.part("words").value = this.state.words;
    this.typing = false;
    this.render();
  }

  address() {
    const { chosen, words, sort, view, pages } = this.state;
    const parts = [];
    for (const [name, facet] of index.facets) {
      if (chosen.has(name)) parts.push(`${name}=${chosen.get(name).map((number) => encodeURIComponent(facet.values[number])).join(",")}`);
    }
    if (words.trim()) parts.push(`q=${encodeURIComponent(words.trim()).replaceAll("%20", "+")}`);
    if (sort) parts.push(`sort=${sort}`);
    if (view !== "cards") parts.push(`view=${view}`);
    if (pages > 1) parts.push(`pages=${pages}`);
    return location.pathname + (parts.length ? `?${parts.join("&")}` : "");
  }

  /** A step that the reader can take back. */
  change(step) {
    this.write();
    Object.assign(this.state, { pages: 1 }, step);
    if (!this.state.words.trim() && this.state.sort === "relevance") this.state.sort = "";
    if ("words" in step) this.part("words").value = step.words;
    history.pushState(null, "", this.address());
    this.render();
  }

  /** Words are one step, however many letters they have; browsers refuse an address for each key. */
  typed(words) {
    if (!this.typing) history.pushState(null, "", location.href);
    this.typing = true;
    Object.assign(this.state, { words, pages: 1 });
    if (!words.trim() && this.state.sort === "relevance") this.state.sort = "";
    this.render();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.put(), PAUSE);
  }

  put() {
    clearTimeout(this.timer);
    history.replaceState(history.state, "", this.address());
  }

  write() {
    if (this.typing) this.put();
    this.typing = false;
  }

  choose(name, number, wanted) {
    const chosen = new Map(this.state.chosen);
    const numbers = (chosen.get(name) ?? []).filter((other) => other !== number);
    if (wanted) numbers.push(number);
    if (numbers.length) chosen.set(name, numbers.sort((a, b) => a - b));
    else chosen.delete(name);
    this.change({ chosen });
  }

  isChosen(name, number) {
    return this.state.chosen.get(name)?.includes(number) ?? false;
  }

  get sort() {
    return this.state.sort || (this.state.words.trim() ? "relevance" : "newest");
  }

  /* What is shown */

  render() {
    const focused = this.contains(document.activeElement) ? document.activeElement : null;
    this.found = index.select(this.state.chosen, this.state.words, this.sort);
    this.showCount();
    this.showFacets();
    this.showChosen();
    this.showList();
    this.showMaps();
    // What had the focus may be gone with its last case.
    if (focused && (!focused.isConnected || focused.closest("[hidden]"))) this.part("count").focus();
  }

  showCount() {
    const number = this.found.order.length;
    const all = index.count.toLocaleString("en");
    const text = number === index.count ? `${all} ${number === 1 ? "case" : "cases"}` : `${number.toLocaleString("en")} of ${all} cases`;
    if (this.part("count").textContent !== text) this.part("count").textContent = text;
    this.part("said").textContent = this.found.corrected.map((pair) => instead("case", ...pair)).join(" ");
    this.part("link").hidden = true;
    this.part("none").hidden = number > 0;
    this.part("download").disabled = !number;
    const sort = this.part("sort");
    sort.options[0].hidden = sort.options[0].disabled = !this.state.words.trim();
    sort.value = this.sort;
    for (const radio of this.querySelectorAll(".k-explorer__radio")) radio.checked = radio.value === this.state.view;
  }

  addFacet(name) {
    const element = this.copyOf("facet");
    const [toggle, options, all] = ["toggle", "options", "all"].map((part) => element.querySelector(`.k-explorer__${part}`));
    toggle.querySelector(".k-explorer__facet-label").textContent = index.names.get(name);
    toggle.id = `explorer-facet-${name}`;
    options.id = `explorer-options-${name}`;
    toggle.setAttribute("aria-controls", options.id);
    options.setAttribute("aria-labelledby", toggle.id);
    toggle.addEventListener("click", () => {
      if (!opened.delete(name)) opened.set(name, "typical");
      this.showFacet(name);
    });
    all.addEventListener("click", () => {
      opened.set(name, opened.get(name) === "all" ? "typical" : "all");
      this.showFacet(name);
    });
    options.addEventListener("change", (event) => this.choose(name, Number(event.target.value), event.target.checked));
    this.part("facets").append(element);
    this.boxes.set(name, { element, toggle, options, all, rows: [] });
  }

  showFacets() {
    for (const name of index.facets.keys()) this.showFacet(name);
  }

  /** Offer the values that have cases; of many, those with most, until the reader asks for all. */
  showFacet(name) {
    const { element, toggle, options, all, rows } = this.boxes.get(name);
    const { values, labels } = index.facets.get(name);
    const counts = this.found.counts.get(name);
    const chosen = this.state.chosen.get(name) ?? [];
    const alive = [...values.keys()].filter((number) => counts[number] || chosen.includes(number));
    element.hidden = !alive.length;
    toggle.setAttribute("aria-expanded", String(opened.has(name)));
    toggle.querySelector(".k-explorer__chosen-here").textContent = chosen.length ? `${chosen.length} chosen` : "";
    options.hidden = !opened.has(name);
    if (options.hidden || element.hidden) return;

    const whole = opened.get(name) === "all" || alive.length <= TYPICAL + 2;
    const most = whole ? alive : [...alive].sort((a, b) => counts[b] - counts[a] || a - b).slice(0, TYPICAL);
    const shown = new Set([...most, ...chosen]);
    all.hidden = alive.length <= TYPICAL + 2;
    all.setAttribute("aria-expanded", String(whole));
    all.textContent = whole ? "Show fewer" : `Show all ${alive.length}`;
    for (const number of values.keys()) {
      const wanted = shown.has(number);
      let row = rows[number];
      if (!row && !wanted) continue;
      if (!row) {
        const label = this.copyOf("option");
        row = rows[number] = { label, box: label.querySelector("input"), count: label.querySelector(".k-count") };
        row.box.value = number;
        label.querySelector(".k-explorer__value").textContent = labels[number];
        options.insertBefore(label, rows.slice(number + 1).find(Boolean)?.label ?? all);
      }
      row.label.hidden = !wanted;
      row.box.checked = chosen.includes(number);
      const count = counts[number].toLocaleString("en");
      if (row.count.textContent !== count) row.count.textContent = count;
    }
  }

  showChosen() {
    const chips = [];
    const add = (text, remove) => {
      const chip = this.copyOf("chip");
      chip.querySelector(".k-explorer__chip-label").textContent = text;
      chip.querySelector("button").addEventListener("click", () => {
        const at = [...this.part("chips").children].indexOf(chip);
        remove();
        const left = this.part("chips").children;
        (left[Math.min(at, left.length - 1)]?.querySelector("button") ?? this.part("count")).focus();
      });
      chips.push(chip);
    };
    for (const [name, facet] of index.facets) {
      for (const number of this.state.chosen.get(name) ?? []) {
        add(`${index.names.get(name)}: ${facet.labels[number]}`, () => this.choose(name, number, false));
      }
    }
    if (this.state.words.trim()) add(`Words: ${this.state.words.trim()}`, () => this.change({ words: "" }));
    this.part("chips").replaceChildren(...chips);
    this.part("chosen").hidden = !chips.length;
  }

  showList() {
    const table = this.state.view === "table";
    this.dataset.view = this.state.view;
    this.seen?.disconnect();
    const numbers = [...this.found.order.subarray(0, this.state.pages * PAGE)];
    this.part("cards").replaceChildren(...(table ? [] : numbers.map((number) => this.card(number))));
    this.part("rows").replaceChildren(...(table ? numbers.map((number) => this.row(number)) : []));
    this.part("cards").hidden = table || !numbers.length;
    this.part("table").hidden = !table || !numbers.length;
    this.showLeft();
    this.fillSoon();
    document.dispatchEvent(new Event("kontor:drawn"));
  }

  showLeft() {
    const left = this.found.order.length - this.state.pages * PAGE;
    this.part("more").hidden = left <= 0;
    this.part("more").textContent = `Show ${Math.min(left, PAGE)} more of ${left.toLocaleString("en")}`;
  }

  showMore() {
    const first = this.state.pages * PAGE;
    this.state.pages += 1;
    const numbers = [...this.found.order.subarray(first, first + PAGE)];
    const [list, make] = this.state.view === "table" ? [this.part("rows"), this.row] : [this.part("cards"), this.card];
    list.append(...numbers.map((number) => make.call(this, number)));
    history.replaceState(history.state, "", this.address());
    list.children[first].querySelector("a").focus();
    this.showLeft();
    this.fillSoon();
    document.dispatchEvent(new Event("kontor:drawn"));
  }

  urlOf(number) {
    return new URL(`cases/${index.cases.slug[number]}/`, SITE).href;
  }

  card(number) {
    const entry = this.copyOf("card");
    const part = (name) => entry.querySelector(`.k-card__${name}`);
    const link = part("title").firstElementChild;
    link.textContent = index.cases.title[number];
    link.href = this.urlOf(number);
    part("period").textContent = index.periodOf(number);
    part("where").replaceChildren(index.placesOf(number), part("period"));
    const [evidence, status, partial, mechanism] = part("marks").children;
    this.fill(evidence, "evidence", number);
    const bars = evidence.querySelector(".k-bars");
    bars.setAttribute("class", bars.getAttribute("class").replace("none", this.valueOf("evidence", number)));
    status.textContent = index.labelsOf("status", number)[0];
    status.className += this.valueOf("status", number);
    if (!index.partial.has(number)) partial.remove();
    mechanism.replaceWith(...index.valuesOf("mechanism", number).map((value) => {
      const mark = mechanism.cloneNode(true);
      const { labels, values } = index.facets.get("mechanism");
      const way = mark.querySelector("a");
      way.textContent = labels[value];
      way.href = index.listOf("mechanism", values[value]) ?? "";
      return mark;
    }));
    part("marks").dataset.compare = `cases/${index.cases.slug[number]}`;
    this.tell(part("summary"), number);
    return entry;
  }

  row(number) {
    const row = this.copyOf("row");
    const link = row.querySelector("a");
    link.textContent = index.cases.title[number];
    link.href = this.urlOf(number);
    Object.assign(link.parentElement.dataset, { compare: `cases/${index.cases.slug[number]}`, name: index.cases.title[number] });
    const labels = (name) => index.labelsOf(name, number).join(", ");
    const cells = [index.placesOf(number), index.periodOf(number), labels("mechanism"), labels("status"), labels("evidence")];
    [...row.querySelectorAll("td")].forEach((cell, at) => { cell.textContent = cells[at]; });
    return row;
  }

  fill(mark, name, number) {
    mark.lastChild.data = ` ${index.labelsOf(name, number)[0]}`;
  }

  valueOf(name, number) {
    return index.facets.get(name).values[index.valuesOf(name, number)[0]];
  }

  /* Summaries come when their card is about to be seen; those of the other cards once the page stands, because printing does not wait for them. */

  fillSoon() {
    clearTimeout(this.filling);
    this.filling = setTimeout(() => later(() => this.fillShown(AT_ONCE)), PAUSE);
  }

  /** Fill the cards that are shown; most: files that may be fetched for them. */
  fillShown(most) {
    const empty = [...this.part("cards").querySelectorAll(".k-card__summary[data-case]:empty")];
    const file = (place) => Math.floor(Number(place.dataset.case) / index.shard);
    const few = new Set([...new Set(empty.map(file))].slice(0, most));
    for (const place of empty.filter((place) => few.has(file(place)))) this.bring(place);
  }

  tell(place, number) {
    const shard = shards.get(Math.floor(number / index.shard));
    if (shard && !(shard instanceof Promise)) {
      place.textContent = shard.summary[number % index.shard];
      return;
    }
    place.dataset.case = number;
    if (this.seen) this.seen.observe(place);
    else this.bring(place);
  }

  cameIntoView(entries) {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      this.seen.unobserve(target);
      this.bring(target);
    }
  }

  async bring(place) {
    const number = Number(place.dataset.case);
    try {
      place.textContent = (await this.shard(Math.floor(number / index.shard))).summary[number % index.shard];
    } catch {
      // Without its summary a card still has its title and its marks.
      place.remove();
    }
  }

  /** What the index leaves out of some cases. Errors: when it cannot be fetched or belongs to another edition of the library. */
  async shard(number) {
    if (!shards.has(number)) {
      shards.set(number, (async () => {
        const answer = await fetch(new URL(`${number}.json?v=${index.edition}`, this.folder));
        const found = answer.ok && (await answer.json());
        if (found?.edition !== index.edition) throw new Error("another edition");
        shards.set(number, found);
        return found;
      })());
      shards.get(number).catch(() => shards.delete(number));
    }
    return shards.get(number);
  }

  /* The map */

  prepareMap(map) {
    const place = this.part("place");
    const name = map.dataset.map;
    const { sets } = index.facets.get("place");
    const many = [...index.places[name].keys()].filter((at) => index.places[name][at]).map((at) => [at, size(sets[at])]);
    // The small lie on top of the large.
    const dots = many.sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([at]) => ({ at, circle: dot(...index.places[name][at]), last: {} }));
    map.querySelector(".k-explorer__dots").replaceChildren(...dots.map(({ circle }) => circle));
    this.maps.push({ map, name, dots, scale: map.viewBox.baseVal.width / 340 });
    const near = (event) => this.nearest(map, event);
    map.addEventListener("pointermove", (event) => {
      const at = near(event);
      place.textContent = at === null ? this.mapWords() : this.placeWords(at);
      map.classList.toggle("k-explorer__map--near", at !== null);
      this.mark(at);
    });
    map.addEventListener("pointerleave", () => {
      place.textContent = this.mapWords();
      this.mark(null);
    });
    map.addEventListener("click", (event) => {
      const at = near(event);
      if (at !== null) this.choose("place", at, !this.isChosen("place", at));
    });
  }

  mark(at) {
    for (const { dots } of this.maps) {
      for (const one of dots) {
        if (one.near !== (one.at === at)) one.circle.classList.toggle("k-explorer__dot--near", one.at === at);
        one.near = one.at === at;
      }
    }
  }

  mapWords() {
    const places = this.found.byPlace.reduce((sum, count) => sum + (count > 0), 0);
    return `${places.toLocaleString("en")} ${places === 1 ? "place" : "places"}. Choose a dot to see its cases; the filter “Place” does the same.`;
  }

  placeWords(at) {
    const count = this.found.byPlace[at];
    const country = index.facets.get("country").labels[index.places.country[at]];
    return `${index.placeNames[at]}, ${country}: ${count} ${count === 1 ? "case" : "cases"}`;
  }

  showMaps() {
    const { byPlace } = this.found;
    const most = Math.max(...byPlace, 0);
    this.part("where").hidden = !most;
    for (const { map, name, scale, dots } of this.maps) {
      let here = 0;
      for (const { at, circle, last } of dots) {
        // A circle without a radius is not drawn; thousands of them stay where they are.
        const radius = byPlace[at] && ((2 + Math.round(12 * Math.sqrt(byPlace[at] / most)) / 2) * scale).toFixed(1);
        const look = `${radius}${this.isChosen("place", at)}`;
        here += radius ? 1 : 0;
        if (look === last.look) continue;
        last.look = look;
        circle.setAttribute("r", radius);
        circle.classList.toggle("k-explorer__dot--chosen", this.isChosen("place", at));
      }
      map.toggleAttribute("hidden", name !== "world" && !here);
    }
    this.part("place").textContent = this.mapWords();
  }

  /** The place whose dot is nearest to the pointer, or null: a finger needs more than a dot. */
  nearest(map, event) {
    const matrix = map.getScreenCTM();
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    const column = index.places[map.dataset.map];
    let [found, least] = [null, REACH / matrix.a];
    for (const [at, [x, y]] of [...column.entries()].filter(([at, where]) => where && this.found.byPlace[at])) {
      const way = Math.hypot(point.x - x, point.y - y);
      if (way < least) [found, least] = [at, way];
    }
    return found;
  }

  /* What can be taken away */

  async copy() {
    this.write();
    const said = this.part("said");
    try {
      await navigator.clipboard.writeText(location.href);
      said.textContent = "The link is copied.";
    } catch {
      const field = this.part("link").querySelector("input");
      this.part("link").hidden = false;
      field.value = location.href;
      field.select();
      said.textContent = "Press Ctrl+C to copy the link.";
    }
  }

  async download() {
    const numbers = [...this.found.order];
    const said = this.part("said");
    const wanted = [...new Set(numbers.map((number) => Math.floor(number / index.shard)))];
    said.textContent = "The file is being made.";
    try {
      const waiting = wanted.slice();
      const fetchNext = async () => {
        while (waiting.length) await this.shard(waiting.pop());
      };
      await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
      save("kontor-cases.csv", csv([COLUMNS.map(([head]) => head), ...numbers.map((number) => this.line(number))]));
      said.textContent = `${numbers.length.toLocaleString("en")} ${numbers.length === 1 ? "case" : "cases"} saved as CSV.`;
    } catch {
      said.textContent = "The file could not be made. Please load the page again.";
    }
  }

  line(number) {
    const rest = shards.get(Math.floor(number / index.shard));
    return COLUMNS.map(([, take]) => {
      const value = typeof take === "function" ? take.call(this, number) : take.from ? rest[take.from][number % index.shard] : index.facets.has(take.facet) ? index.labelsOf(take.facet, number) : [];
      return Array.isArray(value) ? value.join("; ") : value;
    });
  }
}

/* Heads of the columns, and where each stands: in a facet, in the shards, or worked out. */
const COLUMNS = [
  ["Title", (number) => index.cases.title[number]],
  ["Address", function (number) { return this.urlOf(number); }],
  ["Short answer", { from: "summary" }],
  ["Places", (number) => index.cases.place[number].map((place) => index.placeNames[place])],
  ["Countries", { facet: "country" }],
  ["World regions", { facet: "region" }],
  ["City types", { facet: "city-type" }],
  ["City sizes", { facet: "city-size" }],
  ["Networks", { facet: "network" }],
  ["Mechanisms", { facet: "mechanism" }],
  ["Innovation", { facet: "innovation" }],
  ["Themes", { facet: "theme" }],
  ["Practices", { facet: "practice" }],
  ["Status", { facet: "status" }],
  ["Start", { from: "start" }],
  ["End", { from: "end" }],
  ["Decade of start", { facet: "decade" }],
  ["Evidence", { facet: "evidence" }],
  ["Reason for the evidence", { from: "reason" }],
  ["Results", { from: "results" }],
  ["Sources", { from: "sources" }],
  ["Collection", { facet: "collection" }],
  ["Partial", (number) => (index.partial.has(number) ? "yes" : "no")],
  ["Reviewed", { from: "reviewed" }],
];

function dot(x, y) {
  const circle = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  for (const [name, value] of Object.entries({ class: "k-explorer__dot", cx: x, cy: y, r: 0 })) circle.setAttribute(name, value);
  return circle;
}

/* What can wait until the page stands. */
const later = window.requestIdleCallback ?? ((work) => setTimeout(work, PAUSE));

/** What was kept on this device until the window is closed; with a value, keeps that. */
function keep(value) {
  try {
    if (value === undefined) return JSON.parse(sessionStorage.getItem(KEPT));
    sessionStorage.setItem(KEPT, JSON.stringify(value));
  } catch {
    // A browser that forbids storage begins at the top.
  }
  return null;
}

function fresh() {
  return { chosen: new Map(), words: "", sort: "", view: "cards", pages: 1 };
}

customElements.define("k-explorer", Explorer);

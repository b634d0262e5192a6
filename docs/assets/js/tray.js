/* Keeps what a reader wants to compare, two to four records of one kind, for as long as the tab is open, and shows it at the foot of the page. */

const SITE = new URL("../../", import.meta.url);
const PLACE = "kontor:tray";
const MOST = 4;
const SINGULAR = { cases: "case", cities: "city", networks: "network", mechanisms: "mechanism" };

let chosen = read();
let styled;
const ready = new Promise((resolve) => { styled = resolve; });

function read() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(PLACE));
    if (kept?.kind in SINGULAR && Array.isArray(kept.records)) return { kind: kept.kind, records: kept.records.slice(0, MOST) };
  } catch {
    // Unreadable or forbidden: begin with an empty tray.
  }
  return { kind: null, records: [] };
}

/** Keep a choice: a kind and records as [key, name]. Where the browser forbids storage, it lasts until the page is left. */
export function keep(kind, records) {
  chosen = { kind: records.length ? kind : null, records };
  try {
    if (records.length) sessionStorage.setItem(PLACE, JSON.stringify(chosen));
    else sessionStorage.removeItem(PLACE);
  } catch {
    // As above.
  }
  show();
}

/** What is kept: a kind, or null, and records as [key, name]. */
export const kept = () => chosen;

/** Show what was chosen on other pages meanwhile. */
export function recall() {
  chosen = read();
  show();
}

const has = (kind, key) => kind === chosen.kind && chosen.records.some(([each]) => each === key);

/** The address of a comparison. */
export function address(kind, keys) {
  return new URL(`compare/?${kind}=${keys.join(",")}`, SITE).href;
}

/** Put the record of a button in, or take it out. */
export function toggle(button) {
  const [kind, key] = button.dataset.picks.split("/");
  const name = button.dataset.name;
  if (has(kind, key)) {
    remove(key);
    return;
  }
  part("again").hidden = true;
  if (chosen.kind && kind !== chosen.kind) {
    part("again").textContent = `Start again with ${name}`;
    part("again").hidden = false;
    part("again").onclick = () => {
      keep(kind, [[key, name]]);
      say(`Begun again with ${name}.`);
      part("again").hidden = true;
      after(button);
    };
    say(`You are comparing ${chosen.kind}. Only records of one kind can stand side by side.`);
  } else if (chosen.records.length === MOST) {
    say(`A comparison holds ${MOST} at most. Remove one before you add another.`);
  } else {
    keep(kind, [...chosen.records, [key, name]]);
    say(`Added, ${chosen.records.length} of ${MOST}.`);
  }
}

function remove(key) {
  keep(chosen.kind, chosen.records.filter(([each]) => each !== key));
  part("again").hidden = true;
  say(`Removed, ${chosen.records.length} of ${MOST} left.`);
}

const bar = build();
const part = (name) => bar.querySelector(`[data-part="${name}"]`);

function element(tag, settings = {}, ...children) {
  const made = Object.assign(document.createElement(tag), settings);
  made.append(...children);
  return made;
}

function build() {
  const sheet = element("link", { rel: "stylesheet", href: new URL("../css/tray.css", import.meta.url).href });
  const made = element("section", { className: "k-tray md-typeset", hidden: true });
  made.setAttribute("aria-label", "Comparison");
  const said = element("p", { className: "k-tray__said" });
  said.dataset.part = "said";
  said.setAttribute("role", "status");
  const list = element("ul", { className: "k-tray__list" });
  list.dataset.part = "list";
  const count = element("p", { className: "k-tray__count" });
  count.dataset.part = "count";
  const go = element("a", { className: "k-button k-tray__go", textContent: "Compare", href: new URL("compare/", SITE).href });
  go.dataset.part = "go";
  const empty = element("button", { type: "button", className: "k-button", textContent: "Empty" });
  empty.addEventListener("click", () => {
    keep(null, []);
    after(null);
  });
  const again = element("button", { type: "button", className: "k-button", hidden: true });
  again.dataset.part = "again";
  made.append(element("div", { className: "k-tray__inner" }, count, list, said, element("p", { className: "k-tray__ways" }, again, go, empty)));
  // Nothing is shown without its style, or the page would jump.
  sheet.addEventListener("load", () => {
    made.dataset.styled = "";
    show();
    styled();
  });
  document.body.append(sheet, made);
  new ResizeObserver(() => document.documentElement.style.setProperty("--k-tray-height", `${made.offsetHeight}px`)).observe(made);
  return made;
}

function entry([key, name]) {
  const button = element("button", { type: "button", className: "k-tray__remove", textContent: "×" });
  button.setAttribute("aria-label", `Remove ${name} from the comparison`);
  button.addEventListener("click", () => {
    const place = chosen.records.findIndex(([each]) => each === key);
    remove(key);
    const left = bar.querySelectorAll(".k-tray__remove");
    if (left.length) left[Math.min(place, left.length - 1)].focus();
    else after(null);
  });
  return element("li", { className: "k-tray__entry" }, element("span", { className: "k-tray__name", textContent: name }), button);
}

/** Bring the bar and every button of the page up to date. The page of the comparison has its own way to say what it holds. */
export function show() {
  const { kind, records } = chosen;
  for (const button of document.querySelectorAll(".k-pick")) {
    const words = has(...button.dataset.picks.split("/")) ? "Remove from comparison" : "Add to comparison";
    if (button.textContent !== words) {
      button.textContent = words;
      button.setAttribute("aria-label", `${words}: ${button.dataset.name}`);
    }
  }
  const shown = records.length > 0 && "styled" in bar.dataset && !document.querySelector("k-compare");
  bar.hidden = !shown;
  const number = records.length;
  part("count").textContent = number ? `${number} ${number === 1 ? SINGULAR[kind] : kind}` : "";
  part("list").replaceChildren(...records.map(entry));
  part("go").hidden = number < 2;
  if (number > 1) part("go").href = address(kind, records.map(([key]) => key));
}

function say(words) {
  const number = chosen.records.length;
  const next = number === 1 ? " Choose at least one more." : "";
  // Read out only if it changes after it is there.
  ready.then(() => setTimeout(() => { part("said").textContent = words + next; }, 100));
}

/** Where the focus goes when what had it is gone. */
function after(button) {
  const inView = (one) => one.getBoundingClientRect().top >= 0 && one.getBoundingClientRect().bottom <= innerHeight;
  const near = [...document.querySelectorAll(".k-pick, .md-content a")].find(inView);
  (button?.isConnected ? button : near)?.focus({ preventScroll: true });
}

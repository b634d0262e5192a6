/* What an answer is, and what may be believed of answers that come from storage, a file or a link. */

export const FORMAT = 1;
export const ANSWERS = ["done", "partly", "not-applicable", "open"];
export const WORDS = { done: "done", partly: "partly", "not-applicable": "not applicable", open: "open" };

export const MOST = { note: 600, name: 60, title: 120, ids: 200 };

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** What is wrong with a file or a link, as a sentence for the reader. */
export class Refused extends Error {}

function text(value, most) {
  return typeof value === "string" ? value.slice(0, most) : "";
}

/** Answers by id of the item; whatever is no answer is left out. */
export function answers(raw) {
  const found = {};
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return found;
  for (const [id, entry] of Object.entries(raw).slice(0, MOST.ids)) {
    if (!ID.test(id) || id.length > 60 || typeof entry !== "object" || entry === null) continue;
    const answer = ANSWERS.includes(entry.answer) ? entry.answer : "open";
    const note = text(entry.note, MOST.note);
    if (answer !== "open" || note) found[id] = { answer, note };
  }
  return found;
}

/** A list that somebody filled in, whoever wrote it down. */
export function filled(raw) {
  if (typeof raw !== "object" || raw === null || !ID.test(raw.checklist) || typeof raw.answers !== "object") return null;
  return {
    checklist: raw.checklist,
    title: text(raw.title, MOST.title),
    version: /^[0-9]{1,4}\.[0-9]{1,4}$/.test(raw.version) ? raw.version : "",
    date: /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(raw.date) ? raw.date : "",
    name: text(raw.name, MOST.name).trim(),
    answers: answers(raw.answers),
  };
}

/** The answer to an item, also under its earlier ids. item: {id, was}. */
export function answerTo(found, item) {
  const id = [item.id, ...item.was].find((name) => Object.hasOwn(found, name));
  return id ? found[id] : { answer: "open", note: "" };
}

/** Ids of answers that belong to no item of the list. */
export function strangers(found, items) {
  const known = new Set(items.flatMap((item) => [item.id, ...item.was]));
  return Object.keys(found).filter((id) => !known.has(id));
}

/** What stood before a change of all answers, but for what was answered since. change: {before, after}. */
export function takenBack(change, now, items) {
  const found = {};
  const others = strangers({ ...change.before, ...now }, items).map((id) => ({ id, was: [] }));
  for (const item of [...items, ...others]) {
    const [then, made, since] = [change.before, change.after, now].map((given) => answerTo(given, item));
    const entry = {
      answer: since.answer === made.answer ? then.answer : since.answer,
      note: since.note === made.note ? then.note : since.note,
    };
    if (entry.answer !== "open" || entry.note) found[item.id] = entry;
  }
  return found;
}

export function counts(given) {
  const found = { done: 0, partly: 0, "not-applicable": 0, open: 0 };
  for (const { answer } of given) found[answer] += 1;
  return found;
}

/** "3 done, 1 partly, 8 open"; what nobody chose is left out, but for what is done and open. */
export function inWords(found, always = ["done", "open"]) {
  return ANSWERS.filter((answer) => found[answer] || always.includes(answer)).map((answer) => `${found[answer]} ${WORDS[answer]}`).join(", ");
}

/** "21 November 2026", or nothing for a day that does not exist. */
export function inFull(date) {
  const day = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? "" : day.toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
}

export function today() {
  const now = new Date();
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
}

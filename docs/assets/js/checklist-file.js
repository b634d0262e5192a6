/* A filled checklist as a file: to save, to load, and as a table. */

import { FORMAT, MOST, Refused, WORDS, answerTo, answers, filled, strangers, today } from "./checklist-answers.js";
import { csv, download, save as saveTable } from "./csv.js";

const WHAT = "A checklist of Kontor, filled in";
const LARGEST = 256 * 1024;

function fileName(list, ending) {
  const who = list.name.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "").toLowerCase();
  return [list.dataset.key, ...(who ? [who] : []), today()].join("-") + ending;
}

export function save(list) {
  const content = {
    what: WHAT,
    format: FORMAT,
    checklist: list.dataset.key,
    title: list.dataset.name,
    version: list.dataset.version,
    address: list.home,
    date: today(),
    name: list.name,
    answers: list.mine(),
  };
  download(fileName(list, ".json"), [JSON.stringify(content, null, 2), "\n"], "application/json");
}

export function table(list) {
  const found = list.mine();
  const rows = list.items.map((item, index) => {
    const { answer, note } = answerTo(found, item);
    return [index + 1, item.text, WORDS[answer], note, `${list.home}#item-${item.id}`];
  });
  saveTable(fileName(list, ".csv"), csv([["Number", "Item", "Answer", "Note", "Address"], ...rows]));
}

/** The list that a file holds. Errors: Refused with a sentence. */
export async function read(list, file) {
  if (file.size > LARGEST) throw new Refused(`“${shown(file.name)}” is too large to be a filled checklist; such a file has at most 256 kB.`);
  let raw = null;
  try {
    raw = JSON.parse(await file.text());
  } catch {
    throw new Refused(`“${shown(file.name)}” is no filled checklist. Choose a file that was saved on this page.`);
  }
  if (raw?.what === WHAT && Number.isInteger(raw.format) && raw.format > FORMAT) {
    throw new Refused(`“${shown(file.name)}” was saved by a newer edition of this page. Load the page again, then the file.`);
  }
  const found = raw?.what === WHAT ? filled(raw) : null;
  if (!found) throw new Refused(`“${shown(file.name)}” is no filled checklist. Choose a file that was saved on this page.`);
  return mustBelong(list, found, `“${shown(file.name)}”`);
}

/** Errors: Refused where a list is another than this one. what: how to call it. */
export function mustBelong(list, found, what) {
  if (found.checklist === list.dataset.key) return found;
  throw new Refused(`${what} belongs to another checklist: ${found.title || found.checklist}. Open it on the page of that list.`);
}

function shown(name) {
  return name.length > MOST.name ? `${name.slice(0, MOST.name)}…` : name;
}

export async function load(list, file) {
  try {
    const found = await read(list, file);
    const number = Object.keys(found.answers).length;
    list.replace(found.answers, [`Loaded ${number} ${number === 1 ? "answer" : "answers"} from “${shown(file.name)}”.`, ...remarks(list, found)].join(" "));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    list.say(error.message);
  }
}

/** What a reader should know of answers that were given elsewhere. */
export function remarks(list, found) {
  const others = strangers(answers(found.answers), list.items);
  const said = [];
  if (found.version && found.version !== list.dataset.version) {
    said.push(`It was filled in with version ${found.version}; this is version ${list.dataset.version}, and the changes are told below the list.`);
  }
  if (others.length) {
    const told = others.slice(0, 5).map((id) => (document.querySelector(`[data-retired="${id}"]`) ? `“${id}” (left out since)` : `“${id}”`));
    const names = others.length > 5 ? [...told, `${others.length - 5} more`].join(", ") : told.join(", ");
    const [belong, kept] = others.length === 1 ? ["One answer belongs", "It is kept"] : [`${others.length} answers belong`, "They are kept"];
    said.push(`${belong} to no item of this list: ${names}. ${kept}, and saved with the others.`);
  }
  return said;
}

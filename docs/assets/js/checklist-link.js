/* A link that carries a filled checklist behind its # sign, which a browser sends to nobody. */

import { ANSWERS, FORMAT, Refused, filled, inFull, today } from "./checklist-answers.js";
import { mustBelong, remarks } from "./checklist-file.js";

const LONGEST_LINK = 8000;
const LARGEST_TEXT = 128 * 1024;
const WAYS = { compress: () => new CompressionStream("deflate-raw"), expand: () => new DecompressionStream("deflate-raw") };

/** Errors: Refused where more comes out than a filled list can have; what: how to call the link. */
async function through(way, bytes, most, what = "This link") {
  const reader = new Blob([bytes]).stream().pipeThrough(WAYS[way]()).getReader();
  const pieces = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(pieces).arrayBuffer());
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new Refused(`${what} holds more than a filled checklist can.`);
    }
    pieces.push(value);
  }
}

async function carry(list) {
  const given = Object.entries(list.mine()).map(([id, { answer, note }]) => [id, ANSWERS.indexOf(answer), ...(note ? [note] : [])]);
  const content = JSON.stringify([FORMAT, list.dataset.key, list.dataset.version, today(), list.name, given, list.dataset.name]);
  const bytes = await through("compress", new TextEncoder().encode(content), LARGEST_TEXT);
  const letters = btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return `${list.home}#filled=${letters}`;
}

/** The list that a link carries; carried: what stands behind '#filled='; what: how to call it. Errors: Refused with a sentence. */
export async function read(list, carried, what = "This link") {
  if (carried.length > LONGEST_LINK) throw new Refused(`${what} is too long to be a filled checklist.`);
  let raw = null;
  try {
    const letters = atob(carried.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = await through("expand", Uint8Array.from(letters, (letter) => letter.charCodeAt(0)), LARGEST_TEXT, what);
    raw = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(`${what} is damaged: a part of it may be missing. Ask for it again, or for a file.`);
  }
  if (!Array.isArray(raw) || !Number.isInteger(raw[0]) || !Array.isArray(raw[5])) throw new Refused(`${what} holds no filled checklist.`);
  const [format, checklist, version, date, name, given, title] = raw;
  if (format > FORMAT) throw new Refused(`${what} was made by a newer edition of this page. Load the page again.`);
  const entries = given.filter(Array.isArray).map(([id, answer, note]) => [String(id), { answer: ANSWERS[answer], note }]);
  const found = filled({ checklist, version, date, name, title, answers: Object.fromEntries(entries) });
  if (!found) throw new Refused(`${what} holds no filled checklist.`);
  return mustBelong(list, found, what);
}

export async function share(list) {
  if (!("CompressionStream" in window)) {
    list.say("This browser is too old to make such a link. Save the answers to a file instead.");
    return;
  }
  const link = await carry(list);
  const fits = link.length <= LONGEST_LINK;
  list.part("link-line").hidden = !fits;
  if (!fits) {
    list.say(`The notes make the link too long: ${link.length} letters, and many programs cut links longer than ${LONGEST_LINK}. Save the answers to a file instead.`);
    return;
  }
  const field = list.part("link");
  field.value = link;
  field.select();
  try {
    await navigator.clipboard.writeText(link);
    list.say("The link is copied. It holds your answers as they are now.");
  } catch {
    field.focus();
    list.say("Here is the link. It holds your answers as they are now: copy it from its field.");
  }
}

/** Shows the list that the address of the page carries. */
export async function receive(list, carried) {
  try {
    const found = await read(list, carried);
    const day = inFull(found.date);
    const from = found.name ? `You see the list that ${found.name} filled in` : "You see a list that somebody filled in";
    list.welcome(found, [`${from}${day ? ` on ${day}` : ""}.`, ...remarks(list, found)].join(" "));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    list.say(error.message);
  }
}

/* Finds pages: reads what was typed with forgiveness, asks Pagefind in every wording, and puts the answers into one order. */

import { fold, nearest } from "./words.js";

const SITE = new URL("../../", import.meta.url);
const WORDS = new URL("assets/data/search-words.gz", SITE);
const INDEX = new URL("search/", SITE);
const RANKING = { termFrequency: 1, termSaturation: 1.2, pageLength: 0.6, termSimilarity: 3, diacriticSimilarity: 0, metaWeights: { title: 0, summary: 0 } };

const SIGNATURE = "pagefind_dcd".length;
const WORDINGS = 5; // asked at most for one query
const OTHERS = 3; // other words for one phrase
const PHRASE = 5; // words in the longest phrase looked up
const FEW = 8; // pages with all words, below which every page with some of them is shown
const NEAR = 0.3; // of the best score, above which a page with some of the words is always shown
const PINNED = 3;
const OF_NAMED_KIND = 2; // times for a checklist where the word checklist was typed
const ASIDE = { about: 0.85, contribute: 0.85 }; // pages about the library itself
const TITLE = 3; // what a title with all words adds to a score that is 1 to 2 for a page about them
const SUMMARY = 1;
const COMPLETED = 0.9;
const REWORDED = 0.8;
const BEGUN = 0.3; // what a word counts in title and score of a page where it only begins another, once it is a whole word elsewhere
const SHORTEST = 3; // letters of a word that was run together with another
export const NOTHING = { pages: [], marks: [], corrected: [], also: [], nowhere: [], some: false };
const KINDS = { checklist: "Checklist", guide: "Guide", guidance: "Guide" };
const TRANSCRIBED = { ä: "ae", ö: "oe", ü: "ue", å: "aa", ø: "oe" };
const SMALL = new Set(
  "a about an and are as at be because been between by can do does for from had has have how i in into is it its of on or our out than that the their them there these they this to was we were what when where which who whose why will with you your".split(" "),
);

const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** A word without its English plural. */
export function stem(word) {
  if (word.length < 4 || word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

/** The words that say something; of a text of small words, all. Capitals make a small word a name. */
function contentOf(text) {
  const words = text.split(/\s+/).flatMap((word) => wordsOf(word).map((each) => [each, /^\p{Lu}{2,}$/u.test(word)]));
  const content = words.filter(([word, capitals]) => capitals || !SMALL.has(word));
  return (content.length ? content : words).map(([word]) => word);
}

/** What two wordings of one phrase have in common. */
const keyOf = (words) => words.map(stem).join(" ");

/** Names with German or Nordic letters are also typed in the way of a keyboard without them. */
const transcribed = (text) => text.toLowerCase().replace(/[äöüåø]/g, (letter) => TRANSCRIBED[letter]);

/** Everything known before the index is asked. */
class Vocabulary {
  constructor({ pages, names, words, synonyms }) {
    this.size = pages;
    this.spelling = new Map(); // folded word: as it is written, the most frequent first
    this.written = new Set(); // stems of words that stand in names, titles and short answers
    this.stems = new Set(); // of all words
    this.names = new Map(); // key: pages of that name
    this.others = new Map(); // key: other wordings
    this.pages = new Map(); // address: page
    for (const word of words.split(" ")) {
      this.#learn(word);
      this.written.add(stem(fold(word)));
    }
    for (const [kind, address, title, note, also, word = title] of names) {
      const page = { kind, address, title, note };
      this.pages.set(address, page);
      for (const name of new Set([title, transcribed(title), ...also, ...also.map(transcribed)])) {
        const key = keyOf(contentOf(name));
        if (!this.names.has(key)) this.names.set(key, []);
        if (!this.names.get(key).includes(page)) this.names.get(key).push(page);
        if (name !== title) this.#add(name, word);
      }
    }
    for (const [typed, find] of synonyms) this.#add(typed, find);
  }

  #learn(word) {
    const folded = fold(word);
    if (!this.spelling.has(folded)) this.spelling.set(folded, word);
    this.stems.add(stem(folded));
  }

  #add(name, other) {
    const [words, others] = [contentOf(name), contentOf(other)];
    for (const word of words) this.#learn(word);
    const key = keyOf(words);
    if (key === keyOf(others)) return;
    if (!this.others.has(key)) this.others.set(key, []);
    const all = this.others.get(key);
    if (!all.some(({ words: known }) => keyOf(known) === keyOf(others))) all.push({ words: others, text: other });
  }

  /** The names that begin with a letter, the best known first. */
  beginning(letter) {
    return [...this.pages.values()].filter((page) => fold(page.title).startsWith(letter));
  }

  knows(word) {
    return word.length < 3 || !/^[a-z]+$/.test(word) || this.spelling.has(word) || this.stems.has(stem(word));
  }

  /** Two known words that were typed as one: those that are a name or a phrase before others; null where there are none. */
  parted(word) {
    const pairs = [];
    for (let at = SHORTEST; at <= word.length - SHORTEST; at++) pairs.push([word.slice(0, at), word.slice(at)]);
    const known = pairs.filter((pair) => pair.every((part) => this.knows(part)));
    return known.find((pair) => this.names.has(keyOf(pair)) || this.others.has(keyOf(pair))) ?? known[0] ?? null;
  }

  /** A word, or two, as the library writes them: a capital of one word is not that of a phrase that is no name. */
  asWritten(words) {
    if (words.length === 1) return this.spelling.get(words[0]);
    return this.names.get(keyOf(words))?.find(({ title }) => keyOf(contentOf(title)) === keyOf(words))?.title ?? words.join(" ");
  }

  /** The most frequent word that begins so. */
  completion(begun) {
    for (const word of this.spelling.keys()) if (word.length > begun.length && word.startsWith(begun)) return word;
    return null;
  }
}

/** What a function fetched for a key, fetched once; again after a failure. */
function once(fetched) {
  const kept = new Map();
  return (key) => {
    if (!kept.has(key)) kept.set(key, fetched(key).catch((error) => (kept.delete(key), Promise.reject(error))));
    return kept.get(key);
  };
}

const engine = once(async () => {
  const { createInstance } = await import(new URL("pagefind.js", INDEX));
  const instance = createInstance({ noWorker: true, ranking: RANKING });
  await instance.search("");
  return instance;
});
const vocabulary = once(async () => new Vocabulary(await unpacked(WORDS)));
const shelf = once(() => unpacked(new URL("pages.gz", INDEX)));

/** Fetches engine and words, so that they are there when they are needed. */
export const prepare = () => Promise.all([engine(), vocabulary()]);

/** What a packed file holds, after so many bytes that say whose it is. Some hosts let the browser unpack it. */
async function unpacked(address, signature = 0) {
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const stream = packed ? new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")) : new Blob([bytes]).stream();
  return JSON.parse((await new Response(stream).text()).slice(signature));
}

const contents = once((id) => unpacked(new URL(`fragment/${id}.pf_fragment`, INDEX), SIGNATURE));

/** The text of a page, its title and address, as the index keeps them. */
export const contentsOf = (page) => contents(page.id);

/**
 * Everything found for what was typed, best first.
 * literally: correct nothing. Returns pages, words to mark, what was corrected as [typed, taken, as it is spelt], other words that were looked
 * for as well, words that stand nowhere, and whether no page has all words.
 */
export async function find(typed, { literally = false } = {}) {
  const known = await vocabulary();
  const words = contentOf(typed);
  // One letter stands for nothing yet.
  if (fold(typed).trim().length === 1) return { ...NOTHING, pages: known.beginning(words[0] ?? ""), marks: words };
  const unfinished = !/\s$/.test(typed);
  if (unfinished && words.length > 1 && words.at(-1).length === 1) words.pop();
  const { read, corrected, absent, unknown } = await spelt(known, words, { unfinished, literally });
  if (!read.length) return NOTHING;
  // A word that names a kind of page asks for that kind; it need not stand there.
  const wanted = read.map((word) => KINDS[stem(word)]).find(Boolean);
  const sought = read.filter((word) => !KINDS[stem(word)]);
  const wordings = inOtherWords(known, sought.length ? sought : read, unfinished && !corrected.some(([, taken]) => taken === read.at(-1)));
  // A word that stands nowhere counts only in other words.
  const asked = wordings.filter(([wording]) => !wording.some((word) => absent.has(word)));
  const found = new Map();
  for (const [wording, weight] of asked.length ? asked : [[read.filter((word) => !absent.has(word)), 1]]) {
    for (const page of await weighed(known, wording, weight)) {
      if (!(found.get(page.id)?.score > page.score)) found.set(page.id, { ...page, all: page.all || found.get(page.id)?.all });
    }
  }
  for (const page of found.values()) {
    if (page.kind === wanted) page.score *= OF_NAMED_KIND;
    page.score *= ASIDE[page.address?.split("/")[0]] ?? 1;
  }
  const ranked = [...found.values()].sort((one, other) => other.score - one.score);
  const full = ranked.filter((page) => page.all).length;
  const also = [...new Set(asked.map(([, , other]) => other).filter(Boolean))];
  const near = full < FEW ? ranked : ranked.filter((page) => page.all || page.score > NEAR * ranked[0].score);
  const pages = withPinned(near, pagesNamed(known, read, wordings));
  const nowhere = asked.length ? unknown : [...unknown, ...absent];
  return { pages, marks: asked.flatMap(([wording]) => wording), corrected, also, nowhere, some: !full && pages.length > 0 };
}

/**
 * The pages that have any of some words, each with a score. Pagefind scores one word on one page (BM25); the words are put together here,
 * because Pagefind gives only pages with all words, and weighs a title by the pieces of words that it has.
 */
async function weighed(known, words, weight) {
  const lists = await Promise.all(words.map((word) => ask(word)));
  // What is no word as it stands is a beginning everywhere, so that half-typed words are not asked for twice.
  const wholes = await Promise.all(words.map((word) => (known.spelling.has(word) ? whole(word) : null)));
  const worth = lists.map((results) => Math.log(1 + known.size / (results.length + 0.5)));
  const total = worth.reduce((sum, each) => sum + each, 0);
  const found = new Map();
  for (const [index, results] of lists.entries()) {
    for (const { id, score, matchedMetaFields = [] } of results) {
      const share = wholes[index] && !wholes[index].has(id) ? BEGUN : 1;
      const page = found.get(id) ?? { ...pageOf(id), score: 0, has: 0, words: 0, title: 0, summary: 0 };
      found.set(id, page);
      page.score += score * share;
      page.words += 1;
      page.has += worth[index];
      for (const field of matchedMetaFields) page[field] += worth[index] * share;
    }
  }
  for (const page of found.values()) {
    const inTitle = TITLE * (page.title / total) ** 2 + SUMMARY * (page.summary / total) ** 2;
    page.score = weight * (page.has / total) ** 2 * (page.score / total + inTitle);
    page.all = page.words === words.length;
  }
  return found.values();
}

/** Pages of which the whole text is the name, or another word for it. */
function pagesNamed(known, read, wordings) {
  const own = known.names.get(keyOf(read));
  if (own) return own.slice(0, PINNED);
  for (const [wording] of wordings) {
    const titled = known.names.get(keyOf(wording))?.filter((page) => keyOf(contentOf(page.title)) === keyOf(wording));
    if (titled?.length) return titled.slice(0, PINNED);
  }
  return [];
}

/** Every page of the index. */
export async function everything() {
  const { edition, cases, others } = await shelf();
  return [...Array.from({ length: cases }, (_, index) => `Case.${index + 1}`), ...others].map((name) => pageOf(`${edition}.${name}`));
}

/** For each mechanism the names of its pages in the index. */
export const mechanisms = once(async () => {
  const { edition, cases, mechanisms: labels, of } = await shelf();
  const found = new Map(labels.map((label) => [label, new Set()]));
  const digits = of.length / cases;
  for (let index = 0; index < cases; index++) {
    const bits = parseInt(of.slice(index * digits, (index + 1) * digits), 16);
    labels.forEach((label, place) => (bits >> place) & 1 && found.get(label).add(`${edition}.Case.${index + 1}`));
  }
  return found;
});

/** A page that has a name of its own, with what to say beside it, such as the country of a city. */
export async function named(address) {
  return (await vocabulary()).pages.get(address);
}

/** What Pagefind finds for one word. */
const ask = once(async (word) => (await (await engine()).search(word)).results);

/** The pages on which a word stands as a whole, in any of its forms. */
const whole = once(async (word) => new Set((await ask(`"${word}"`)).map(({ id }) => id)));

/** A page by the name that the index gives it, which says its kind and, of all but cases, its address. */
function pageOf(id) {
  const [, kind, ...rest] = id.split(".");
  return { id, kind, address: kind === "Case" ? null : `${rest.join("/")}/` };
}

/** Words as the library writes them, what was corrected, words of which only others stand on the pages, words of which nothing is known. */
async function spelt(known, words, { unfinished, literally }) {
  const [read, corrected, absent, unknown] = [[], [], new Set(), []];
  for (const [index, word] of words.entries()) {
    const open = unfinished && index === words.length - 1;
    if (known.written.has(stem(word)) || (open && known.completion(word)) || (await stands(word))) {
      read.push(word);
    } else if (known.knows(word) || literally) {
      read.push(word);
      absent.add(word);
    } else {
      const near = nearest(word, known.spelling.keys(), open);
      const taken = near ? [near] : known.parted(word);
      if (!taken) {
        unknown.push(word);
        continue;
      }
      read.push(...taken);
      corrected.push([word, taken.at(-1), known.asWritten(taken)]);
      for (const each of taken) if (!known.written.has(stem(each))) absent.add(each);
    }
  }
  return { read, corrected, absent, unknown };
}

/** Whether a word stands on a page; Pagefind also gives pages with the beginning of a word. */
async function stands(word) {
  const [best] = await ask(word);
  if (!best) return false;
  const begins = stem(word).slice(0, Math.max(4, stem(word).length - 1));
  return wordsOf((await contentsOf(best)).content).some((each) => each.startsWith(begins));
}

/** What to ask for, as [words, weight, the other words]: what was read, with its last word finished, and with each phrase in other words. */
function inOtherWords(known, words, unfinished) {
  const last = words.at(-1);
  const finished = unfinished && !known.spelling.has(last) ? known.completion(last) : null;
  const wordings = [];
  const add = (wording, weight, other) => {
    if (wordings.length < WORDINGS && !wordings.some(([had]) => keyOf(had) === keyOf(wording))) wordings.push([wording, weight, other]);
  };
  add(words, 1);
  if (finished) add([...words.slice(0, -1), finished], COMPLETED);
  for (const [wording] of [...wordings]) {
    for (const [start, end, others] of phrases(known, wording)) {
      for (const other of others) add([...wording.slice(0, start), ...other.words, ...wording.slice(end)], REWORDED, other.text);
    }
  }
  return wordings;
}

/** Phrases with other wordings, the longest at each place. */
function* phrases(known, words) {
  for (let start = 0; start < words.length; start++) {
    for (let end = Math.min(words.length, start + PHRASE); end > start; end--) {
      const others = known.others.get(keyOf(words.slice(start, end)));
      if (!others) continue;
      yield [start, end, others.slice(0, OTHERS)];
      start = end - 1;
      break;
    }
  }
}

/** The pages whose name was typed before all others. */
function withPinned(pages, pinned) {
  const first = pinned.map((name) => ({ ...pages.find((page) => page.address === name.address), ...name }));
  return [...first, ...pages.filter((page) => !pinned.some((name) => name.address === page.address))];
}

/* Finds pages: reads what was typed with forgiveness, asks Pagefind in every wording, and puts the answers into one order. */

const SITE = new URL("../../", import.meta.url);
const WORDS = new URL("assets/data/search-words.gz", SITE);
const ENGINE = new URL("search/pagefind.js", SITE);
const RANKING = { termFrequency: 1, termSaturation: 1.2, pageLength: 0.6, termSimilarity: 3, metaWeights: { title: 6, summary: 2 } };

const WORDINGS = 5; // asked at most for one query
const OTHERS = 3; // other words for one phrase
const PHRASE = 5; // words in the longest phrase looked up
const FEW = 8; // results below which pages with some of the words are added
const PINNED = 3;
const OF_NAMED_KIND = 0.3; // more for a checklist where the word checklist was typed
const ASIDE = { about: 0.85, contribute: 0.85 }; // pages about the library itself
const COMPLETED = 0.9;
const REWORDED = 0.8;
const NAMED_KINDS = new Set(["Checklist", "Network"]);
const LETTERS = { ł: "l", ø: "o", đ: "d", ð: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th" };
const TRANSCRIBED = { ä: "ae", ö: "oe", ü: "ue", å: "aa", ø: "oe" };
const SMALL = new Set(
  "a about an and are as at be because been between by can do does for from had has have how i in into is it its of on or our out than that the their them there these they this to was we were what when where which who whose why will with you your".split(" "),
);

/** Lower case without marks. */
export const fold = (text) =>
  text.toLowerCase().normalize("NFKD").replace(/[\p{M}'’ʻ]/gu, "").replace(/[łøđðıßæœþ]/g, (letter) => LETTERS[letter]);

const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** A word without its English plural. */
export function stem(word) {
  if (word.length < 4 || word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

/** What two wordings of one phrase have in common. */
function keyOf(words) {
  const content = words.filter((word) => !SMALL.has(word));
  return (content.length ? content : words).map(stem).join(" ");
}

/** Names with German or Nordic letters are also typed in the way of a keyboard without them. */
const transcribed = (text) => text.toLowerCase().replace(/[äöüåø]/g, (letter) => TRANSCRIBED[letter]);

/** Steps from one word to another: a letter more, less, other, or two swapped. Above most it stops and gives more than most. */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length];
}

/** Everything known before the index is asked. */
class Vocabulary {
  constructor({ names, words, synonyms }) {
    this.spelling = new Map(); // folded word: as it is written, the most frequent first
    this.written = new Set(); // stems of words that stand in names, titles and short answers
    this.stems = new Set(); // of all words
    this.names = new Map(); // key: pages of that name
    this.others = new Map(); // key: other wordings
    this.mechanisms = [];
    this.pages = new Map(); // address: page
    for (const word of words.split(" ")) {
      this.#learn(word);
      this.written.add(stem(fold(word)));
    }
    for (const [kind, address, title, note, also] of names) {
      const page = { kind, address, title, note };
      this.pages.set(address, page);
      if (address.startsWith("cases/by/mechanism/")) this.mechanisms.push(title);
      for (const name of new Set([title, transcribed(title), ...also, ...also.map(transcribed)])) {
        const key = keyOf(wordsOf(name));
        if (!this.names.has(key)) this.names.set(key, []);
        if (!this.names.get(key).includes(page)) this.names.get(key).push(page);
        if (name !== title) this.#add(name, title);
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
    const [words, otherWords] = [wordsOf(name), wordsOf(other)];
    for (const word of words) this.#learn(word);
    const key = keyOf(words);
    if (key === keyOf(otherWords)) return;
    if (!this.others.has(key)) this.others.set(key, []);
    const all = this.others.get(key);
    const text = otherWords.join(" ");
    if (!all.includes(text)) all.push(text);
  }

  knows(word) {
    return word.length < 3 || !/^[a-z]+$/.test(word) || this.spelling.has(word) || this.stems.has(stem(word));
  }

  /** The most frequent word that begins so. */
  completion(begun) {
    for (const word of this.spelling.keys()) if (word.length > begun.length && word.startsWith(begun)) return word;
    return null;
  }

  /** The nearest word, the most frequent of several; open: it may be unfinished. */
  correction(word, open) {
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    let [best, least] = [null, most + 1];
    for (const known of this.spelling.keys()) {
      if (known.length < 4) continue;
      const whole = distance(word, known, most);
      const begun = open && word.length > 4 && known.length > word.length ? distance(word, known.slice(0, word.length), 1) + 0.5 : most + 1;
      const steps = Math.min(whole, begun) + (known[0] === word[0] ? 0 : 0.4);
      if (steps < least) [best, least] = [known, steps];
    }
    return best;
  }
}

let ready = null;

/** Fetches engine and words; the second time it has them. */
export function open() {
  ready ??= Promise.all([engine(), vocabulary()]).catch((error) => {
    ready = null;
    throw error;
  });
  return ready;
}

async function engine() {
  const { createInstance } = await import(ENGINE);
  const instance = createInstance({ noWorker: true, baseUrl: SITE.pathname, excerptLength: 24, ranking: RANKING });
  await instance.search("");
  return instance;
}

async function vocabulary() {
  const answer = await fetch(WORDS);
  if (!answer.ok) throw new Error(`${WORDS}: ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  // Some hosts let the browser unpack it.
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const stream = packed ? new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")) : new Blob([bytes]).stream();
  return new Vocabulary(await new Response(stream).json());
}

/**
 * Everything found for what was typed, best first.
 * literally: correct nothing. Returns pages, words to mark, what was corrected as [typed, taken], and whether only some words stand on the pages.
 */
export async function find(typed, { literally = false } = {}) {
  const [pagefind, known] = await open();
  const words = contentOf(typed);
  const unfinished = !/\s$/.test(typed);
  const { read, corrected, absent } = await spelt(pagefind, known, words, { unfinished, literally });
  const nothing = { pages: [], marks: [], corrected, some: false };
  if (!read.length) return nothing;
  const wordings = inOtherWords(known, read, unfinished && !corrected.some(([, taken]) => taken === read.at(-1)));
  // A word that stands nowhere counts only in other words, if there are any.
  const asked = wordings.filter(([text]) => !text.split(" ").some((word) => absent.has(word)));
  const lists = await Promise.all(asked.map(async ([text, weight]) => [await ask(pagefind, text), weight]));
  const best = Math.max(...lists.map(([results]) => results[0]?.score ?? 0));
  const found = new Map();
  for (const [results, weight] of lists) {
    for (const result of results) count(found, result, (weight * result.score) / best);
  }
  const all = found.size;
  if (all < FEW && read.length > 1) await addSome(pagefind, known, read.filter((word) => !absent.has(word)), found);
  for (const page of found.values()) {
    if (NAMED_KINDS.has(page.kind) && read.some((word) => stem(word) === page.kind.toLowerCase())) page.score += OF_NAMED_KIND;
    page.score *= ASIDE[page.address?.split("/")[0]] ?? 1;
  }
  const pages = [...found.values()].sort((one, other) => other.score - one.score);
  const marks = asked.flatMap(([text]) => text.split(" "));
  return { ...nothing, pages: withPinned(pages, pagesNamed(known, read, wordings)), marks, some: !all && found.size > 0 };
}

/** The words that say something; of a text of small words, all. Capitals make a small word a name. */
function contentOf(typed) {
  const words = typed.split(/\s+/).flatMap((word) => wordsOf(word).map((each) => [each, /^\p{Lu}{2,}$/u.test(word)]));
  const content = words.filter(([word, capitals]) => capitals || !SMALL.has(word));
  return (content.length ? content : words).map(([word]) => word);
}

/** Pages of which the whole text is the name, or another word for it. */
function pagesNamed(known, read, wordings) {
  const own = known.names.get(read.map(stem).join(" "));
  if (own) return own.slice(0, PINNED);
  for (const [text] of wordings) {
    const key = text.split(" ").map(stem).join(" ");
    const titled = known.names.get(key)?.filter((page) => keyOf(wordsOf(page.title)) === key);
    if (titled?.length) return titled.slice(0, PINNED);
  }
  return [];
}

/** Every page of a mechanism, or every page. */
export async function everything(mechanism) {
  const [pagefind] = await open();
  const { results } = await pagefind.search(null, { filters: mechanism ? { mechanism } : {} });
  return results.map((result) => pageOf(result));
}

let byMechanism = null;

/** For each mechanism the names of its pages in the index. */
export async function mechanisms() {
  byMechanism ??= (async () => {
    const [, known] = await open();
    const sets = await Promise.all(known.mechanisms.map(async (label) => [label, new Set((await everything(label)).map((page) => page.id))]));
    return new Map(sets);
  })();
  return byMechanism;
}

/** A page that has a name of its own, with what to say beside it, such as the country of a city. */
export async function named(address) {
  const [, known] = await open();
  return known.pages.get(address);
}

async function ask(pagefind, text) {
  return (await pagefind.search(text)).results;
}

/** A result as a page; the name that the index gives it says its kind and, of all but cases, its address. */
function pageOf(result, score = 0) {
  const [, kind, ...rest] = result.id.split(".");
  return { id: result.id, kind, address: kind === "Case" ? null : `${rest.join("/")}/`, score, data: result.data };
}

function count(found, result, score) {
  const page = found.get(result.id);
  if (!page) found.set(result.id, pageOf(result, score));
  else page.score += score;
}

/** Words as the library writes them, what was corrected, and words that stand nowhere. What stands somewhere stays as it was typed. */
async function spelt(pagefind, known, words, { unfinished, literally }) {
  const [read, corrected, absent] = [[], [], new Set()];
  for (const [index, word] of words.entries()) {
    const open = unfinished && index === words.length - 1;
    if (known.written.has(stem(word)) || (open && known.completion(word)) || (await stands(pagefind, word))) {
      read.push(word);
    } else if (known.knows(word) || literally) {
      read.push(word);
      absent.add(word);
    } else {
      const taken = known.correction(word, open);
      if (!taken) continue;
      read.push(taken);
      corrected.push([word, taken, known.spelling.get(taken)]);
      if (!known.written.has(stem(taken))) absent.add(taken);
    }
  }
  return { read, corrected, absent };
}

/** Whether a word stands on a page; Pagefind also gives pages with the beginning of a word. */
async function stands(pagefind, word) {
  const [best] = await ask(pagefind, word);
  if (!best) return false;
  const { excerpt } = await best.data();
  const marks = [...excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].flatMap(([, text]) => wordsOf(text));
  const begins = stem(word).slice(0, Math.max(4, stem(word).length - 1));
  return marks.some((mark) => mark.startsWith(begins));
}

/** The wordings to ask for, each with its weight: as read, with its last word finished, and with each phrase in other words. */
function inOtherWords(known, words, unfinished) {
  const last = words.at(-1);
  const finished = unfinished && !known.spelling.has(last) ? known.completion(last) : null;
  const wordings = new Map();
  // One letter stands for nothing yet.
  if (last.length > 1 || !finished) wordings.set(words.join(" "), 1);
  if (finished) wordings.set([...words.slice(0, -1), finished].join(" "), COMPLETED);
  for (const phrase of finished ? [words, [...words.slice(0, -1), finished]] : [words]) {
    for (const [start, end, others] of phrases(known, phrase)) {
      for (const other of others) {
        const text = [...phrase.slice(0, start), ...other.split(" "), ...phrase.slice(end)].join(" ");
        if (!wordings.has(text) && wordings.size < WORDINGS) wordings.set(text, REWORDED);
      }
    }
  }
  return [...wordings];
}

/** Phrases with other wordings, the longest at each place. */
function* phrases(known, words) {
  for (let start = 0; start < words.length; start++) {
    for (let end = Math.min(words.length, start + PHRASE); end > start; end--) {
      const others = known.others.get(words.slice(start, end).map(stem).join(" "));
      if (!others) continue;
      yield [start, end, others.slice(0, OTHERS)];
      start = end - 1;
      break;
    }
  }
}

/** Adds pages with some of the words; those with all of them gain as well. */
async function addSome(pagefind, known, words, found) {
  const some = new Map();
  const each = words.flatMap((word) => [word, ...(known.others.get(stem(word)) ?? []).slice(0, 1)]);
  for (const word of new Set(each)) {
    for (const result of await ask(pagefind, word)) count(some, result, result.score);
  }
  const most = Math.max(...[...some.values()].map((page) => page.score));
  for (const page of some.values()) {
    const score = page.score / most;
    if (found.has(page.id)) found.get(page.id).score += score;
    else found.set(page.id, { ...page, score });
  }
}

/** The pages whose name was typed before all others. */
function withPinned(pages, pinned) {
  const first = pinned.map((name) => ({ score: 0, ...pages.find((page) => page.address === name.address), ...name }));
  // Of cities with one name the one that says most comes first.
  first.sort((one, other) => (one.kind === other.kind ? other.score - one.score : 0));
  return [...first, ...pages.filter((page) => !pinned.some((name) => name.address === page.address))];
}

/* The cases as sets of bits: which fit a choice, how many each value has, and in which order they stand. Knows no page. */

import { fold, nearest } from "./words.js";

const LEFT_OUT = new Set(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"]);
const WEIGHTS = { title: 8, place: 6, country: 4, term: 3 };
const ONGOING = -1;
const NOT_KNOWN = -2;

function wordsOf(text) {
  return fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

function ones(word) {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** How many numbers a set holds. */
export function size(set) {
  let count = 0;
  for (const word of set) count += ones(word);
  return count;
}

function shared(set, other) {
  let count = 0;
  for (let at = 0; at < set.length; at++) count += ones(set[at] & other[at]);
  return count;
}

function has(set, number) {
  return (set[number >>> 5] >>> (number & 31)) & 1;
}

function add(set, number) {
  set[number >>> 5] |= 1 << (number & 31);
}

/** Put everything of another set into a set. */
function join(set, other) {
  for (let at = 0; at < set.length; at++) set[at] |= other[at];
}

/** The numbers in a column's entry: a list, or a number with a bit for each. */
function numbersIn(entry) {
  if (Array.isArray(entry)) return entry;
  const found = [];
  for (let number = 0; entry >>> number; number++) if ((entry >>> number) & 1) found.push(number);
  return found;
}

export class Index {
  /** data: the file of the index; facets: names in the order readers see them; labels: {facet: Map of value to {label, also, was}}. */
  constructor(data, facets, labels) {
    const { cases, places, regions } = data;
    this.edition = data.edition;
    this.shard = data.shard;
    this.cases = cases;
    this.places = places;
    this.count = cases.title.length;
    this.partial = new Set(cases.partial);
    this.placeNames = places.key.map((key, at) => places.name[at] || key.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" "));
    this.facets = new Map();
    this.near = new Map(); // word that stands nowhere: the nearest that does

    const decades = [...new Set(cases.start)].map(decadeOf);
    const values = { ...data.values, place: places.key, decade: [...new Set(decades)].sort() };
    for (const name of facets) {
      const known = labels[name] ?? new Map();
      this.facets.set(name, {
        values: values[name],
        labels: values[name].map((value, at) => (name === "place" ? this.placeNames[at] : known.get(value)?.label ?? value)),
        also: values[name].map((value) => known.get(value)?.also ?? ""),
        sets: values[name].map(() => this.nothing()),
        numbers: new Map([
          ...[...known].flatMap(([value, { was }]) => (was ?? []).map((old) => [old, values[name].indexOf(value)])),
          ...values[name].map((value, at) => [value, at]),
        ]),
      });
    }
    for (let number = 0; number < this.count; number++) this.place(number, regions);
    this.orders = {
      newest: this.order((a, b) => cases.start[b] - cases.start[a]),
      evidence: this.order((a, b) => cases.evidence[b] - cases.evidence[a]),
    };
  }

  /** Put one case into the sets of its values. */
  place(number, regions) {
    const { cases, places } = this;
    const put = (name, values) => {
      const facet = this.facets.get(name);
      for (const value of values) if (value >= 0 && facet) add(facet.sets[value], number);
    };
    for (const name of this.facets.keys()) if (name in cases) put(name, numbersIn(cases[name][number]));
    for (const place of cases.place[number]) {
      for (const name of ["country", "city-type", "city-size"]) put(name, [places[name][place]]);
      put("region", [regions[places.country[place]] ?? -1]);
    }
    const decades = this.facets.get("decade");
    if (decades) put("decade", [decades.numbers.get(decadeOf(cases.start[number]))]);
  }

  nothing() {
    return new Uint32Array(Math.ceil(this.count / 32));
  }

  everything() {
    const set = this.nothing().fill(0xffffffff);
    if (this.count % 32) set[set.length - 1] = 2 ** (this.count % 32) - 1;
    return set;
  }

  order(compare) {
    // Cases stand from A to Z, and a stable sort keeps that among equals.
    return Uint32Array.from({ length: this.count }, (_, number) => number).sort((a, b) => compare(a, b) || a - b);
  }

  /**
   * What fits. chosen: Map of facet to numbers of values; words: text; sort: relevance, newest, evidence or title.
   * Gives the cases in order, counts of each facet's values (those of the facet itself do not narrow it), the number of cases by place, and
   * words that stand in no case, each as [typed, taken instead].
   */
  select(chosen, words, sort) {
    const { scores, corrected } = this.scores(words);
    const fits = this.everything();
    if (scores) for (let number = 0; number < this.count; number++) if (!scores[number]) fits[number >>> 5] &= ~(1 << (number & 31));
    const narrowed = new Map([...chosen].filter(([, numbers]) => numbers.length).map(([name, numbers]) => [name, this.union(name, numbers)]));
    const all = this.narrow(fits, narrowed, null);
    const counts = new Map();
    for (const [name, facet] of this.facets) {
      const base = narrowed.has(name) ? this.narrow(fits, narrowed, name) : all;
      counts.set(name, Uint32Array.from(facet.sets, (set) => shared(base, set)));
    }
    const byPlace = narrowed.has("place") ? Uint32Array.from(this.facets.get("place").sets, (set) => shared(all, set)) : counts.get("place");
    return { order: this.inOrder(all, scores, sort), counts, byPlace, corrected };
  }

  union(name, numbers) {
    const set = this.nothing();
    for (const number of numbers) join(set, this.facets.get(name).sets[number]);
    return set;
  }

  narrow(fits, narrowed, except) {
    const set = fits.slice();
    for (const [name, other] of narrowed) {
      if (name !== except) for (let at = 0; at < set.length; at++) set[at] &= other[at];
    }
    return set;
  }

  inOrder(set, scores, sort) {
    const found = new Uint32Array(size(set));
    let at = 0;
    const order = this.orders[sort];
    for (let index = 0; index < this.count; index++) {
      const number = order ? order[index] : index;
      if (has(set, number)) found[at++] = number;
    }
    return sort === "relevance" && scores ? found.sort((a, b) => scores[b] - scores[a] || a - b) : found;
  }

  /** How well each case fits the words, 0 where a word is nowhere, null without words; and which words were read as another. */
  scores(text) {
    const typed = wordsOf(text);
    const words = typed.some((word) => !LEFT_OUT.has(word)) ? typed.filter((word) => !LEFT_OUT.has(word)) : typed;
    if (!words.length) return { scores: null, corrected: [] };
    const sum = new Uint16Array(this.count).fill(1);
    const corrected = [];
    for (const word of words) {
      let best = this.fit(word);
      const other = best.some(Boolean) ? null : this.nearest(word);
      if (other) {
        best = this.fit(other);
        corrected.push([word, this.written(other)]);
      }
      for (let number = 0; number < this.count; number++) sum[number] = sum[number] && best[number] ? sum[number] + best[number] : 0;
    }
    return { scores: sum, corrected };
  }

  /** The word of a title, place or term that is nearest to one that stands nowhere; null where none is near. */
  nearest(word) {
    if (!this.near.has(word)) {
      const { entries, titles } = this.dictionary();
      // Places and terms first: of words that are equally near, one that is chosen often is meant more often than one of a single title.
      this.near.set(word, nearest(word, new Set([...entries.map(({ token }) => token), ...titles.words])));
    }
    return this.near.get(word);
  }

  /** A word of the dictionary as it is written somewhere. */
  written(word) {
    const texts = [...[...this.facets.values()].flatMap(({ labels }) => labels), ...this.places.local, ...this.cases.title];
    for (const text of texts) {
      const found = text && text.split(/[^\p{L}\p{N}\p{M}'’ʻ]+/u).find((each) => fold(each) === word);
      if (found) return found;
    }
    return word;
  }

  /** The best match of one word in each case: whole words count more than beginnings, titles more than terms. */
  fit(word) {
    const best = new Uint8Array(this.count);
    const raise = (number, weight) => {
      if (best[number] < weight) best[number] = weight;
    };
    const { entries, titles } = this.dictionary();
    for (let at = firstAtLeast(titles.words, word); at < titles.words.length && titles.words[at].startsWith(word); at++) {
      const weight = 2 * WEIGHTS.title - (titles.words[at] === word ? 0 : 1);
      for (const number of titles.cases.get(titles.words[at])) raise(number, weight);
    }
    const byWeight = new Map();
    for (const { token, weight, set } of entries) {
      if (!token.startsWith(word)) continue;
      const here = 2 * weight - (token === word ? 0 : 1);
      if (!byWeight.has(here)) byWeight.set(here, this.nothing());
      join(byWeight.get(here), set);
    }
    for (const [weight, set] of byWeight) {
      for (let number = 0; number < this.count; number++) if (has(set, number)) raise(number, weight);
    }
    return best;
  }

  /** Words of titles with their cases, and words of places, countries and terms with their sets; made when words are first typed. */
  dictionary() {
    if (this.made) return this.made;
    const byWord = new Map();
    this.cases.title.forEach((title, number) => {
      for (const word of wordsOf(title)) {
        const found = byWord.get(word);
        if (!found) byWord.set(word, [number]);
        else if (found.at(-1) !== number) found.push(number);
      }
    });
    const entries = [];
    for (const [name, facet] of this.facets) {
      facet.labels.forEach((label, at) => {
        const local = name === "place" ? this.places.local[at] || "" : facet.also[at];
        for (const token of new Set(wordsOf(`${label} ${local}`))) entries.push({ token, weight: WEIGHTS[name] ?? WEIGHTS.term, set: facet.sets[at] });
      });
    }
    this.made = { entries, titles: { words: [...byWord.keys()].sort(), cases: byWord } };
    return this.made;
  }

  /** Numbers of a case's values in a facet. */
  valuesOf(name, number) {
    if (name in this.cases) return numbersIn(this.cases[name][number]);
    const { sets } = this.facets.get(name);
    return [...sets.keys()].filter((value) => has(sets[value], number));
  }

  labelsOf(name, number) {
    const { labels } = this.facets.get(name);
    return this.valuesOf(name, number).map((value) => labels[value]);
  }

  /** 'Ghent, Belgium', 'Leeds and Lille', 'Berlin, Paris, Rome and 4 more'. */
  placesOf(number, most = 3) {
    const places = this.cases.place[number];
    const names = places.map((place) => this.placeNames[place]);
    if (names.length === 1) {
      const country = this.facets.get("country").labels[this.places.country[places[0]]];
      return !country || country === names[0] ? names[0] : `${names[0]}, ${country}`;
    }
    const last = names.length > most ? `${names.length - most} more` : names.at(-1);
    return `${names.slice(0, names.length > most ? most : -1).join(", ")} and ${last}`;
  }

  /** '2010–2015', 'since 2010', '2014', 'from 2010; end not found'. */
  periodOf(number) {
    const [start, length] = [this.cases.start[number], this.cases.length[number]];
    if (length === ONGOING) return `since ${start}`;
    if (length === NOT_KNOWN) return `from ${start}; end not found`;
    return length ? `${start}–${start + length}` : String(start);
  }
}

function decadeOf(year) {
  return `${String(year).slice(0, -1)}0s`;
}

function firstAtLeast(sorted, word) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

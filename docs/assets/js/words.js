/* Words as readers type them: with or without marks, and not always spelt right. */

const LETTERS = { ł: "l", ø: "o", đ: "d", ð: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th" };

/** Lower case without marks. */
export const fold = (text) =>
  text.toLowerCase().normalize("NFKD").replace(/[\p{M}'’ʻ]/gu, "").replace(/[łøđðıßæœþ]/g, (letter) => LETTERS[letter]);

/** Steps from one word to another: a letter more, less, other, or two swapped. Above most it stops and gives more than most. */
function distance(a, b, most) {
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

/** The word nearest to one that stands nowhere, the first of several as near; null where none is near. open: it may be unfinished. */
export function nearest(word, words, open = true) {
  const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  let [best, least] = [null, most + 1];
  for (const known of words) {
    if (known.length < 4) continue;
    const whole = distance(word, known, most);
    const begun = open && word.length > 4 && known.length > word.length ? distance(word, known.slice(0, word.length), 1) : 2;
    const steps = Math.min(whole, begun > 1 ? most + 1 : begun + 0.5) + (known[0] === word[0] ? 0 : 0.4);
    if (steps < least) [best, least] = [known, steps];
  }
  return best;
}

/** What a reader is told of a word that was read as another. what: of what none has the word, such as "case". */
export const instead = (what, typed, taken) => `No ${what} has “${typed}”; “${taken}” is looked for instead.`;

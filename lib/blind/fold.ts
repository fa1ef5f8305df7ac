const letters: Record<string, string> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ŋ: "n",
  ħ: "h",
};
const UMLAUTS: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", å: "aa", ø: "oe" };

const PLAIN = /^[a-z0-9]*$/;

/** A word without case, accents, and characters that are not seen: "Ünal" and "unal" are one. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()
    .replace(/[ßøłđðþæœıŋħ]/g, (letter) => letters[letter] ?? letter);
}

/** The same with ä as ae, for names that are written either way; equal to fold() where there is no such letter. */
export function foldWide(word: string): string {
  return fold(
    word
      .normalize("NFC")
      .toLowerCase()
      .replace(/[äöüåø]/g, (letter) => UMLAUTS[letter] ?? letter),
  );
}

/** Runs of letters and digits, also with unseen characters in them. Linear: no two parts begin alike. */
export const WORD = /[\p{L}\p{M}\p{N}]+(?:\p{Cf}+[\p{L}\p{M}\p{N}]+)*/gu;

/** The words of a name or a phrase, as they stand. */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** Scripts that put no space between words: a name there is found wherever it stands. */
export const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

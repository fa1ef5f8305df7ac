/** Words that belong to the family name that follows them: "van den Berg", "de la Cruz", "al Amin". */
const particles = new Set(
  "af al ap av bin bint da das de del della den der di do dos du el ibn la las le los of ten ter van vom von y zu zum zur".split(
    " ",
  ),
);
const suffixes = /^(jr|sr|ii|iii|iv|phd|md)\.?$/i;

/** What a person is called by in short: "Perez", "van den Berg". A name of one word is that word. */
export function familyName(name: string): string {
  const words = name.replace(/,.*$/, "").trim().split(/\s+/);
  while (words.length > 1 && suffixes.test(words.at(-1) ?? "")) words.pop();
  let first = words.length - 1;
  while (first > 1 && particles.has((words[first - 1] ?? "").toLowerCase())) first -= 1;
  return words.slice(Math.max(first, 0)).join(" ");
}

/** The people behind a project in few words: "Perez", "Perez & Hubinger", "Perez et al."; "" of nobody. */
export function familyNames(names: readonly string[]): string {
  const [first = "", second] = names.map(familyName);
  if (names.length > 2) return `${first} et al.`;
  return second === undefined ? first : `${first} & ${second}`;
}

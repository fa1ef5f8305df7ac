/** What a draft holds: named texts and choices, such as {text, promptId} or {notes, scores}. */
export type Content = { readonly [name: string]: string | null | Content };

/** Whether two drafts say the same, whatever order their names are in. */
export function same(one: Content, other: Content): boolean {
  if (one === other) return true;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  return names.every((name) => {
    const [a, b] = [one[name], other[name]];
    if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return a === b;
    return same(a, b);
  });
}

/**
 * A short mark of a draft, to tell whether a text is one that was sent from here: 106 bits of
 * hash (cyrb53, with two seeds), the same for drafts that are the same. No secret.
 */
export function markOf(content: Content): string {
  const text = JSON.stringify(content, (_name, value: string | null | Content) =>
    value && typeof value === "object"
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return `${hash(text, 0)}-${hash(text, 1)}`;
}

function hash(text: string, seed: number): string {
  let [high, low] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36);
}

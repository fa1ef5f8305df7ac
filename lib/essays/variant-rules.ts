/** So many variants of one's text to a problem, besides the shared one. */
export const VARIANTS_MAX = 10;

/** In UTF-16 code units. */
export const VARIANT_NAME_MAX = 60;

/** What a text is called among those to one problem; "" names the one that all share. */
export function textName(variant: string): string {
  return variant === "" ? "the shared text" : `the variant “${variant}”`;
}

/** Names that differ in case, width or accents' encoding alone are one name. */
export function sameName(one: string, other: string): boolean {
  const plain = (name: string) => name.normalize("NFKC").toLocaleLowerCase("en");
  return plain(one) === plain(other);
}

/** Why a variant can't have this name, in words, or undefined. `others`: the names of the person's other texts to the problem. */
export function nameRefusal(name: string, others: readonly string[]): string | undefined {
  if (/[\p{Cc}\p{Cf}]/u.test(name))
    return "The name holds an invisible character, which could make it read like another. Type it anew.";
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(name)) return "Enter a name that can be seen.";
  if (sameName(name, "shared") || sameName(name, "the shared text") || sameName(name, "shared text"))
    return "That is what the text is called that all applications share. Choose another name.";
  if (others.some((other) => sameName(other, name)))
    return `You have a variant named “${name}” already. Choose another name.`;
  return undefined;
}

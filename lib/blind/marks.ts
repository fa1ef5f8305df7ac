/** What a mask stands for. */
export type MaskKind = "name" | "address" | "affiliation" | "profile";

/**
 * One character each while a text is rendered. They are noncharacters: no keyboard has them, Markdown
 * turns a reference such as &#xfdd0; into U+FFFD, and they are taken out of what applicants write.
 */
const marks: Record<MaskKind, string> = {
  name: "\ufdd0",
  address: "\ufdd1",
  affiliation: "\ufdd2",
  profile: "\ufdd3",
};
const kinds = new Map(Object.entries(marks).map(([kind, mark]) => [mark, kind as MaskKind]));
const kindOf = (mark: string): MaskKind => kinds.get(mark) ?? "name";

const MARK = /[\ufdd0-\ufdd3]/g;
/** Also as an address holds them, where only the masks' own may be. */
const FORGED = /[\ufdd0-\ufdef]|%EF%B7%(?:9[0-9A-F]|A[0-9A-F])/gi;
const IN_ADDRESS = /%EF%B7%9[0-3]/gi;

export const markOf = (kind: MaskKind): string => marks[kind];

/** A text as its author may have written it: without anything that could be taken for a mask. */
export function withoutMarks(text: string): string {
  return text.replace(FORGED, "");
}

/** Marks in words, as searches, exports and comparisons have them: "[name]". */
export function marksInText(text: string): string {
  return text.replace(MARK, (mark) => `[${kindOf(mark)}]`);
}

/** The same for counting: each is one word, whatever stands around it. */
export function marksAsWords(text: string): string {
  return text.replace(MARK, (mark) => kindOf(mark));
}

/** Marks within an address that Markdown has written down as %EF%B7%90; "" when there is none. */
export function markInAddress(address: string): string {
  const [found] = address.match(IN_ADDRESS) ?? address.match(MARK) ?? [];
  return found === undefined ? "" : decodeURIComponent(found);
}

/** Whether a text holds a mark. */
export function hasMark(text: string): boolean {
  return text.search(MARK) >= 0;
}

/** Tags as our own writers write them (attributes in double quotes), and marks between and within them. */
const TAG_OR_MARK = /<[^<>"]*(?:"[^"]*"[^<>"]*)*>|[\ufdd0-\ufdd3]/g;

/** Marks in rendered HTML as what people see: in an attribute in words, elsewhere as an element. */
export function marksInHtml(html: string): string {
  return html.replace(TAG_OR_MARK, (found) => {
    if (found.startsWith("<")) return marksInText(found).replace(IN_ADDRESS, "masked");
    return `<mark class="mask">${kindOf(found)} masked</mark>`;
  });
}

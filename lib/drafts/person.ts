/** The name of the <meta> element by which signed-in pages say whose they are: see components/layout/person.tsx. */
export const PERSON_META = "person";

/** The header by which a save says whose text it sends; the server refuses it when somebody else is signed in. */
export const PERSON_HEADER = "X-Person";

/** The id of the person for whom this page was made, or null on pages of nobody. In the browser only. */
export function personHere(): string | null {
  return document.querySelector<HTMLMetaElement>(`meta[name="${PERSON_META}"]`)?.content || null;
}

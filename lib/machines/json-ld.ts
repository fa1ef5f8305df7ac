// What public pages say to machines, in the words of schema.org. Pure: whole addresses are made by `at`.
import { paths } from "#lib/paths.ts";

export type Thing = { [property: string]: unknown };
/** Makes a path a whole address. */
export type At = (path: string) => string;

/** JSON that can stand in a script element: nothing in it ends the element, opens a comment, or breaks a line of script. */
export function written(data: Thing): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

export const context = { "@context": "https://schema.org" };

/** What is empty is not said. */
export function some(text: string | null | undefined): string | undefined {
  return text ? text : undefined;
}

export function organisation(name: string | null | undefined): Thing | undefined {
  return name ? { "@type": "Organization", name } : undefined;
}

/** What a mentor is named by, wherever they are meant. */
export function personId(at: At, slug: string): string {
  return `${at(paths.mentor(slug))}#person`;
}

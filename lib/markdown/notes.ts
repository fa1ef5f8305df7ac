/** How many things in a text are not shown as its author may have meant them. */
export type Unshown = { images: number; links: number; tags: number; controls: number; formulas: number };

/** The same in sentences, for the author. */
export function notesOf({ images, links, tags, controls, formulas }: Unshown): string[] {
  const count = (many: number, one: string, several: string) =>
    many === 1 ? one : several.replace("#", many.toLocaleString("en-GB"));
  return [
    ...(images > 0
      ? [count(images, "An image is not shown; its description is.", "# images are not shown; their descriptions are.")]
      : []),
    ...(links > 0
      ? [
          count(
            links,
            "A link is shown as text: only https, http and mailto can be followed.",
            "# links are shown as text: only https, http and mailto can be followed.",
          ),
        ]
      : []),
    ...(tags > 0
      ? [
          count(
            tags,
            "HTML is not used: a tag or comment is shown as it was typed.",
            "HTML is not used: # tags and comments are shown as they were typed.",
          ),
        ]
      : []),
    ...(controls > 0
      ? ["Hidden characters that change the direction of text were left out, or are shown by name."]
      : []),
    ...(formulas > 0
      ? [
          count(
            formulas,
            "A formula can’t be shown as mathematics; its TeX is shown.",
            "# formulas can’t be shown as mathematics; their TeX is shown.",
          ),
        ]
      : []),
  ];
}

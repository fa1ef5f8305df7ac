import { deadLink, type KnownAddresses, linksOf } from "#lib/projects/links.ts";
import type { Finding } from "#lib/projects/publish-rules.ts";
import { placeholderIn } from "#lib/projects/rules.ts";

type Texts = { id: string; slug: string; biography: string; agenda: string };

const names = { biography: "The biography", agenda: "The agenda" } as const;

/** What of a mentor's long texts keeps them from being published: placeholders, and links that lead nowhere. */
export function profileFindings(mentor: Texts, known: KnownAddresses): Finding[] {
  const page = `/mentors/${mentor.slug}`;
  return (["biography", "agenda"] as const).flatMap((field): Finding[] => {
    const at = { part: "mentor", id: mentor.id, field } as const;
    const text = mentor[field];
    const what = placeholderIn(text);
    const dead = linksOf(text).flatMap((link): Finding[] => {
      const why = deadLink(link, page, 0, known);
      return why
        ? [{ ...at, code: "dead-link", what: link, message: `${names[field]} links to “${link}”, which ${why}.` }]
        : [];
    });
    return what
      ? [
          { ...at, code: "placeholder", what, message: `${names[field]} still holds a placeholder: “${what}”.` },
          ...dead,
        ]
      : dead;
  });
}

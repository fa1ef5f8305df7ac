import Link from "next/link";
import { paths } from "#lib/paths.ts";
import type { PublicPublications } from "#lib/publications/public-queries.ts";
import { counted } from "#lib/publications/view.ts";
import { PaperItem } from "./paper-item.tsx";
import { PublicationsPicture } from "./publications-picture.tsx";
import { Totals } from "./totals.tsx";

/** What a mentor has published, on their profile; nothing where there is nothing. */
export function PublicationsSection({
  mentor,
  publications: { figures, latest },
}: {
  mentor: { slug: string; name: string };
  publications: PublicPublications;
}) {
  if (figures.papers === 0) return null;
  const all = figures.papers > latest.length;
  return (
    <section aria-labelledby="publications">
      <h2 id="publications" className="mb-4">
        Publications
      </h2>
      <Totals figures={figures} />
      <PublicationsPicture figures={figures} />
      <ul className="mt-6 divide-y divide-line border-y border-line">
        {latest.map((paper) => (
          <PaperItem key={paper.id} paper={paper} level={3} />
        ))}
      </ul>
      <p className="mt-4">
        {all && `These are the newest ${latest.length}. `}
        <Link href={paths.publications(mentor.slug)} prefetch={false}>
          {all
            ? `All ${counted(figures.papers, "paper")} of ${mentor.name}`
            : "By citations or field, and as BibTeX or CSL-JSON"}
        </Link>
      </p>
    </section>
  );
}

import { paths } from "#lib/paths.ts";

/** Where else one can go in a project that one reviews: `leads` it, or `sets` up its reviewing. */
export function ProjectLinks({ slug, leads, sets }: { slug: string; leads: boolean; sets: boolean }) {
  return (
    <nav aria-label="This project" className="mt-4">
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        <Item href={paths.reviewScores(slug)}>What the scores mean</Item>
        <Item href={paths.reviewSimilar(slug)}>Similar essays</Item>
        {!leads && <Item href={paths.leaveReviewing(slug)}>I can’t help with this project</Item>}
        {leads && <Item href={paths.reviewDecisions(slug)}>Decisions</Item>}
        {sets && (
          <>
            <Item href={paths.reviewers(slug)}>Who reviews, and how far they are</Item>
            <Item href={paths.assignment(slug)}>Assign reviews</Item>
            <Item href={paths.setup(slug)}>Set up reviewing</Item>
          </>
        )}
      </ul>
    </nav>
  );
}

function Item({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <li>
      <a href={href} className="inline-block py-1">
        {children}
      </a>
    </li>
  );
}

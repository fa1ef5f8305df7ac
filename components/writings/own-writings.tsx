import Link from "next/link";
import { paths } from "#lib/paths.ts";
import { dayInWords } from "#lib/writings/rules.ts";

/** A mentor's posts as links to where each is edited. */
export function OwnWritings({
  mentor,
  writings,
  page,
  pages,
}: {
  mentor: string;
  writings: readonly { id: string; title: string; publishedOn: string; source: string }[];
  page: number;
  pages: number;
}) {
  if (writings.length === 0) return <p className="text-quiet">Import them from a feed, or add them by hand.</p>;
  const here = paths.profilePart(mentor, "writings");
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {writings.map(({ id, title, publishedOn, source }) => (
          <li key={id} className="py-3">
            <Link href={paths.profileWriting(mentor, id)} prefetch={false}>
              <bdi>{title}</bdi>
            </Link>
            <span className="block text-[0.9375rem] text-quiet">
              <time dateTime={publishedOn}>{dayInWords(publishedOn)}</time>
              {source !== "" && (
                <>
                  {" · "}
                  <bdi>{source}</bdi>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <nav aria-label="Pages" className="flex flex-wrap gap-x-6">
          {page > 1 && (
            <Link href={page === 2 ? here : `${here}?page=${page - 1}`} prefetch={false}>
              Newer posts
            </Link>
          )}
          <span className="text-quiet">
            Page {page} of {pages}
          </span>
          {page < pages && (
            <Link href={`${here}?page=${page + 1}`} prefetch={false}>
              Older posts
            </Link>
          )}
        </nav>
      )}
    </>
  );
}

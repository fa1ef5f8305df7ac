import Link from "next/link";
import { Page } from "#components/layout/page.tsx";
import { paths } from "#lib/paths.ts";
import { type ShownWriting, WritingList } from "./writing-list.tsx";

/** All of a mentor's posts, or one page of them. `page` counts from 1. */
export function Writings({
  mentor,
  total,
  page,
  pages,
  writings,
}: {
  mentor: { slug: string; name: string };
  total: number;
  page: number;
  pages: number;
  writings: (ShownWriting & { id: string })[];
}) {
  return (
    <Page
      title={`Writings of ${mentor.name}`}
      lead={`${total.toLocaleString("en-GB")} ${total === 1 ? "post" : "posts"}, the newest first${pages === 1 ? "" : `. Page ${page} of ${pages}`}.`}
      crumbs={[
        { href: "/", label: "Projects" },
        { href: paths.mentor(mentor.slug), label: mentor.name },
      ]}
    >
      <WritingList writings={writings} level={2} />
      {pages > 1 && (
        <nav aria-label="Pages" className="mt-6 flex flex-wrap gap-x-6 gap-y-2">
          {page > 1 && (
            <Link href={paths.writings(mentor.slug, page - 1)} rel="prev" prefetch={false}>
              Newer posts
            </Link>
          )}
          {page < pages && (
            <Link href={paths.writings(mentor.slug, page + 1)} rel="next" prefetch={false}>
              Older posts
            </Link>
          )}
        </nav>
      )}
    </Page>
  );
}

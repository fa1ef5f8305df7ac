import Link from "next/link";
import { paths } from "#lib/paths.ts";
import { type ShownWriting, WritingList } from "./writing-list.tsx";

/** A mentor's latest posts on the profile; nothing where there are none. */
export function WritingsSection({
  mentor,
  writings: { total, writings },
}: {
  mentor: { slug: string; name: string };
  writings: { total: number; writings: (ShownWriting & { id: string })[] };
}) {
  if (writings.length === 0) return null;
  return (
    <section aria-labelledby="writings" className="space-y-3">
      <h2 id="writings">Writings</h2>
      <WritingList writings={writings} />
      {total > writings.length && (
        <p>
          <Link href={paths.writings(mentor.slug)} prefetch={false}>
            All {total.toLocaleString("en-GB")} writings
          </Link>
        </p>
      )}
    </section>
  );
}

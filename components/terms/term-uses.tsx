import Link from "next/link";
import type { TermUse } from "#lib/terms/uses.ts";
import { listed } from "#lib/text.ts";

/** The public pages that use a term, and where on them. */
export function TermUses({ uses }: { uses: readonly TermUse[] }) {
  return (
    <ul className="list-disc space-y-1 pl-6">
      {uses.map(({ href, title, where, kind }) => (
        <li key={href}>
          <Link href={href} prefetch={false}>
            {title}
          </Link>{" "}
          <span className="text-quiet">
            ({kind}: {listed(where)})
          </span>
        </li>
      ))}
    </ul>
  );
}

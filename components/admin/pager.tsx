import Link from "next/link";

/** On to older entries, and back to the newest. Lists that grow without end are walked by key, not by number. */
export function Pager({ older, newest }: { older: string | null; newest: string | null }) {
  if (!older && !newest) return null;
  return (
    <nav aria-label="Pages" className="mt-8 flex flex-wrap gap-x-6 gap-y-2">
      {newest && (
        <Link href={newest} prefetch={false}>
          Newest
        </Link>
      )}
      {older && (
        <Link href={older} prefetch={false}>
          Older
        </Link>
      )}
    </nav>
  );
}

/** Links that choose a part of a list; the chosen one is marked. */
export function Filter({
  label,
  choices,
  chosen,
}: {
  label: string;
  choices: { href: string; label: string; value: string }[];
  chosen: string;
}) {
  return (
    <nav aria-label={label} className="mb-6">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {choices.map((choice) => (
          <li key={choice.value}>
            <Link
              href={choice.href}
              prefetch={false}
              aria-current={choice.value === chosen ? "page" : undefined}
              className={choice.value === chosen ? "font-semibold text-ink no-underline" : ""}
            >
              {choice.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

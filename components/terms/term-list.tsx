import Link from "next/link";

type Term = { slug: string; name: string; definition: string };

/** Terms under their letters, each with its definition. `href` says where a term's name leads. */
export function TermList({
  letters,
  href,
}: {
  letters: readonly { letter: string; terms: readonly Term[] }[];
  href: (slug: string) => string;
}) {
  return (
    <div className="space-y-10">
      {letters.length > 3 && (
        <nav aria-label="Letters">
          <ul className="flex flex-wrap gap-x-1 gap-y-1">
            {letters.map(({ letter }) => (
              <li key={letter}>
                <a href={`#letter-${letter}`} className="inline-block min-w-8 px-2 py-1 text-center font-serif text-lg">
                  {letter}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {letters.map(({ letter, terms }) => (
        <section key={letter} aria-labelledby={`letter-${letter}`}>
          <h2 id={`letter-${letter}`} className="mb-3 border-b border-line pb-1">
            {letter}
          </h2>
          <dl className="max-w-2xl space-y-4">
            {terms.map(({ slug, name, definition }) => (
              <div key={slug}>
                <dt className="font-serif text-lg font-semibold">
                  <Link href={href(slug)} prefetch={false}>
                    {name}
                  </Link>
                </dt>
                <dd dir="auto">{definition}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

import { Page } from "#components/layout/page.tsx";
import { Prose } from "#components/ui/prose.tsx";
import { paths } from "#lib/paths.ts";
import type { TermUse } from "#lib/terms/uses.ts";
import { listed } from "#lib/text.ts";
import { TermUses } from "./term-uses.tsx";

type Term = { name: string; also: readonly string[]; definition: string; html: string; uses: readonly TermUse[] };

/** A term with all that is said about it, and where it is used. */
export function TermPage({ term: { name, also, definition, html, uses } }: { term: Term }) {
  return (
    <Page
      title={name}
      crumbs={[
        { href: paths.home, label: "Projects" },
        { href: paths.glossary, label: "Glossary" },
      ]}
      lead={<p dir="auto">{definition}</p>}
    >
      <div className="space-y-10">
        {html && (
          <section aria-labelledby="full">
            <h2 id="full" className="mb-3">
              Full definition
            </h2>
            <Prose html={html} />
          </section>
        )}
        {also.length > 0 && <p className="text-quiet">Also: {listed(also)}.</p>}
        <section aria-labelledby="uses">
          <h2 id="uses" className="mb-3">
            Where it is used
          </h2>
          {uses.length === 0 ? (
            <p className="text-quiet">No project or mentor’s page uses it at present.</p>
          ) : (
            <TermUses uses={uses} />
          )}
        </section>
      </div>
    </Page>
  );
}

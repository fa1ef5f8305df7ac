import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { DeleteTerm } from "#components/terms/delete-term.tsx";
import { TermForm } from "#components/terms/term-form.tsx";
import { TermHistory } from "#components/terms/term-history.tsx";
import { TermUses } from "#components/terms/term-uses.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { termForEdit } from "#lib/terms/queries.ts";
import { listed } from "#lib/text.ts";

export const metadata: Metadata = { title: "Term" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ done?: string | string[] }> };

export default async function EditTerm({ params, searchParams }: Props) {
  const { slug: asked } = await params;
  const actor = await requireActor(paths.editTerm(asked));
  const { done } = await searchParams;
  const term = (await termForEdit(actor, asked)) ?? notFound();
  const { id, name, slug, also, definition, text, seen, before, changes, uses } = term;
  if (slug !== asked) redirect(paths.editTerm(slug));
  return (
    <Page
      title={name}
      crumbs={[{ href: paths.terms, label: "Terms" }]}
      actions={
        <Link href={paths.term(slug)} className="button button-quiet" prefetch={false}>
          Its public page
        </Link>
      }
    >
      <div className="space-y-10">
        <NoticeOf done={done} />
        <TermForm id={id} values={{ name, slug, also: also.join("\n"), definition, text, seen }} />
        {before.length > 0 && (
          <p className="text-quiet">Links to {listed(before.map((old) => `/glossary/${old}`))} lead to it, too.</p>
        )}
        <section aria-labelledby="uses">
          <h2 id="uses" className="mb-3">
            Where it is used
          </h2>
          {uses.length === 0 ? (
            <p className="text-quiet">No public page uses it at present.</p>
          ) : (
            <TermUses uses={uses} />
          )}
        </section>
        <section aria-labelledby="history">
          <h2 id="history" className="mb-3">
            Earlier edits
          </h2>
          {changes.length === 0 ? (
            <p className="text-quiet">It has not been changed since it was written.</p>
          ) : (
            <TermHistory changes={changes} />
          )}
        </section>
        {actor.isAdmin && <DeleteTerm id={id} name={name} uses={uses.length} />}
      </div>
    </Page>
  );
}

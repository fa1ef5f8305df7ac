import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { TermList } from "#components/terms/term-list.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { termsFor } from "#lib/terms/queries.ts";

export const metadata: Metadata = { title: "Terms" };

type Props = { searchParams: Promise<{ done?: string | string[] }> };

export default async function Terms({ searchParams }: Props) {
  const actor = await requireActor(paths.terms);
  const { done } = await searchParams;
  const letters = (await termsFor(actor)) ?? notFound();
  return (
    <Page
      title="Terms"
      lead={
        <>
          What the programme’s <Link href={paths.glossary}>glossary</Link> explains. Mentors and admins write it
          together.
        </>
      }
      actions={
        <Link href={paths.newTerm} className="button">
          New term
        </Link>
      }
    >
      <div className="space-y-8">
        <NoticeOf done={done} />
        {letters.length === 0 ? (
          <Empty>No term is explained yet. Write the first one.</Empty>
        ) : (
          <TermList letters={letters} href={paths.editTerm} />
        )}
      </div>
    </Page>
  );
}

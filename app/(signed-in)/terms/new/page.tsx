import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/layout/page.tsx";
import { TermForm } from "#components/terms/term-form.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { maySeeTerms } from "#lib/terms/queries.ts";

export const metadata: Metadata = { title: "New term" };

export default async function NewTerm() {
  const actor = await requireActor(paths.newTerm);
  if (!(await maySeeTerms(actor))) notFound();
  return (
    <Page title="New term" crumbs={[{ href: paths.terms, label: "Terms" }]}>
      <TermForm values={{}} />
    </Page>
  );
}

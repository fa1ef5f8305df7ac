import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/layout/page.tsx";
import { AskBeside } from "#components/questions/ask-beside.tsx";
import { AskForm } from "#components/questions/writing.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { askPage } from "#lib/questions/queries.ts";

export const metadata: Metadata = { title: "Ask a question" };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Ask({ params, searchParams }: Props) {
  const { slug } = await params;
  const { q } = await searchParams;
  const actor = await requireActor(paths.ask(slug));
  const view = (await askPage(actor, slug, typeof q === "string" ? q.slice(0, 200) : "")) ?? notFound();
  const { project, readOnly, answers } = view;
  return (
    <Page
      title="Ask a question"
      crumbs={[
        { href: paths.project(slug), label: project.title },
        { href: paths.questions(slug), label: "Questions and answers" },
      ]}
      lead={`About the project “${project.title}”. Its mentors and reviewers answer in public; others may reply, too.`}
    >
      <div className="space-y-10">
        <AskBeside view={view} />
        <section aria-labelledby="to-ask" className="space-y-4">
          <h2 id="to-ask">Ask anew</h2>
          {readOnly ? (
            <Callout>The round is archived: its questions can be read, but nothing is added.</Callout>
          ) : (
            <AskForm project={slug} answers={answers} />
          )}
        </section>
      </div>
    </Page>
  );
}

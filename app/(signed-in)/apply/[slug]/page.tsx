import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { StartForm } from "#components/applications/forms.tsx";
import { WhatIsAsked } from "#components/applications/what-is-asked.tsx";
import { Deadline } from "#components/cohorts/deadline.tsx";
import { Page } from "#components/layout/page.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { projectToApplyTo } from "#lib/applications/queries.ts";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";

export const metadata: Metadata = { title: "Apply" };

export default async function Apply({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const actor = await requireActor(paths.apply(slug));
  const project = (await projectToApplyTo(actor, slug, new Date())) ?? notFound();
  if (project.applicationId) redirect(paths.application(project.applicationId));
  const { applying, answers, cohort } = project;
  const upcoming = !applying.open && applying.why === "upcoming";
  return (
    <Page
      title={`Apply to ${project.title}`}
      crumbs={[{ href: paths.project(slug), label: project.title }]}
      lead={project.summary}
    >
      <div className="space-y-8">
        <div className="border-y border-line py-4">
          <Deadline
            at={upcoming ? cohort.opensAt : cohort.closesAt}
            label={upcoming ? "Opens" : applying.open ? "Deadline" : "Closed"}
          />
        </div>
        {!applying.open && (
          <Callout tone="warn">
            {upcoming
              ? "This project does not take applications yet. Come back when it opens."
              : "This project takes no more applications."}
          </Callout>
        )}
        <WhatIsAsked answers={answers} />
        {applying.open && (
          <section aria-labelledby="begin" className="space-y-3">
            <h2 id="begin">Begin</h2>
            <p className="max-w-2xl">Starting commits you to nothing. Nobody reads anything before you submit.</p>
            <StartForm project={project.slug} />
          </section>
        )}
      </div>
    </Page>
  );
}

import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { partCrumbs } from "#components/admin/part-crumbs.ts";
import { count } from "#components/admin/states.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { PhaseLine } from "#components/setup/phase-line.tsx";
import { ReviewsWantedForm } from "#components/setup/reviews-wanted-form.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { reviewSetup } from "#lib/phases/queries.ts";
import { phaseNow } from "#lib/phases/rules.ts";
import { place } from "#lib/reviews/schema.ts";
import { listed } from "#lib/text.ts";

export const metadata: Metadata = { title: "Set up reviewing" };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<{ done?: string | string[] }> };

/** How a project's reviewing is set up, for those who lead it, and for admins. */
export default async function SetupPage({ params, searchParams }: Props) {
  const slug = place.shape.project.safeParse((await params).project);
  if (!slug.success) notFound();
  const actor = await requireActor(paths.setup(slug.data));
  const { done } = await searchParams;
  const setup = (await reviewSetup(actor, slug.data)) ?? notFound();
  const { title, criteria, phases } = setup;
  const counted = criteria.filter((criterion) => criterion.counted);
  return (
    <Page
      title={`Setting up “${title}”`}
      crumbs={
        setup.reads
          ? [
              { href: paths.review, label: "Review" },
              { href: paths.reviewProject(slug.data), label: title },
            ]
          : partCrumbs(setup)
      }
      lead="What reviewers score, when, who they are, and how much each of them reads."
    >
      <div className="space-y-10">
        <NoticeOf done={done} />
        {setup.archived && <Callout>This project is archived and kept as it was: nothing can be changed.</Callout>}
        <Part id="rubric" title="Rubric" href={paths.setupPart(slug.data, "rubric")} link="Edit the rubric">
          {counted.length === 0
            ? "No criterion counts yet, so no review can be submitted."
            : `${count(criteria.length, "criterion", "criteria")}: ${listed(criteria.map(({ name, counted: counts }) => (counts ? name : `${name} (not counted)`)))}.`}
        </Part>
        <Part
          id="phases"
          title="Phases"
          href={paths.setupPart(slug.data, "phases")}
          link="Edit the phases"
          also={<PhaseLine phase={phaseNow(phases, new Date())} />}
        >
          {phases.length === 0
            ? "None: reviewers read, score and change their reviews at any time, and the project’s mentors decide. Others’ scores are seen once one’s own review is in."
            : `${count(phases.length, "phase")}: ${listed(phases.map(({ name }) => name))}.`}
        </Part>
        <Part id="reviewers" title="Reviewers" href={paths.reviewers(slug.data)} link="Invite reviewers and set caps">
          {count(setup.readers, "person", "people")} can read, those who lead the project among them.
        </Part>
        <section aria-labelledby="needed" className="space-y-4 border-t border-line pt-6">
          <h2 id="needed">Reviews needed</h2>
          <ReviewsWantedForm project={slug.data} wanted={setup.reviewsWanted} />
        </section>
        <Part id="assignment" title="Assignment" href={paths.assignment(slug.data)} link="Rehearse the assignment">
          Who reads which application, balanced under caps and conflicts of interest. Nothing is given out before you
          have seen it.
        </Part>
      </div>
    </Page>
  );
}

function Part({
  id,
  title,
  href,
  link,
  also,
  children,
}: {
  id: string;
  title: string;
  href: string;
  link: string;
  also?: React.ReactNode;
  children: React.ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="space-y-3 border-t border-line pt-6">
      <h2 id={id}>{title}</h2>
      <p className="max-w-2xl">{children}</p>
      {also}
      <p>
        <Link href={href}>{link}</Link>
      </p>
    </section>
  );
}

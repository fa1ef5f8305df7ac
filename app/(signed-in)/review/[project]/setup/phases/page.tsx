import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Acts } from "#components/admin/item-acts.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { PhaseForm } from "#components/setup/phase-form.tsx";
import { PhaseList } from "#components/setup/phase-list.tsx";
import { setupCrumbs } from "#components/setup/setup-crumbs.ts";
import { UsualPhasesForm } from "#components/setup/usual-phases-form.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { utc } from "#lib/clock.ts";
import { wallClock } from "#lib/cohorts/rules.ts";
import type { FormValues } from "#lib/forms.ts";
import { paths } from "#lib/paths.ts";
import { removeReviewPhase } from "#lib/phases/actions.ts";
import { reviewSetup } from "#lib/phases/queries.ts";
import { permissionsOf, usualBegins } from "#lib/phases/rules.ts";
import type { Phase } from "#lib/reviews/rights.ts";
import { place } from "#lib/reviews/schema.ts";

export const metadata: Metadata = { title: "Review phases" };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<{ done?: string | string[] }> };

/** The phases of a project's reviewing, for those who lead it, and for admins. */
export default async function PhasesPage({ params, searchParams }: Props) {
  const slug = place.shape.project.safeParse((await params).project);
  if (!slug.success) notFound();
  const actor = await requireActor(paths.setupPart(slug.data, "phases"));
  const { done } = await searchParams;
  const setup = (await reviewSetup(actor, slug.data)) ?? notFound();
  const { title, phases, closesAt } = setup;
  const now = new Date();
  const lastEnd = phases.at(-1)?.endsAt ?? null;
  return (
    <Page
      title="Review phases"
      crumbs={setupCrumbs(slug.data, title)}
      lead="When reviewers may read, score, discuss and decide. Where a project has phases, nothing is allowed between them."
    >
      <div className="space-y-10">
        <NoticeOf done={done} />
        <section aria-labelledby="phases" className="space-y-4">
          <h2 id="phases">Phases</h2>
          {phases.length === 0 ? (
            <p className="max-w-2xl">
              There are none: reviewers read, score and change their reviews at any time. As soon as there is one, they
              can do only what the phase that goes on allows.
            </p>
          ) : (
            <PhaseList
              phases={phases}
              now={now}
              of={(phase) => (
                <div className="space-y-3 pt-2">
                  <PhaseForm
                    id={phase.id}
                    project={slug.data}
                    names={actor.isAdmin}
                    values={{ ...valuesOf(phase), seen: phase.seen }}
                  />
                  <Acts
                    id={`remove-${phase.id}`}
                    action={removeReviewPhase}
                    values={{ project: slug.data, phase: phase.id }}
                    of={phase.name}
                    acts={[{ value: "remove", label: "Remove", kind: "danger" }]}
                    small
                  />
                </div>
              )}
            />
          )}
        </section>
        {phases.length === 0 && (
          <section aria-labelledby="usual" className="space-y-4 border-t border-line pt-6">
            <h2 id="usual">Three usual phases: read and score; discuss; decide</h2>
            <p className="max-w-2xl text-quiet">
              The dates follow the cohort’s deadline, which is{" "}
              <time dateTime={closesAt.toISOString()}>{utc(closesAt)}</time>. Each phase ends where the next begins, and
              the last goes on. Until the first begins, nobody can read.
            </p>
            <UsualPhasesForm project={slug.data} values={usualValues(usualBegins(closesAt, now))} />
          </section>
        )}
        <section aria-labelledby="add" className="space-y-4 border-t border-line pt-6">
          <h2 id="add">Add a phase</h2>
          <PhaseForm project={slug.data} names={actor.isAdmin} values={newValues(lastEnd)} />
        </section>
      </div>
    </Page>
  );
}

function momentValues(prefix: string, at: Date | null): FormValues {
  const clock = at ? wallClock(at) : { date: "", time: "", zone: "utc" };
  return { [`${prefix}On`]: clock.date, [`${prefix}Time`]: clock.time, [`${prefix}Zone`]: clock.zone };
}

function valuesOf(phase: Phase): FormValues {
  return {
    name: phase.name,
    may: permissionsOf(phase),
    scores: phase.scores,
    ...momentValues("starts", phase.startsAt),
    ...momentValues("ends", phase.endsAt),
  };
}

function newValues(startsAt: Date | null): FormValues {
  return {
    may: ["read", "score", "edit"],
    scores: "own",
    ...momentValues("starts", startsAt),
    ...momentValues("ends", null),
  };
}

function usualValues([read, discuss, decide]: [Date, Date, Date]): FormValues {
  const at = (prefix: string, moment: Date) => {
    const { date, time } = wallClock(moment, "utc");
    return { [`${prefix}On`]: date, [`${prefix}Time`]: time };
  };
  return { ...at("read", read), ...at("discuss", discuss), ...at("decide", decide) };
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/layout/page.tsx";
import { CompareForm } from "#components/reviews/compare-form.tsx";
import { Comparison } from "#components/reviews/comparison.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { COMPARED, codesIn, notShownText, tooManyText } from "#lib/reviews/compare.ts";
import { applicationsToCompare, offeredToCompare } from "#lib/reviews/compare-queries.ts";
import { place } from "#lib/reviews/schema.ts";

export const metadata: Metadata = { title: "Compare applications" };

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ a?: string | string[]; problem?: string | string[] }>;
};

export default async function ComparePage({ params, searchParams }: Props) {
  const slug = place.shape.project.safeParse((await params).project);
  if (!slug.success) notFound();
  const { a, problem: asked } = await searchParams;
  const chosen = codesIn(a);
  const codes = chosen.slice(0, COMPARED);
  const problem = typeof asked === "string" ? asked : undefined;
  const actor = await requireActor(paths.reviewCompare(slug.data, codes, problem));
  const now = new Date();
  const [comparison, offered] = await Promise.all([
    applicationsToCompare(actor, slug.data, codes, problem, now),
    offeredToCompare(actor, slug.data, now),
  ]);
  if (!comparison) notFound();
  const missing = codes.filter((code) => !comparison.applications.some((one) => one.code === code));
  const shown = comparison.applications.map(({ code }) => code);
  return (
    <Page
      wide
      title="Compare applications"
      crumbs={[
        { href: paths.review, label: "Review" },
        { href: paths.reviewProject(slug.data), label: comparison.title },
      ]}
      lead="Two to four answers to the same problem, side by side. Scores are not shown here."
    >
      <div className="space-y-10">
        {chosen.length > COMPARED && <Callout role="status">{tooManyText(chosen.length)}</Callout>}
        {missing.length > 0 && (
          <Callout tone="warn" role="status">
            {notShownText(missing)}
          </Callout>
        )}
        {shown.length > 0 && <Comparison project={slug.data} comparison={comparison} />}
        <CompareForm project={slug.data} shown={shown} offered={offered} problem={comparison.problem?.id} />
      </div>
    </Page>
  );
}

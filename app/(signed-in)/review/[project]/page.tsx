import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { ApplicationTable } from "#components/reviews/application-table.tsx";
import { Deadline } from "#components/reviews/deadline.tsx";
import { Progress } from "#components/reviews/progress.tsx";
import { TableFilter } from "#components/reviews/table-filter.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { reviewTable } from "#lib/reviews/queries.ts";
import { place } from "#lib/reviews/schema.ts";
import { parseView } from "#lib/reviews/table.ts";

export const metadata: Metadata = { title: "Applications to review" };

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ReviewProjectPage({ params, searchParams }: Props) {
  const slug = place.shape.project.safeParse((await params).project);
  if (!slug.success) notFound();
  const actor = await requireActor(paths.reviewProject(slug.data));
  const address = await searchParams;
  const view = parseView(address);
  const table = await reviewTable(actor, slug.data, view, new Date());
  if (!table) notFound();
  const { project, rows, next } = table;
  return (
    <Page
      wide
      title={project.title}
      crumbs={[{ href: paths.review, label: "Review" }]}
      actions={
        project.own?.waiting !== 0 && (
          <a href={paths.reviewNext(project.slug)} className="button">
            Review next
          </a>
        )
      }
    >
      <div className="space-y-8">
        <NoticeOf done={address["done"]} />
        <div>
          {project.open && <Deadline closesAt={project.closesAt} />}
          <Progress project={project} />
          {project.leads && (
            <p className="mt-4">
              <a href={paths.reviewers(project.slug)}>Who reviews, and how far they are</a>
            </p>
          )}
        </div>
        <TableFilter slug={project.slug} view={view} />
        <ApplicationTable slug={project.slug} view={view} rows={rows} next={next} />
      </div>
    </Page>
  );
}

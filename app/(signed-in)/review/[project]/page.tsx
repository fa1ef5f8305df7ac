import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { ApplicationTable } from "#components/reviews/application-table.tsx";
import { ColumnsForm } from "#components/reviews/columns-form.tsx";
import { Deadline } from "#components/reviews/deadline.tsx";
import { Live } from "#components/reviews/live.tsx";
import { Progress } from "#components/reviews/progress.tsx";
import { ProjectLinks } from "#components/reviews/project-links.tsx";
import { ReadingProgress } from "#components/reviews/reading-progress.tsx";
import { SelectionBar } from "#components/reviews/selection-bar.tsx";
import { TableFilter } from "#components/reviews/table-filter.tsx";
import { PhaseLine } from "#components/setup/phase-line.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { reviewTable } from "#lib/reviews/queries.ts";
import { place } from "#lib/reviews/schema.ts";
import { parseSearch } from "#lib/reviews/search.ts";
import { knownCount } from "#lib/reviews/selection.ts";
import { parseView, viewPath, viewQuery } from "#lib/reviews/table.ts";

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
  const now = new Date();
  const table = await reviewTable(actor, slug.data, view, now);
  if (!table) notFound();
  const { project, progress, columns, rows, next, partly } = table;
  const { errors } = parseSearch(view.q);
  return (
    <Page
      wide
      title={project.title}
      crumbs={[{ href: paths.review, label: "Review" }]}
      actions={
        project.rights.read &&
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
          <PhaseLine phase={project.phase} />
          <Progress project={project} />
          {progress && <ReadingProgress progress={progress} />}
          <ProjectLinks slug={project.slug} leads={project.leads} sets={project.leads || actor.isAdmin} />
        </div>
        {project.rights.read && (
          <div className="space-y-4">
            <h2 id="applications">Applications</h2>
            <TableFilter slug={project.slug} view={view} errors={errors} />
            {errors.length === 0 && (
              <>
                <ColumnsForm slug={project.slug} view={view} leads={project.leads} chosen={columns} />
                <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
                  <SelectionBar
                    slug={project.slug}
                    view={view}
                    matching={knownCount(view, rows.length, next !== null, project)}
                    assign={project.leads || actor.isAdmin}
                    decide={project.leads && project.rights.decide}
                  />
                  <p className="flex flex-wrap gap-x-4 text-[0.9375rem]">
                    {(["csv", "json"] as const).map((format) => (
                      <a key={format} href={exportPath(project.slug, format, view)} download>
                        Download as {format.toUpperCase()}
                      </a>
                    ))}
                  </p>
                </div>
                <Live slug={project.slug} shows={viewPath(project.slug, view)} rows={rows} />
                <ApplicationTable
                  slug={project.slug}
                  view={view}
                  columns={columns}
                  rows={rows}
                  next={next}
                  partly={partly}
                />
                <p className="max-w-3xl text-[0.9375rem] text-quiet">
                  Scores go from 0 to 100. The mean and the spread (standard deviation) of an application, and what
                  follows from them, appear {sightWords[project.rights.scores]}. Sorted by them, those that you can’t
                  see come last, by code.
                </p>
              </>
            )}
          </div>
        )}
      </div>
    </Page>
  );
}

const sightWords = {
  own: "once your own review of it is in",
  all: "unless you stepped back from it",
  none: "in a later phase",
} as const;

function exportPath(slug: string, format: "csv" | "json", view: ReturnType<typeof parseView>): string {
  const query = viewQuery({ ...view, after: null }).toString();
  return `${paths.api.reviewExport(slug, format)}${query ? `&${query}` : ""}`;
}

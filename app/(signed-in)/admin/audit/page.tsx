import { Filter, Pager } from "#components/admin/pager.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { auditTrail, EVENTS_SHOWN } from "#lib/audit/queries.ts";
import { auditSubjects, sentence } from "#lib/audit/rules.ts";
import { requireAdmin } from "#lib/auth/session.ts";
import { utc } from "#lib/clock.ts";
import { paths } from "#lib/paths.ts";

export const metadata = { title: "Record · Admin" };

type Search = { subject?: string | string[]; before?: string | string[] };

const names: Record<(typeof auditSubjects)[number], string> = {
  cohort: "Cohorts",
  project: "Projects",
  problem: "Problems",
  mentor: "Mentors",
  topic: "Topics",
  person: "People",
  application: "Applications",
  review: "Reviews",
  mail: "Mail",
  term: "Glossary",
  publication: "Publications",
  post: "Questions and answers",
  writing: "Writings",
};

export default async function Audit({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await requireAdmin(paths.admin.audit);
  const search = await searchParams;
  const subject = auditSubjects.find((one) => one === search.subject);
  const before = typeof search.before === "string" ? search.before : undefined;
  const events = await auditTrail(actor, { ...(subject ? { subject } : {}), ...(before ? { before } : {}) });
  const shown = events.slice(0, EVENTS_SHOWN);
  const last = shown.at(-1);
  const address = (params: Record<string, string>) => {
    const query = new URLSearchParams({ ...(subject ? { subject } : {}), ...params }).toString();
    return query ? `${paths.admin.audit}?${query}` : paths.admin.audit;
  };
  return (
    <Page
      title="Record"
      crumbs={[{ href: paths.admin.home, label: "Admin" }]}
      lead="Who did what, newest first. Each entry was written together with what it tells, and none can be changed or removed."
    >
      <Filter
        label="Entries by what they are about"
        chosen={subject ?? ""}
        choices={[
          { value: "", label: "All", href: paths.admin.audit },
          ...auditSubjects.map((one) => ({
            value: one,
            label: names[one],
            href: `${paths.admin.audit}?subject=${one}`,
          })),
        ]}
      />
      {shown.length === 0 ? (
        <Empty>Nothing is recorded here yet.</Empty>
      ) : (
        <ol className="divide-y divide-line border-y border-line">
          {shown.map((event) => (
            <li key={event.id} className="flex flex-wrap gap-x-6 gap-y-0.5 py-2.5">
              <time dateTime={event.at.toISOString()} className="w-64 shrink-0 text-quiet">
                {utc(event.at)}
              </time>
              <span className="min-w-0 flex-1 basis-72">{sentence(event)}</span>
            </li>
          ))}
        </ol>
      )}
      <Pager
        older={events.length > EVENTS_SHOWN && last ? address({ before: last.id }) : null}
        newest={before ? address({}) : null}
      />
    </Page>
  );
}

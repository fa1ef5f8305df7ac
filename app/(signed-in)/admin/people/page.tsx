import { type Act, Acts } from "#components/admin/item-acts.tsx";
import { count } from "#components/admin/states.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { changePerson } from "#lib/people/actions.ts";
import { PEOPLE_SHOWN, type PersonRow, peopleForAdmin } from "#lib/people/queries.ts";

export const metadata = { title: "People · Admin" };

type Search = { q?: string | string[]; done?: string | string[] };

export default async function People({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await requireAdmin(paths.admin.people);
  const search = await searchParams;
  const q = typeof search.q === "string" ? search.q.replaceAll("\0", "").toWellFormed().slice(0, 200) : "";
  const people = await peopleForAdmin(actor, q);
  const shown = people.slice(0, PEOPLE_SHOWN);
  return (
    <Page
      title="People"
      crumbs={[{ href: paths.admin.home, label: "Admin" }]}
      lead="Everybody who has signed in or was entered by their address."
    >
      <div className="space-y-8">
        <NoticeOf done={search.done} />
        <form method="get" action={paths.admin.people} className="flex flex-wrap items-end gap-4">
          <div className="min-w-0 flex-1 basis-56 sm:max-w-96">
            <label htmlFor="q" className="block font-semibold">
              Name or e-mail address
            </label>
            <input id="q" name="q" type="search" defaultValue={q} key={q} maxLength={200} className="input mt-1.5" />
          </div>
          <button type="submit" className="button button-quiet">
            Search
          </button>
        </form>
        <p className="text-quiet" role={q ? "status" : undefined}>
          {people.length > PEOPLE_SHOWN
            ? `The first ${PEOPLE_SHOWN} are shown: search for more of the name.`
            : q
              ? `${count(people.length, "person", "people")} found.`
              : `${count(people.length, "person", "people")}.`}
        </p>
        {shown.length === 0 ? (
          <Empty>Nobody has that in their name or address.</Empty>
        ) : (
          <ul className="divide-y divide-line border-y border-line">
            {shown.map((person) => (
              <li key={person.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-4">
                <div className="min-w-0">
                  <h2 className="text-xl">
                    {person.name ?? person.email} {person.isAdmin && <Badge tone="good">Admin</Badge>}{" "}
                    {person.id === actor.id && <Badge>You</Badge>}
                  </h2>
                  <p className="break-words text-quiet">{about(person)}</p>
                </div>
                <Acts
                  id={`person-${person.id}`}
                  action={changePerson}
                  values={{ id: person.id, q }}
                  acts={actsOn(person)}
                  of={person.name ?? person.email}
                  small
                />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Page>
  );
}

function about({ name, email, affiliation, mentor, reviewsFor, sessions }: PersonRow): string {
  return [
    name ? email : "",
    affiliation ?? "",
    mentor ? "mentor" : "",
    reviewsFor > 0 ? `reviewer of ${count(reviewsFor, "project")}` : "",
    sessions === 0 ? "not signed in" : `signed in on ${count(sessions, "device")}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

function actsOn({ isAdmin, sessions }: PersonRow): Act[] {
  return [
    isAdmin
      ? { value: "endAdmin", label: "End admin role", kind: "danger" }
      : { value: "makeAdmin", label: "Make admin" },
    ...(sessions > 0 ? [{ value: "endSessions", label: "Sign out everywhere" }] : []),
  ];
}

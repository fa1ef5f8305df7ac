import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BesideMasks } from "#components/blind/beside-masks.tsx";
import { RevealList } from "#components/blind/reveal-list.tsx";
import { Page } from "#components/layout/page.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { unmaskedApplication } from "#lib/blind/revealed.ts";
import { utcSecond } from "#lib/clock.ts";
import { paths } from "#lib/paths.ts";
import { applicationCode } from "#lib/reviews/schema.ts";

export const metadata: Metadata = { title: "An application without masks · Admin" };

type Props = { params: Promise<{ id: string; code: string }> };

export default async function UnmaskedApplicationPage({ params }: Props) {
  const { id, code: asked } = await params;
  const code = applicationCode.safeParse(asked);
  const actor = await requireAdmin(paths.admin.projectApplications(id));
  const found = (code.success ? await unmaskedApplication(actor, id, code.data) : null) ?? notFound();
  const { project, name, email, affiliation, receivedAt, number, receipt } = found;
  return (
    <Page
      wide
      title={`Application ${found.code}`}
      crumbs={[
        { href: paths.admin.home, label: "Admin" },
        { href: paths.admin.projects, label: "Projects" },
        { href: paths.admin.project(id), label: project.title },
        { href: paths.admin.projectApplications(id), label: "Applications" },
      ]}
      lead={found.state === "submitted" ? "Submitted" : found.state === "withdrawn" ? "Withdrawn" : "Not submitted yet"}
    >
      <div className="space-y-12">
        <dl className="grid max-w-3xl gap-x-6 gap-y-1 xs:grid-cols-[auto_1fr]">
          <dt className="font-semibold">Name</dt>
          <dd>{name ?? "Not given"}</dd>
          <dt className="font-semibold">E-mail</dt>
          <dd className="break-words">{email}</dd>
          <dt className="font-semibold">Affiliation</dt>
          <dd>{affiliation ?? "Not given"}</dd>
          {receivedAt && (
            <>
              <dt className="font-semibold">Received</dt>
              <dd>
                <time dateTime={receivedAt.toISOString()}>{utcSecond(receivedAt)}</time>
                {number !== null && number > 1 && `, as text ${number}`}
              </dd>
              <dt className="font-semibold">Receipt</dt>
              <dd className="font-mono">{receipt}</dd>
            </>
          )}
        </dl>
        <section aria-labelledby="reveals" className="max-w-4xl space-y-4">
          <h2 id="reveals">Who was shown the name</h2>
          <RevealList reveals={found.reveals} />
        </section>
        <BesideMasks essays={found.essays} />
      </div>
    </Page>
  );
}

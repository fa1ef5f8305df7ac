import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReceiptDetails } from "#components/applications/receipt.tsx";
import { Page } from "#components/layout/page.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { myApplication } from "#lib/applications/queries.ts";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";

export const metadata: Metadata = { title: "Receipt" };

export default async function Receipt({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(paths.receipt(id));
  const application = (await myApplication(actor, id, new Date())) ?? notFound();
  const submission = application.submission ?? notFound();
  return (
    <Page
      title={`Receipt ${submission.receipt}`}
      crumbs={[
        { href: paths.applications, label: "My applications" },
        { href: paths.application(id), label: application.project.title },
      ]}
    >
      <div className="space-y-8">
        {application.state !== "submitted" && (
          <Callout tone="warn">
            This was received, but the application{" "}
            {application.state === "withdrawn" ? "is withdrawn" : "was taken up again and is not submitted anew"}.
          </Callout>
        )}
        <dl className="grid gap-x-6 gap-y-1 xs:grid-cols-[auto_1fr]">
          <dt className="font-semibold">Project</dt>
          <dd>{application.project.title}</dd>
          <dt className="font-semibold">Cohort</dt>
          <dd>{application.cohort.name}</dd>
          <dt className="font-semibold">Applicant</dt>
          <dd>{actor.name ? `${actor.name}, ${actor.email}` : actor.email}</dd>
        </dl>
        <ReceiptDetails submission={submission} level={2} />
        <p className="max-w-2xl text-quiet">
          The SHA-256 is a fingerprint of each text in UTF-8 with line feeds: whoever has the text can compute it again
          and see that not a letter differs.
        </p>
      </div>
    </Page>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CheckForm } from "#components/applications/check-form.tsx";
import { Facts, ReceiptList, ReceivedTexts } from "#components/applications/receipt.tsx";
import { Page } from "#components/layout/page.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { myReceipt, type ReceiptView } from "#lib/applications/receipts.ts";
import { receiptNumber } from "#lib/applications/schema.ts";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";

export const metadata: Metadata = { title: "Receipt" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** `?number=` of an earlier submission; without it, the one that stands. */
export default async function Receipt({ params, searchParams }: Props) {
  const { id } = await params;
  const number = receiptNumber.safeParse((await searchParams)["number"]);
  const actor = await requireActor(paths.receipt(id, number.data));
  if (!number.success) notFound();
  const receipt = (await myReceipt(actor, id, number.data)) ?? notFound();
  const { application } = receipt;
  const note = noteOn(receipt);
  return (
    <Page
      title={`Receipt ${receipt.receipt}`}
      crumbs={[
        { href: paths.applications, label: "My applications" },
        { href: paths.application(id), label: application.project },
      ]}
      actions={
        // A file, not a page of the router's.
        <a href={paths.receiptMarkdown(id, receipt.number)} download className="button button-quiet no-print">
          Save as Markdown
        </a>
      }
    >
      <div className="space-y-10">
        {note && <Callout tone="warn">{note}</Callout>}
        <div className="space-y-6">
          <Facts
            receipt={receipt}
            also={[
              ["Project", application.project],
              ["Cohort", application.cohort],
              ["Applicant", actor.name ? `${actor.name}, ${actor.email}` : actor.email],
            ]}
          />
          <p className="max-w-2xl text-quiet">
            The SHA-256 is a fingerprint of each text in UTF-8 with line feeds: whoever has the text can compute it
            again and see that not a letter differs.
          </p>
        </div>
        <ReceivedTexts essays={receipt.essays} />
        <section aria-labelledby="check-heading" className="no-print space-y-4 border-t border-line pt-6">
          <h2 id="check-heading">Check a text</h2>
          <p className="max-w-2xl">
            Do you have a text at hand, and wonder whether it is the one that was received? Paste it here.
          </p>
          {/* Another receipt is another question; the key is the address's, so that the answer without script finds its form. */}
          <CheckForm key={number.data ?? "standing"} id={id} number={receipt.number} />
        </section>
        {receipt.all.length > 1 && (
          <section aria-labelledby="all" className="no-print space-y-4 border-t border-line pt-6">
            <h2 id="all">Every submission of this application</h2>
            <ReceiptList id={id} lines={receipt.all} number={receipt.number} />
          </section>
        )}
      </div>
    </Page>
  );
}

/** Why this is not what reviewers read, or undefined. */
function noteOn({ stands, late, number, all, application }: ReceiptView): string | undefined {
  if (stands) return undefined;
  if (application.state === "withdrawn") return "This was received, but the application is withdrawn.";
  if (application.state === "draft" && !late)
    return "This was received, but the application was taken up again and is not submitted anew.";
  const later = all.find((line) => line.stands && line.number > number);
  if (later) return `This was replaced by submission ${later.number}, which stands.`;
  return late
    ? "This was received after the deadline. It is kept, and reviewers read it only if the programme admits it."
    : undefined;
}

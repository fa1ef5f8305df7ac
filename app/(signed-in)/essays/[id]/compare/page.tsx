import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ComparePage } from "#components/essays/compare-page.tsx";
import { CompareSent } from "#components/essays/compare-sent.tsx";
import { myApplication } from "#lib/applications/queries.ts";
import { requireActor } from "#lib/auth/session.ts";
import { textAndSent, twoTexts } from "#lib/essays/compare-query.ts";
import { textName } from "#lib/essays/variant-rules.ts";
import { paths } from "#lib/paths.ts";

export const metadata: Metadata = { title: "What differs" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** `?with=` another of one's texts to the problem, or `?sent=` an application that sent it. */
export default async function Compare({ params, searchParams }: Props) {
  const { id } = await params;
  const { with: other, sent } = await searchParams;
  const actor = await requireActor(
    typeof sent === "string"
      ? paths.compareSent(id, sent)
      : typeof other === "string"
        ? paths.compareTexts(id, other)
        : paths.essay(id),
  );
  if (typeof sent === "string") {
    const compared = (await textAndSent(actor, id, sent)) ?? notFound();
    const application = (await myApplication(actor, sent, new Date())) ?? notFound();
    return <CompareSent compared={compared} application={application} />;
  }
  const compared = (typeof other === "string" && (await twoTexts(actor, id, other))) || notFound();
  const side = ({ variant, text }: typeof compared.here) => ({ name: textName(variant), text });
  return <ComparePage title={compared.title} essayId={id} from={side(compared.other)} to={side(compared.here)} />;
}

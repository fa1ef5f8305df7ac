import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RevisionPage } from "#components/essays/revision-page.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { myRevision } from "#lib/essays/history-queries.ts";
import { versionOf } from "#lib/essays/schema.ts";
import { paths } from "#lib/paths.ts";

export const metadata: Metadata = { title: "An earlier version" };

type Props = { params: Promise<{ id: string; version: string }> };

export default async function EssayRevision({ params }: Props) {
  const { id, version: text } = await params;
  const version = versionOf(text) ?? notFound();
  const actor = await requireActor(paths.revision(id, version));
  return <RevisionPage found={(await myRevision(actor, id, version)) ?? notFound()} />;
}

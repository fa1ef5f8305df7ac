import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { HistoryPage } from "#components/essays/history-page.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { myHistory } from "#lib/essays/history-queries.ts";
import { versionOf } from "#lib/essays/schema.ts";
import { paths } from "#lib/paths.ts";

export const metadata: Metadata = { title: "Earlier versions" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ older?: string | string[] }> };

export default async function EssayHistory({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireActor(paths.history(id));
  const older = versionOf((await searchParams).older) ?? undefined;
  return <HistoryPage history={(await myHistory(actor, id, older)) ?? notFound()} first={older === undefined} />;
}

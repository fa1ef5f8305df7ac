import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { EssayPage } from "#components/essays/essay-page.tsx";
import { EssayTime } from "#components/essays/essay-time.tsx";
import { myApplications } from "#lib/applications/queries.ts";
import { requireActor } from "#lib/auth/session.ts";
import { myEssay } from "#lib/essays/queries.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const HOUR = 3_600_000;

const read = cache(async (id: string) => {
  const actor = await requireActor(paths.essay(id));
  const now = new Date();
  return { actor, now, essay: (await myEssay(actor, id, now)) ?? notFound() };
});

/** What is missing of the applications that send this text, in the last hour before their deadline. */
async function missingOf({ actor, now, essay }: Awaited<ReturnType<typeof read>>): Promise<Map<string, string[]>> {
  const urgent = essay.demands.some(
    ({ applying, closesAt }) => applying.open && closesAt.getTime() - now.getTime() <= HOUR,
  );
  const applications = urgent ? await myApplications(actor, now) : [];
  return new Map(applications.map(({ id, missing }) => [id, missing]));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read((await params).id)).essay.title };
}

export default async function Essay({ params, searchParams }: Props) {
  const { id } = await params;
  const { done, application } = await searchParams;
  const found = await read(id);
  return (
    <EssayPage
      essay={found.essay}
      from={typeof application === "string" ? application : ""}
      done={done}
      time={<EssayTime essay={found.essay} now={found.now} missing={await missingOf(found)} />}
    />
  );
}

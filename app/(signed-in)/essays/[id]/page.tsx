import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { EssayPage } from "#components/essays/essay-page.tsx";
import { currentActor, requireActor } from "#lib/auth/session.ts";
import { myEssay } from "#lib/essays/queries.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Null after a form was sent without script by somebody who is signed out: sent on to sign in, they would lose its text. */
const read = cache(async (id: string) => {
  const sent = (await headers()).get("content-type")?.startsWith("multipart/form-data");
  if (sent && !(await currentActor())) return null;
  return (await myEssay(await requireActor(paths.essay(id)), id, new Date())) ?? notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const essay = await read((await params).id);
  return { title: essay?.title ?? "Your essay" };
}

export default async function Essay({ params, searchParams }: Props) {
  const { id } = await params;
  const { done, application } = await searchParams;
  const essay = await read(id);
  return <EssayPage id={id} essay={essay} from={typeof application === "string" ? application : ""} done={done} />;
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { EssayPage } from "#components/essays/essay-page.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { myEssay } from "#lib/essays/queries.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const read = cache(
  async (id: string) => (await myEssay(await requireActor(paths.essay(id)), id, new Date())) ?? notFound(),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read((await params).id)).title };
}

export default async function Essay({ params, searchParams }: Props) {
  const { id } = await params;
  const { done, application } = await searchParams;
  return <EssayPage essay={await read(id)} from={typeof application === "string" ? application : ""} done={done} />;
}

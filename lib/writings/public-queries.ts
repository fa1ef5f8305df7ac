import "server-only";
import { cache } from "react";
import { publicProjects } from "#lib/auth/scopes.ts";
import { db } from "#lib/db.ts";

/** A post as its page shows it; `publishedOn` is a day, "2023-09-21". */
export type PublicWriting = {
  id: string;
  title: string;
  url: string;
  publishedOn: string;
  coauthors: string[];
  source: string;
  excerpt: string;
  linkpost: boolean;
};
/** `total`: how many there are in all. */
export type PublicWritings = { total: number; writings: PublicWriting[] };

const writingsOnProfile = 10;
export const writingsOnPage = 50;

/**
 * A mentor's writings, the newest first. One statement. Whether the mentor is public is for the caller to know.
 * @param mentorId the id of a mentor
 */
export async function writingsOf(
  mentorId: string,
  { from = 0, limit = writingsOnProfile }: { from?: number; limit?: number } = {},
): Promise<PublicWritings> {
  const rows = await db.$queryRaw<(PublicWriting & { total: number })[]>`
    SELECT w.id::text, w.title, w.url, to_char(w.published_on, 'YYYY-MM-DD') AS "publishedOn", w.coauthors, w.source,
           w.excerpt, w.linkpost, (count(*) OVER ())::int AS total
    FROM writing w WHERE w.mentor_id = ${mentorId}::uuid
    ORDER BY w.published_on DESC, w.id DESC LIMIT ${limit}::int OFFSET ${from}::int`;
  return { total: rows[0]?.total ?? 0, writings: rows.map(({ total: _, ...writing }) => writing) };
}

/** One page of a public mentor's writings, or null: there is no such mentor, or no such page. `page` counts from 1. */
export const publicWritings = cache(async (slug: string, page: number) => {
  const mentor = await db.mentor.findFirst({
    where: { slug, projects: { some: { project: publicProjects } } },
    select: { id: true, slug: true, name: true },
  });
  if (!mentor) return null;
  const { total, writings } = await writingsOf(mentor.id, { from: (page - 1) * writingsOnPage, limit: writingsOnPage });
  if (writings.length === 0) return null;
  return {
    mentor: { slug: mentor.slug, name: mentor.name },
    total,
    page,
    pages: Math.ceil(total / writingsOnPage),
    writings,
  };
});

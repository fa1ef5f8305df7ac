import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { publicProjects } from "#lib/auth/scopes.ts";
import { db, type Prisma } from "#lib/db.ts";
import { publicationsOf } from "#lib/publications/public-queries.ts";
import { writingsOf } from "#lib/writings/public-queries.ts";
import { draftValues } from "./draft-values.ts";
import { renderTexts } from "./preview.ts";
import { profileEdited } from "./scope.ts";

const select = {
  id: true,
  slug: true,
  name: true,
  role: true,
  affiliation: true,
  biography: true,
  agenda: true,
  orcid: true,
  website: true,
  portrait: { select: { hash: true } },
  projects: {
    where: { project: publicProjects },
    orderBy: [{ project: { cohort: { closesAt: "desc" } } }, { project: { title: "asc" } }],
    select: {
      project: {
        select: { slug: true, title: true, summary: true, cohort: { select: { name: true, slug: true } } },
      },
    },
  },
} satisfies Prisma.MentorSelect;

type Row = Prisma.MentorGetPayload<{ select: typeof select }>;

/** A mentor as their page shows them: Markdown rendered, and all that other parts of the portal know of them. */
async function shown({ id, biography, agenda, portrait, projects, ...row }: Row) {
  return {
    ...row,
    ...(await renderTexts({ biography, agenda })),
    portrait: portrait?.hash ?? null,
    projects: projects.map(({ project }) => project),
    publications: await publicationsOf(id),
    writings: await writingsOf(id),
  };
}

export type PublicMentor = Awaited<ReturnType<typeof shown>>;

/** A mentor's public profile with their public projects, or null. A mentor is public once a project of theirs is. */
export async function publicMentor(slug: string): Promise<PublicMentor | null> {
  const row = await db.mentor.findFirst({ where: { slug, projects: { some: { project: publicProjects } } }, select });
  return row && shown(row);
}

/** The page as it would be if the draft were published now, for those who edit the profile; or null. */
export async function previewMentor(actor: Actor, slug: string): Promise<PublicMentor | null> {
  const mentor = await profileEdited(db, actor, slug);
  const row = mentor && (await db.mentor.findUnique({ where: { id: mentor.id }, select: { ...select, draft: true } }));
  if (!row) return null;
  const { draft, ...stored } = row;
  return shown(draft ? { ...stored, ...draftValues(draft.values) } : stored);
}

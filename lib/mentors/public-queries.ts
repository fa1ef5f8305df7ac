import "server-only";
import { publicProjects } from "#lib/auth/scopes.ts";
import { db } from "#lib/db.ts";
import { renderMarkdown } from "#lib/markdown.ts";

/** A mentor's public profile with their public projects, or null. A mentor is public once a project of theirs is. */
export async function publicMentor(slug: string) {
  const mentor = await db.mentor.findFirst({
    where: { slug, projects: { some: { project: publicProjects } } },
    select: {
      slug: true,
      name: true,
      role: true,
      affiliation: true,
      biography: true,
      website: true,
      projects: {
        where: { project: publicProjects },
        orderBy: { project: { cohort: { closesAt: "desc" } } },
        select: {
          project: {
            select: { slug: true, title: true, summary: true, cohort: { select: { name: true, slug: true } } },
          },
        },
      },
    },
  });
  if (!mentor) return null;
  return {
    ...mentor,
    biographyHtml: renderMarkdown(mentor.biography),
    projects: mentor.projects.map(({ project }) => project),
  };
}

import { familyNames } from "#lib/mentors/names.ts";

/** A project as its applicants know it. */
export type Named = { id: string; title: string; mentors: readonly string[]; cohort: string };

const SHORT = 36;

/** A title of at most so many characters, cut between words: "Scalable oversight of models…". */
export function shortTitle(title: string, most: number = SHORT): string {
  if (title.length <= most) return title;
  const cut = title.slice(0, most + 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > most / 2 ? cut.slice(0, space) : [...title].slice(0, most).join("")).replace(/[\s,;:.–—-]+$/u, "")}…`;
}

/**
 * A short name for each project, by its id, that tells it from the others of the list: its
 * mentors' family names; with as much of its title as is needed where a mentor leads several; and
 * the cohort where even the titles are the same. Without mentors, the title.
 */
export function namesFor(projects: readonly Named[]): Map<string, string> {
  const by = (project: Named) => familyNames(project.mentors);
  const beside = (project: Named, title: string) => (by(project) ? `${by(project)} (“${title}”)` : title);
  const levels = [
    (project: Named) => by(project) || shortTitle(project.title),
    (project: Named) => beside(project, shortTitle(project.title)),
    (project: Named) => beside(project, project.title),
    (project: Named) => `${beside(project, project.title)}, ${project.cohort}`,
  ];
  const names = new Map<string, string>();
  let open = [...new Map(projects.map((project) => [project.id, project])).values()];
  for (const [at, level] of levels.entries()) {
    const groups = Map.groupBy(open, (project) => level(project).toLocaleLowerCase("en"));
    const settled =
      at === levels.length - 1 ? open : [...groups.values()].flatMap((group) => (group.length === 1 ? group : []));
    for (const project of settled) names.set(project.id, level(project));
    open = open.filter((project) => !names.has(project.id));
  }
  return names;
}

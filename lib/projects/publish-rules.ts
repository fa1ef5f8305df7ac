import { cohortPhase } from "#lib/cohorts/rules.ts";
import { effectiveRange, rangeProblem } from "#lib/problems/rules.ts";
import type { CohortState, ProblemKind, ProjectState } from "#prisma/generated/enums.ts";
import { groupNames, groupProblem } from "./groups.ts";
import { deadLink, type KnownAddresses, linksOf } from "./links.ts";
import { placeholderIn } from "./rules.ts";

type Range = { minWords: number | null; recommendedWords: number | null; maxWords: number | null };

/** Everything that a project's page shows, at one moment. Lists are in their order. */
export type ProjectSnapshot = {
  id: string;
  version: number;
  state: ProjectState;
  slug: string;
  title: string;
  summary: string;
  question: string;
  directions: string;
  places: number;
  cohort: { id: string; slug: string; name: string; state: CohortState; opensAt: Date; closesAt: Date };
  mentors: { id: string; slug: string; name: string; role: string; biography: string }[];
  problems: (Range & {
    id: string;
    problemId: string;
    required: boolean;
    /** The group that it is one of. */
    groupId: string | null;
    guidance: string;
    /** The current wording; null for a problem without any. */
    current: (Range & { kind: ProblemKind; title: string; guidance: string; prompts: string[] }) | null;
  })[];
  /** In the order that they were made. */
  groups: { id: string; title: string; pick: number }[];
  criteria: { id: string; name: string; description: string; anchors: { score: number; text: string }[] }[];
};

/** Where a finding is mended: a part of the project, or a thing that it uses (then `id` is its id). */
export type Part = "details" | "mentors" | "problems" | "group" | "rubric" | "cohort" | "problem" | "mentor";

/** One thing that stands in the way of publishing. `field` is the form field that mends it, `what` the words it is about, where there are such. */
export type Finding = { part: Part; id?: string; field?: string; code: string; what?: string; message: string };

type Text = { part: Part; id?: string; field: string; name: string; text: string; markdown?: boolean };

function textsOf(project: ProjectSnapshot): Text[] {
  const details = { part: "details" } as const;
  return [
    { ...details, field: "title", name: "The title", text: project.title },
    { ...details, field: "summary", name: "The summary", text: project.summary },
    { ...details, field: "question", name: "The research question", text: project.question, markdown: true },
    { ...details, field: "directions", name: "The research directions", text: project.directions, markdown: true },
    ...project.mentors.flatMap(({ id, name, role, biography }): Text[] => [
      { part: "mentor", id, field: "name", name: "A mentor’s name", text: name },
      { part: "mentor", id, field: "role", name: `${name}’s role`, text: role },
      { part: "mentor", id, field: "biography", name: `${name}’s biography`, text: biography, markdown: true },
    ]),
    ...project.problems.flatMap((use, at): Text[] => {
      const problem = { part: "problem", id: use.problemId } as const;
      const number = `Problem ${at + 1}`;
      return [
        {
          part: "problems",
          id: use.id,
          field: "guidance",
          name: `${number}’s guidance for this project`,
          text: use.guidance,
          markdown: true,
        },
        { ...problem, field: "title", name: `${number}’s title`, text: use.current?.title ?? "" },
        {
          ...problem,
          field: "guidance",
          name: `${number}’s guidance`,
          text: use.current?.guidance ?? "",
          markdown: true,
        },
        ...(use.current?.prompts ?? []).map(
          (text, n): Text => ({
            ...problem,
            field: `prompts.${n}`,
            name: `${number}, prompt ${n + 1}`,
            text,
            markdown: true,
          }),
        ),
      ];
    }),
    ...project.groups.map(
      ({ id, title }): Text => ({ part: "group", id, field: "title", name: "A group’s title", text: title }),
    ),
    ...project.criteria.flatMap(({ id, name, description, anchors }): Text[] => [
      { part: "rubric", id, field: "name", name: "A criterion’s name", text: name },
      { part: "rubric", id, field: "description", name: `The description of “${name}”`, text: description },
      ...anchors.map(
        ({ score, text }): Text => ({
          part: "rubric",
          id,
          field: `anchors.s${score}`,
          name: `The anchor ${score} of “${name}”`,
          text,
        }),
      ),
    ]),
  ];
}

function missing(project: ProjectSnapshot): Finding[] {
  const found: Finding[] = [];
  if (project.title.trim() === "")
    found.push({ part: "details", field: "title", code: "no-title", message: "There is no title." });
  if (project.question.trim() === "")
    found.push({ part: "details", field: "question", code: "no-question", message: "There is no research question." });
  if (project.places < 1)
    found.push({
      part: "details",
      field: "places",
      code: "no-places",
      message: "There is no place to offer: enter at least 1.",
    });
  if (project.mentors.length === 0) found.push({ part: "mentors", code: "no-mentor", message: "There is no mentor." });
  if (project.problems.length === 0)
    found.push({ part: "problems", code: "no-problem", message: "There is no selection problem." });
  if (project.criteria.length === 0)
    found.push({ part: "rubric", code: "no-criterion", message: "The rubric has no criterion to score." });
  return found;
}

function problemFindings(project: ProjectSnapshot): Finding[] {
  return project.problems.flatMap((use, at): Finding[] => {
    const name = `Problem ${at + 1}${use.current?.title ? ` (“${use.current.title}”)` : ""}`;
    const prompts = (use.current?.prompts ?? []).filter((prompt) => prompt.trim() !== "");
    const range = use.current ? rangeProblem(effectiveRange(use, use.current), use.current.kind) : undefined;
    return [
      ...(prompts.length === 0
        ? [
            {
              part: "problem" as const,
              id: use.problemId,
              field: "prompts.0",
              code: "no-prompt",
              message: `${name} has no prompt.`,
            },
          ]
        : []),
      ...(range
        ? [
            {
              part: "problems" as const,
              id: use.id,
              field: range.field,
              code: "range",
              message: `${name}: ${range.message}`,
            },
          ]
        : []),
    ];
  });
}

function groupFindings({ groups, problems }: ProjectSnapshot): Finding[] {
  const names = groupNames(groups);
  return groups.flatMap(({ id, pick }): Finding[] => {
    const members = problems.filter((use) => use.groupId === id).length;
    const why = groupProblem(pick, members);
    if (!why) return [];
    const at = { part: "group", id, field: members < 2 ? "members" : "pick" } as const;
    return [{ ...at, code: "group", message: `The group of problems ${names.get(id)} ${why}` }];
  });
}

function cohortFindings({ cohort }: ProjectSnapshot, now: Date): Finding[] {
  const at = { part: "cohort", id: cohort.id } as const;
  switch (cohortPhase(cohort, now)) {
    case "draft":
      return [{ ...at, code: "cohort-draft", message: `The cohort “${cohort.name}” is not published yet.` }];
    case "closed":
      return [
        { ...at, code: "cohort-closed", message: `The cohort “${cohort.name}” is closed: its deadline has passed.` },
      ];
    case "archived":
      return [{ ...at, code: "cohort-archived", message: `The cohort “${cohort.name}” is archived.` }];
    default:
      return [];
  }
}

/** What of the page itself is missing or broken, whatever the cohort's state. Empty: the page may be public. */
export function pageFindings(project: ProjectSnapshot, known: KnownAddresses): Finding[] {
  const page = `/projects/${project.slug}`;
  // Publishing this project makes these public with it.
  const paths = new Set([
    ...known.paths,
    `/cohorts/${project.cohort.slug}`,
    ...project.mentors.map((mentor) => `/mentors/${mentor.slug}`),
  ]);
  const texts = textsOf(project).flatMap(({ part, id, field, name, text, markdown }): Finding[] => {
    const at = { part, field, ...(id === undefined ? {} : { id }) };
    // "None." is no research question, but it is what the lowest score of a criterion can mean.
    const placeholder = field.startsWith("anchors.") && /^none\W*$/i.test(text) ? undefined : placeholderIn(text);
    return [
      ...(placeholder
        ? [
            {
              ...at,
              code: "placeholder",
              what: placeholder,
              message: `${name} still holds a placeholder: “${placeholder}”.`,
            },
          ]
        : []),
      ...(markdown ? linksOf(text) : []).flatMap((link) => {
        const why = deadLink(link, page, project.problems.length, { origin: known.origin, paths });
        return why
          ? [{ ...at, code: "dead-link", what: link, message: `${name} links to “${link}”, which ${why}.` }]
          : [];
      }),
    ];
  });
  return [...missing(project), ...problemFindings(project), ...groupFindings(project), ...texts];
}

/**
 * Everything that keeps a project from being published at `now`, each named. Empty: it may be.
 * @param known the addresses that internal links may lead to
 */
export function publishFindings(project: ProjectSnapshot, known: KnownAddresses, now: Date): Finding[] {
  return [...pageFindings(project, known), ...cohortFindings(project, now)];
}

/** What an edit broke: the findings after it that were not there before. */
export function newFindings(before: Finding[], after: Finding[]): Finding[] {
  // Not by the message: it counts problems, and their order may be what was changed.
  const key = ({ part, id, field, code, what }: Finding) => [part, id, field, code, what].join("\0");
  const known = new Set(before.map(key));
  return after.filter((finding) => !known.has(key(finding)));
}

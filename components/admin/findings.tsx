import Link from "next/link";
import { paths } from "#lib/paths.ts";
import type { Finding } from "#lib/projects/publish-rules.ts";

/** The place in the admin's forms that mends a finding. */
export function mendedAt(project: string, { part, id = "", field }: Finding): string {
  const at = (path: string, form: string) => (field ? `${path}#${form}-${field.replaceAll(".", "-")}` : path);
  switch (part) {
    case "details":
      return at(paths.admin.projectPart(project, "details"), "details");
    case "mentors":
      return paths.admin.projectPart(project, "mentors");
    case "problems":
      return at(paths.admin.projectPart(project, "problems"), `use-${id}`);
    case "group":
      return at(paths.admin.projectPart(project, "problems"), `group-${id}`);
    case "rubric":
      return at(paths.admin.projectPart(project, "rubric"), `criterion-${id}`);
    case "cohort":
      return paths.admin.cohort(id);
    case "problem":
      return at(paths.admin.problem(id), "problem");
    case "mentor":
      return at(paths.admin.mentor(id), "mentor");
  }
}

const places: Record<Finding["part"], string> = {
  details: "Mend it in the details",
  mentors: "Mend it among the mentors",
  problems: "Mend it among the problems",
  group: "Mend it in the group",
  rubric: "Mend it in the rubric",
  cohort: "Open the cohort",
  problem: "Mend it in the problem bank",
  mentor: "Mend it in the mentor’s profile",
};

/** What is missing or broken, each with a link to the place that mends it. */
export function Findings({ project, findings }: { project: string; findings: Finding[] }) {
  return (
    <ol className="max-w-3xl list-decimal space-y-2 pl-6">
      {findings.map((finding, at) => (
        <li key={`${finding.code} ${finding.message}`} id={`publish-form-missing-${at}`} tabIndex={-1}>
          {finding.message}{" "}
          <Link href={mendedAt(project, finding)} prefetch={false}>
            {places[finding.part]}
            <span className="sr-only"> ({at + 1})</span>
          </Link>
        </li>
      ))}
    </ol>
  );
}

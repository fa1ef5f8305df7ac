import { paths } from "#lib/paths.ts";
import type { PublicProject } from "#lib/projects/public-queries.ts";
import { type At, context, organisation, personId, some, type Thing } from "./json-ld.ts";

/**
 * A project that takes applications. schema.org's EducationalOccupationalProgram is a programme "which
 * determines the learning progress to achieve an outcome, usually a credential"; it alone has what a call
 * is read for: when applying begins and ends, and for how many there is room. A Course has no deadline
 * but an instance's dates, a Grant is money, and a ResearchProject is an organisation.
 */
export function projectData(at: At, programme: string, project: PublicProject): Thing {
  const { slug, title, summary, places, mentors, cohort } = project;
  return {
    ...context,
    "@type": "EducationalOccupationalProgram",
    "@id": at(paths.project(slug)),
    url: at(paths.project(slug)),
    name: title,
    description: some(summary),
    programType: "Research mentorship",
    applicationStartDate: cohort.opensAt.toISOString(),
    applicationDeadline: cohort.closesAt.toISOString(),
    maximumEnrollment: places,
    provider: [
      { "@type": "Organization", name: programme, url: at(paths.home) },
      ...mentors.map(({ slug: who, name, role, affiliation }) => ({
        "@type": "Person",
        "@id": personId(at, who),
        name,
        jobTitle: some(role),
        affiliation: organisation(affiliation),
        url: at(paths.mentor(who)),
      })),
    ],
  };
}

// The people of the demo whom one can be. Plain data: pages, tests and the seed read it.

export type PersonaKey =
  | "admin"
  | "ethan"
  | "evan"
  | "logan"
  | "noor"
  | "felix"
  | "ines"
  | "kofi"
  | "mei"
  | "sam"
  | "lucia"
  | "yusuf";

export type Persona = {
  key: PersonaKey;
  name: string;
  email: string;
  affiliation: string;
  role: "Administrator" | "Mentor" | "Reviewer" | "Applicant";
  /** Who this is, in one sentence. */
  description: string;
  /** The public profile that belongs to this account. */
  mentorSlug?: string;
};

export const personas: readonly Persona[] = [
  {
    key: "admin",
    name: "Ada Whitlock",
    email: "ada.whitlock@example.org",
    affiliation: "The programme",
    role: "Administrator",
    description:
      "Runs the programme: cohorts, listings, mail and decisions. A proposal and a flagged post wait for her.",
  },
  {
    key: "ethan",
    name: "Ethan Perez",
    email: "ethan.perez@example.org",
    affiliation: "Anthropic",
    role: "Mentor",
    description:
      "Leads “Aligning language models”, with many applications to read and two co-reviewers; has an agenda, papers, and questions to answer.",
    mentorSlug: "ethan-perez",
  },
  {
    key: "evan",
    name: "Evan Hubinger",
    email: "evan.hubinger@example.org",
    affiliation: "Anthropic",
    role: "Mentor",
    description:
      "Leads a published project, wrote the essay problem that others borrow, has an unfinished draft listing, and a change to his profile that is not published yet.",
    mentorSlug: "evan-hubinger",
  },
  {
    key: "logan",
    name: "Logan Riggs",
    email: "logan.riggs@example.org",
    affiliation: "",
    role: "Mentor",
    description:
      "Leads a project on sparse autoencoders, reads alone, and has a change to its page waiting for an admin.",
    mentorSlug: "logan-riggs",
  },
  {
    key: "noor",
    name: "Noor Haddad",
    email: "noor.haddad@example.org",
    affiliation: "Lindqvist Institute",
    role: "Reviewer",
    description: "Reads for several projects and scores severely.",
  },
  {
    key: "felix",
    name: "Felix Brandt",
    email: "felix.brandt@example.org",
    affiliation: "University of Graz",
    role: "Reviewer",
    description: "Reads for several projects and scores generously.",
  },
  {
    key: "ines",
    name: "Inês Carvalho",
    email: "ines.carvalho@example.org",
    affiliation: "University of Porto",
    role: "Applicant",
    description: "Signed up this morning and has started nothing.",
  },
  {
    key: "kofi",
    name: "Kofi Mensah",
    email: "kofi.mensah@example.org",
    affiliation: "KNUST, Kumasi",
    role: "Applicant",
    description: "Has drafts only: one essay long enough for Ethan but still too short for Evan.",
  },
  {
    key: "mei",
    name: "Mei Tanaka",
    email: "mei.tanaka@example.org",
    affiliation: "Independent",
    role: "Applicant",
    description: "Has submitted to four projects, one essay serving two of them, and re-submitted once.",
  },
  {
    key: "sam",
    name: "Sam O’Rourke",
    email: "sam.orourke@example.org",
    affiliation: "Trinity College Dublin",
    role: "Applicant",
    description: "Submitted to two projects and has withdrawn from one of them.",
  },
  {
    key: "lucia",
    name: "Lucía Ferreyra",
    email: "lucia.ferreyra@example.org",
    affiliation: "University of Buenos Aires",
    role: "Applicant",
    description: "Has everything ready, but one essay is over its word limit.",
  },
  {
    key: "yusuf",
    name: "Yusuf Demir",
    email: "yusuf.demir@example.org",
    affiliation: "Boğaziçi University",
    role: "Applicant",
    description: "Applied in the last cohort and has begun again in this one.",
  },
];

/** Errors: throws when there is no such persona. */
export function persona(key: PersonaKey): Persona {
  const found = personas.find((one) => one.key === key);
  if (!found) throw new Error(`No persona “${key}”.`);
  return found;
}

import { z } from "zod";

/** What a profile says of its mentor and the mentor may change; the name and the address are the admins'. */
export type ProfileTexts = {
  role: string;
  affiliation: string;
  biography: string;
  website: string | null;
  orcid: string | null;
  agenda: string;
};

export const profileFields = ["role", "affiliation", "biography", "website", "orcid", "agenda"] as const;

const stored = z.string().catch("");
const schema = z.object({
  role: stored,
  affiliation: stored,
  biography: stored,
  website: stored,
  orcid: stored,
  agenda: stored,
});

/** As forms hold it and differences compare it: no website is an empty one. */
export type ProfileValues = z.output<typeof schema>;

export function valuesOf({ website, orcid, ...texts }: ProfileTexts): ProfileValues {
  const { role, affiliation, biography, agenda } = texts;
  return { role, affiliation, biography, website: website ?? "", orcid: orcid ?? "", agenda };
}

/** The values of a draft as they are stored in its row (`mentor_draft.values`), as the profile would hold them. */
export function draftValues(values: unknown): ProfileTexts {
  const { website, orcid, ...texts } = schema.parse(values ?? {});
  return { ...texts, website: website || null, orcid: orcid || null };
}

// What mentors and admins do to a profile’s publications.
import { paths } from "#lib/paths.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { type ActionRow, once } from "./action-row.ts";
import { profileEditors } from "./pages-publications.ts";
import type { World } from "./world.ts";

async function makePaper({ db, mentor }: World) {
  const title = `Paper ${once()}`;
  const data = { mentorId: mentor.id, title, titleKey: title.toLowerCase(), year: 2024, authors: [], csl: {} };
  const { id } = await db.publication.create({ data });
  return { id, page: paths.profilePublication(mentor.slug, id) };
}

/** A preview with one new paper. */
async function makeImport({ db, mentor }: World) {
  const title = `Imported ${once()}`;
  const { id } = await db.import.create({
    data: {
      mentorId: mentor.id,
      kind: "publications",
      state: "ready",
      format: "BibTeX",
      entries: [entryOf(title)],
    },
  });
  return { id, title, page: paths.profileImport(mentor.slug, "publications", id) };
}

/** One entry as it is kept between reading and applying. */
export function entryOf(title: string): Prisma.InputJsonValue {
  const said = { venue: "", year: 2024, fields: [], abstract: "" };
  const none = { month: null, day: null, doi: null, arxivId: null, url: null, pdfUrl: null };
  return { key: "k", line: 1, notes: [], publication: { title, authors: [], ...said, ...none, csl: {} } } as never;
}

const list = ({ mentor }: World) => paths.profilePart(mentor.slug, "publications");

export const publications: ActionRow[] = [
  {
    name: "lib/publications/actions.ts readImport",
    may: profileEditors,
    async make(w) {
      const key = `k${once()}`;
      const mine = { mentorId: w.mentor.id, kind: "publications" as const, entries: { array_contains: [{ key }] } };
      return {
        page: list(w),
        fill: { text: `@misc{${key}, title = {A title}, year = 2024}` },
        read: () => w.db.import.count({ where: mine }),
        becomes: 1,
      };
    },
  },
  {
    name: "lib/publications/actions.ts applyReadImport",
    may: profileEditors,
    async make(w) {
      const { title, page } = await makeImport(w);
      return { page, read: () => w.db.publication.count({ where: { title } }), becomes: 1 };
    },
  },
  {
    name: "lib/publications/actions.ts discardImport",
    may: profileEditors,
    async make(w) {
      const { id, page } = await makeImport(w);
      return {
        page,
        read: async () => (await w.db.import.findUniqueOrThrow({ where: { id } })).state,
        becomes: "dropped",
      };
    },
  },
  {
    name: "lib/publications/actions.ts savePublication",
    may: profileEditors,
    async make(w) {
      const { id, page } = await makePaper(w);
      return {
        page,
        fill: { venue: "A journal" },
        read: async () => (await w.db.publication.findUniqueOrThrow({ where: { id } })).venue,
        becomes: "A journal",
      };
    },
  },
  {
    name: "lib/publications/actions.ts showOrHide",
    may: profileEditors,
    async make(w) {
      const { id } = await makePaper(w);
      return {
        page: list(w),
        fill: { one: `hide:${id}` },
        read: async () => (await w.db.publication.findUniqueOrThrow({ where: { id } })).hiddenAt !== null,
        becomes: true,
      };
    },
  },
  {
    name: "lib/publications/actions.ts removePublication",
    may: profileEditors,
    async make(w) {
      const { id, page } = await makePaper(w);
      return { page, fill: { sure: "on" }, read: () => w.db.publication.count({ where: { id } }), becomes: 0 };
    },
  },
];

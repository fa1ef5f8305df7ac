// What mentors and admins do to the glossary.
import { paths } from "#lib/paths.ts";
import { type ActionRow, adminAct, once } from "./action-row.ts";
import { termEditors } from "./pages-terms.ts";
import type { World } from "./world.ts";

async function makeTerm({ db }: World) {
  const slug = `term-${once()}`;
  const { id } = await db.term.create({ data: { slug, name: `Term ${slug}`, definition: "Before." } });
  return { id, page: paths.editTerm(slug) };
}

export const terms: ActionRow[] = [
  {
    name: "lib/terms/actions.ts addTerm",
    may: termEditors,
    async make({ db }) {
      const name = `Term ${once()}`;
      return {
        page: paths.newTerm,
        fill: { name, definition: "What it means." },
        read: () => db.term.count({ where: { name } }),
        becomes: 1,
      };
    },
  },
  {
    name: "lib/terms/actions.ts saveTerm",
    may: termEditors,
    async make(w) {
      const { id, page } = await makeTerm(w);
      return {
        page,
        fill: { definition: "After." },
        read: async () => (await w.db.term.findUniqueOrThrow({ where: { id } })).definition,
        becomes: "After.",
      };
    },
  },
  adminAct("terms/actions.ts removeTerm", async (w) => {
    const { id, page } = await makeTerm(w);
    return { page, read: () => w.db.term.count({ where: { id } }), becomes: 0 };
  }),
];

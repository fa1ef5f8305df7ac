// Asking OpenAlex about a mentor's papers.
import { paths } from "#lib/paths.ts";
import type { ActionRow } from "./action-row.ts";
import { admins } from "./world.ts";

export const asking: ActionRow[] = [
  {
    name: "lib/publications/refresh-actions.ts askOpenAlex",
    may: ["mentor", ...admins],
    async make({ db, mentor: { id, slug } }) {
      const key = `openalex:${id}`;
      await db.mentor.update({ where: { id }, data: { orcid: "0000-0002-1825-0097" } });
      // Each asks as the first: nothing is under way, and the limit is not reached.
      await db.$executeRaw`SELECT graphile_worker.remove_job(${key})`;
      await db.publicationRefresh.deleteMany({ where: { mentorId: id } });
      await db.$executeRaw`DELETE FROM rate_limit WHERE key LIKE 'openAlex%'`;
      return {
        page: paths.profilePart(slug, "publications"),
        // Queued, or asked in vain already.
        async read() {
          const [{ n } = { n: 0 }] = await db.$queryRaw<{ n: number }[]>`
            SELECT (EXISTS (SELECT 1 FROM graphile_worker.jobs WHERE key = ${key})
                    OR EXISTS (SELECT 1 FROM publication_refresh WHERE mentor_id = ${id}::uuid))::int AS n`;
          return n;
        },
        becomes: 1,
      };
    },
  },
];

import { expect, test } from "vitest";
import { testDatabase } from "#prisma/test-database.ts";
import { releaseDeadJobs } from "./dead-workers.ts";

const { db } = await testDatabase();

async function held(worker: string, minutes: number): Promise<string> {
  const [job] = await db.$queryRaw<
    { id: string }[]
  >`SELECT (graphile_worker.add_job('send_mail', '{}')).id::text AS id`;
  await db.$executeRaw`
    UPDATE graphile_worker._private_jobs SET locked_by = ${worker}, locked_at = now() - make_interval(mins => ${minutes}::int)
    WHERE id = ${job?.id ?? ""}::bigint`;
  return job?.id ?? "";
}
const holder = async (id: string) =>
  (
    await db.$queryRaw<
      { by: string | null }[]
    >`SELECT locked_by AS by FROM graphile_worker.jobs WHERE id = ${id}::bigint`
  )[0]?.by;

test("a job whose worker was killed is free again after a quarter of an hour; one that is at work is left alone", async () => {
  await releaseDeadJobs(db);
  const [dead, alive] = [await held("killed", 16), await held("at work", 1)];
  await releaseDeadJobs(db);
  expect(await holder(dead)).toBeNull();
  expect(await holder(alive)).toBe("at work");
});

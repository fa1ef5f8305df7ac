import { expect, test } from "vitest";
import { makeProject } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { publicProject } from "./public-queries.ts";

const { db } = await testDatabase();

test("a published project is public, a draft is not", async () => {
  const shown = await makeProject(db, {});
  expect(await publicProject(shown.slug, new Date())).toMatchObject({ title: shown.title, applying: { open: true } });
  const draft = await makeProject(db, { state: "draft" });
  expect(await publicProject(draft.slug, new Date())).toBeNull();
});

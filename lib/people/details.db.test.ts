import { expect, test } from "vitest";
import { makeUser } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { saveDetails } from "./details.ts";

const { db } = await testDatabase();

test("somebody new, without name and affiliation, gives them, changes them, and takes one back", async () => {
  const user = await makeUser(db, { name: null, affiliation: null });
  const { isAdmin } = user;
  const actor = { id: user.id, email: user.email, name: null, isAdmin, isReviewer: false };
  const details = () =>
    db.user.findUniqueOrThrow({ where: { id: user.id }, select: { name: true, affiliation: true } });
  await saveDetails(db, actor, { name: "Ada", affiliation: "" });
  expect(await details()).toEqual({ name: "Ada", affiliation: null });
  await saveDetails(db, actor, { name: "Ada", affiliation: "Somewhere" });
  expect(await details()).toEqual({ name: "Ada", affiliation: "Somewhere" });
  await saveDetails(db, actor, { name: "Ada L", affiliation: "" });
  expect(await details()).toEqual({ name: "Ada L", affiliation: null });
});

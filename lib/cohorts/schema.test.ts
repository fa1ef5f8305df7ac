import { expect, test } from "vitest";
import { fieldsOf } from "#lib/forms.ts";
import { cohortSchema } from "./schema.ts";

const form = {
  name: "Summer 2027",
  slug: "",
  summary: "Twelve weeks.\r\nOn site.",
  opensOn: "2026-11-01",
  opensTime: "00:00",
  opensZone: "utc",
  closesOn: "2026-12-11",
  closesTime: "23:59",
  closesZone: "aoe",
  graceSeconds: "60",
};

function errors(change: Record<string, unknown>) {
  const { error } = cohortSchema.safeParse({ ...form, ...change });
  return error ? fieldsOf(error) : {};
}

test("dates become moments, each in its own zone", () => {
  expect(cohortSchema.parse(form)).toMatchObject({
    opensAt: new Date("2026-11-01T00:00:00Z"),
    closesAt: new Date("2026-12-12T11:59:00Z"),
    graceSeconds: 60,
    summary: "Twelve weeks.\nOn site.",
  });
});

test("the deadline comes after the opening, in real time and not on paper", () => {
  expect(errors({ closesOn: "2026-11-01", closesTime: "00:00", closesZone: "utc" })).toHaveProperty("closesOn");
  expect(errors({ closesOn: "2026-10-31", closesTime: "13:00", closesZone: "aoe" })).toEqual({});
  expect(
    errors({ opensZone: "aoe", closesOn: "2026-11-01", closesTime: "11:00", closesZone: "utc" })["closesOn"],
  ).toMatch(/2026-11-01 11:00 UTC.*2026-11-01 12:00 UTC/);
});

test.for<[string, Record<string, unknown>, string]>([
  ["no name", { name: "  " }, "name"],
  ["a day that does not exist", { closesOn: "2026-02-30" }, "closesOn"],
  ["no date", { opensOn: "" }, "opensOn"],
  ["a time that does not exist", { closesTime: "24:00" }, "closesTime"],
  ["no zone", { closesZone: undefined }, "closesZone"],
  ["an unknown zone", { opensZone: "CET" }, "opensZone"],
  ["no grace", { graceSeconds: "" }, "graceSeconds"],
  ["a grace of less than nothing", { graceSeconds: "-1" }, "graceSeconds"],
  ["a grace of more than a day", { graceSeconds: "86401" }, "graceSeconds"],
  ["an address with capitals", { slug: "Summer" }, "slug"],
  ["a NUL character", { summary: "a\0b" }, "summary"],
  ["half an emoji", { name: "Summer \ud83d" }, "name"],
])("%s is refused by its field", ([, change, field]) => {
  expect(Object.keys(errors(change))).toEqual([field]);
});

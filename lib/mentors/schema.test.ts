import { expect, test } from "vitest";
import { fieldsOf } from "#lib/forms.ts";
import { mentorSchema, newMentorSchema, profileSchema } from "./schema.ts";

const mentor = { name: "Ethan Perez", slug: "", affiliation: "", role: "", biography: "", website: "", account: "" };

test.for(["https://example.org", "https://example.org/@me?x=1#y", ""])("the website “%s” is accepted", (website) => {
  expect(newMentorSchema.safeParse({ ...mentor, website }).success).toBe(true);
});

test.for([
  "http://example.org",
  "example.org",
  "javascript:alert(1)",
  "https://",
  "https://localhost",
  "data:text/html,x",
  "ftp://example.org",
  "https://university.example@elsewhere.example",
  "https://me:secret@example.org/",
])("the website “%s” is refused", (website) => {
  const { error } = newMentorSchema.safeParse({ ...mentor, website });
  expect(error && Object.keys(fieldsOf(error))).toEqual(["website"]);
});

test("an account is an address in its stored form, or none", () => {
  expect(newMentorSchema.parse({ ...mentor, account: " Ethan@Example.ORG " }).account).toBe("ethan@example.org");
  expect(newMentorSchema.parse(mentor).account).toBe("");
  expect(newMentorSchema.safeParse({ ...mentor, account: "ethan" }).success).toBe(false);
  expect(mentorSchema.safeParse(mentor).success).toBe(false);
});

const profile = { ...mentor, mentor: "ethan-perez", orcid: "", agenda: "" };

test("an ORCID iD is kept in one form, and one with a slip is refused by the field", () => {
  expect(profileSchema.parse({ ...profile, orcid: "https://orcid.org/0000-0002-1825-0097" }).orcid).toBe(
    "0000-0002-1825-0097",
  );
  expect(profileSchema.parse(profile)).toMatchObject({ orcid: null, website: null, act: "save", version: 0 });
  const { error } = profileSchema.safeParse({ ...profile, orcid: "0000-0002-1825-0096" });
  expect(error && Object.keys(fieldsOf(error))).toEqual(["orcid"]);
});

test("name, address and account are no part of what a mentor changes", () => {
  const sent = profileSchema.parse({
    ...profile,
    name: "Another",
    slug: "another",
    account: "x@example.org",
    trusted: "on",
  });
  expect(Object.keys(sent).sort()).toEqual(
    ["act", "affiliation", "agenda", "biography", "mentor", "orcid", "role", "seen", "version", "website"].sort(),
  );
});

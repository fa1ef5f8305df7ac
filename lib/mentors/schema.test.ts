import { expect, test } from "vitest";
import { fieldsOf } from "#lib/forms.ts";
import { mentorSchema, newMentorSchema } from "./schema.ts";

const mentor = { name: "Ethan Perez", slug: "", affiliation: "", role: "", biography: "", website: "", account: "" };

test.for(["https://example.org", "https://example.org/me?x=1#y", ""])("the website “%s” is accepted", (website) => {
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

import { expect, test } from "vitest";
import { sentence } from "./rules.ts";

const base = { actor: "Ada Whitlock", subject: "project", name: "Aligning language models", detail: {} };

test("the record reads as sentences", () => {
  expect(sentence({ ...base, act: "publishProject" })).toBe(
    "Ada Whitlock published the project “Aligning language models”.",
  );
  expect(sentence({ ...base, act: "editProject", detail: { fields: "title", version: 3 } })).toBe(
    "Ada Whitlock changed the title of the project “Aligning language models”.",
  );
  expect(sentence({ ...base, act: "editProject", detail: { fields: "title, slug, question" } })).toBe(
    "Ada Whitlock changed title, address and research question of the project “Aligning language models”.",
  );
});

test("a moved deadline is told with its new time", () => {
  const event = {
    ...base,
    subject: "cohort",
    name: "Summer",
    act: "editCohort",
    detail: { fields: "closes", closesAt: "2026-12-12T11:59:00.000Z" },
  };
  expect(sentence(event)).toBe(
    "Ada Whitlock changed the deadline of the cohort “Summer”, which is now 2026-12-12 11:59 UTC.",
  );
});

test("what is gone keeps the name it had, or says that it is gone", () => {
  expect(sentence({ ...base, subject: "topic", name: null, act: "removeTopic", detail: { name: "Agents" } })).toBe(
    "Ada Whitlock removed the topic “Agents”.",
  );
  expect(sentence({ ...base, name: null, act: "archiveProject" })).toBe(
    "Ada Whitlock archived the project that is no longer here.",
  );
});

test("an act without a phrase is still told, and so is one without a person", () => {
  expect(sentence({ ...base, actor: null, subject: "session", name: null, act: "sweepOldSessions" })).toBe(
    "The portal: sweep old sessions (session).",
  );
});

test("the record does not say who stands behind an anonymous post, and says that it was somebody", () => {
  const asked = { ...base, subject: "post", act: "askQuestion", actor: null };
  expect(sentence({ ...asked, detail: { anonymous: true } })).toBe(
    "Somebody anonymous asked a question on the page of the project “Aligning language models”.",
  );
  expect(sentence({ ...asked, actor: "Kofi Mensah" })).toBe(
    "Kofi Mensah asked a question on the page of the project “Aligning language models”.",
  );
});

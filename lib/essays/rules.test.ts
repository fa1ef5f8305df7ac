import { expect, test } from "vitest";
import { ESSAY_TEXT_LIMIT } from "./limits.ts";
import { announcement, demandText, standing, unsentText } from "./rules.ts";
import { essayFormSchema, essaySchema } from "./schema.ts";

const perez = {
  applicationId: "1",
  project: "Aligning language models",
  range: { min: 300, recommended: 1000, max: 1200 },
};
const hubinger = { applicationId: "2", project: "Conditioning", range: { min: 700, recommended: 1000, max: 1200 } };
const third = { applicationId: "3", project: "Features", range: { min: null, recommended: null, max: 400 } };

test("one text, three mentors: fits two, too long for the third", () => {
  expect(standing(842, perez.range)).toEqual({ fits: true, text: "fits" });
  expect(standing(520, third.range)).toEqual({ fits: false, text: "120 words over the maximum" });
  expect(standing(699, hubinger.range)).toEqual({ fits: false, text: "1 word short of the minimum" });
  expect(announcement(842, [perez, hubinger, third])).toBe(
    "842 words. Fits Aligning language models and Conditioning. 442 words over the maximum for Features.",
  );
  expect(announcement(1, [])).toBe("1 word.");
  expect(demandText(perez)).toBe("Aligning language models: 300 to 1,200 words, about 1,000 recommended");
});

test("what is saved is said to be late only when no application can send it any more", () => {
  const open = { state: "submitted", applying: { open: true } } as const;
  const closed = { state: "draft", applying: { open: false, why: "closed" } } as const;
  expect(unsentText([closed, open])).toBeUndefined();
  expect(unsentText([closed])).toBe(
    "The deadline has passed. What you save now is kept, but it is late and is not sent.",
  );
  expect(unsentText([{ ...closed, state: "submitted" }])).toMatch(/not sent\. What you submitted before stands\.$/);
  expect(unsentText([{ state: "draft", applying: { open: false, why: "unavailable" } }])).not.toMatch(/deadline/);
  expect(unsentText([])).toMatch(/^None of your applications asks this problem any more\./);
});

const essay = (text: unknown, rest: object = {}) =>
  essaySchema.safeParse({ text, promptId: null, version: 1, ...rest });

test("NUL and half a character are refused by the field, and named", () => {
  for (const [text, why] of [
    ["before\0after", /NUL/],
    ["half \ud83d of an emoji", /half of a character/],
  ] as const) {
    const parsed = essay(text);
    expect(parsed.error?.issues[0]).toMatchObject({ path: ["text"], message: expect.stringMatching(why) });
  }
  expect(essay("whole 😀 emoji, עברית, 中文").success).toBe(true);
});

test("a text may be long, but not endless; newlines become one kind", () => {
  expect(essay("x".repeat(ESSAY_TEXT_LIMIT)).success).toBe(true);
  expect(essay("x".repeat(ESSAY_TEXT_LIMIT + 3)).error?.issues[0]?.message).toMatch(/Shorten it by 3\./);
  expect(essay("a\r\nb\rc").data?.text).toBe("a\nb\nc");
});

test("what is no essay is refused, not thrown at", () => {
  for (const body of [null, "text", {}, { text: 1, promptId: null, version: 1 }])
    expect(essaySchema.safeParse(body).success).toBe(false);
  for (const version of [0, 1.5, "1", 2 ** 31, null]) expect(essay("x", { version }).success).toBe(false);
  expect(essay("x", { promptId: "none" }).success).toBe(false);
});

test("the form’s own schema reads what a form sends", () => {
  const id = "019aa000-0000-7000-8000-000000000000";
  expect(essayFormSchema.parse({ id, text: "a\r\nb", version: "3" })).toEqual({
    id,
    act: "save",
    kind: "essay",
    text: "a\nb",
    promptId: null,
    version: 3,
    application: "",
  });
  expect(essayFormSchema.parse({ id, text: "", promptId: id, version: "3", over: "5", application: id })).toMatchObject(
    { promptId: id, over: 5 },
  );
});

import { expect, test } from "vitest";
import { fieldsOf } from "#lib/forms.ts";
import type { Phase } from "#lib/reviews/rights.ts";
import { overlapping } from "./rules.ts";
import { newPhaseSchema, reviewsWantedSchema, usualPhasesSchema } from "./schema.ts";
import { phaseRefusal } from "./words.ts";

const form = {
  project: "looking-closely",
  name: "Read and score",
  startsOn: "2026-12-07",
  startsTime: "08:00",
  startsZone: "utc",
  endsOn: "2026-12-21",
  endsTime: "23:59",
  endsZone: "aoe",
  may: ["read", "score"],
  scores: "own",
};

test("a phase has two moments, each in its zone, or no end", () => {
  expect(newPhaseSchema.parse(form)).toEqual({
    project: "looking-closely",
    name: "Read and score",
    startsAt: new Date("2026-12-07T08:00Z"),
    endsAt: new Date("2026-12-22T11:59Z"),
    may: new Set(["read", "score"]),
    scores: "own",
  });
  expect(newPhaseSchema.parse({ ...form, endsOn: "", endsTime: "" }).endsAt).toBeNull();
});

test.for<[string, Partial<typeof form>, string]>([
  ["an end before the start", { endsOn: "2026-12-05" }, "endsOn"],
  ["an end at the start", { endsOn: "2026-12-07", endsTime: "08:00", endsZone: "utc" }, "endsOn"],
  ["an end without a time", { endsTime: "" }, "endsTime"],
  ["no start", { startsOn: "" }, "startsOn"],
  ["no name", { name: " " }, "name"],
  ["scoring without reading", { may: ["score"] }, "may"],
  ["a sight of scores that there is not", { scores: "some" }, "scores"],
])("%s is refused by its field", ([, change, field]) => {
  const { error } = newPhaseSchema.safeParse({ ...form, ...change });
  expect(error && Object.keys(fieldsOf(error))).toEqual([field]);
});

test("the three usual phases begin one after the other", () => {
  const begins = {
    project: "looking-closely",
    readOn: "2026-12-07",
    readTime: "08:00",
    discussOn: "2026-12-14",
    discussTime: "08:00",
    decideOn: "2026-12-21",
    decideTime: "08:00",
  };
  expect(usualPhasesSchema.parse(begins).begins).toHaveLength(3);
  const { error } = usualPhasesSchema.safeParse({ ...begins, discussOn: "2026-12-07" });
  expect(error && Object.keys(fieldsOf(error))).toEqual(["discussOn"]);
});

test("an application needs from one to twenty reviews", () => {
  const wanted = (value: string) => reviewsWantedSchema.safeParse({ project: "p", wanted: value }).success;
  expect(["1", "20"].map(wanted)).toEqual([true, true]);
  expect(["0", "21", "2.5", ""].map(wanted)).toEqual([false, false, false, false]);
});

const at = (hour: number) => new Date(Date.UTC(2026, 11, 7, hour));
const phase = (name: string, from: number, to: number | null, more: Partial<Phase> = {}): Phase => ({
  name,
  startsAt: at(from),
  endsAt: to === null ? null : at(to),
  mayRead: true,
  mayScore: true,
  mayEdit: true,
  scores: "own",
  seeNames: false,
  mayDecide: false,
  ...more,
});

test("phases that meet do not overlap; one without an end overlaps with all that come after", () => {
  const [morning, noon, open] = [phase("Morning", 8, 12), phase("Noon", 12, 13), phase("Open", 20, null)];
  expect(overlapping(phase("Next", 13, 20), [morning, noon, open])).toBeUndefined();
  expect(overlapping(phase("Inside", 9, 10), [morning, noon])).toBe(morning);
  expect(overlapping(phase("Around", 7, null), [noon])).toBe(noon);
  expect(overlapping(phase("Far", 900, 901), [open])).toBe(open);
});

test("a refusal says which phase goes on, and when it was, or will be, allowed", () => {
  const phases = [phase("Read", 8, 12), phase("Discuss", 12, 14, { mayScore: false }), phase("Again", 20, 22)];
  const during = "In the phase “Discuss”, which goes on now, reviews can’t be written.";
  expect(phaseRefusal("score", phases, at(13))).toBe(
    `${during} Scoring ended with “Read” on 7 December 2026, 12:00 UTC. The next phase in which they can is “Again”, from 7 December 2026, 20:00 UTC.`,
  );
  expect(phaseRefusal("read", phases, at(30))).toMatch(/^No phase .* Reading ended with “Again”/);
  expect(phaseRefusal("edit", [phase("Only", 8, 12, { mayEdit: false })], at(9))).toMatch(
    /No phase of this project lets/,
  );
});

import { expect, test } from "vitest";
import { fieldsOf, formValues } from "#lib/forms.ts";
import {
  criterionSchema,
  detailsSchema,
  itemSchema,
  newCriterionSchema,
  problemUseSchema,
  removeItemSchema,
} from "./schema.ts";

const id = "0199d1a0-0000-7000-8000-000000000001";
const other = "0199d1a0-0000-7000-8000-000000000002";

/** A form as a browser sends it. */
function sent(...entries: [string, string][]) {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return formValues(form);
}

const details: [string, string][] = [
  ["id", id],
  ["title", " Aligning \n language models "],
  ["slug", "aligning"],
  ["summary", ""],
  ["question", "Which\r\nfailures?"],
  ["directions", ""],
  ["places", "5"],
];

test("a details form with no, one and two topics ticked", () => {
  expect(detailsSchema.parse(sent(...details))).toMatchObject({
    title: "Aligning language models",
    question: "Which\nfailures?",
    places: 5,
    topics: [],
  });
  expect(detailsSchema.parse(sent(...details, ["topics[]", id]))).toMatchObject({ topics: [id] });
  expect(detailsSchema.parse(sent(...details, ["topics[]", id], ["topics[]", other]))).toMatchObject({
    topics: [id, other],
  });
});

test.for([
  ["title", ""],
  ["slug", ""],
  ["slug", "two--hyphens"],
  ["places", "0"],
  ["places", "1.5"],
  ["places", "many"],
  ["question", "x".repeat(6_001)],
  ["directions", "\0"],
] as const)("%s “%s” is refused by its field", ([field, value]) => {
  const { error } = detailsSchema.safeParse({ ...sent(...details), [field]: value });
  expect(error && Object.keys(fieldsOf(error))).toEqual([field]);
});

const use = {
  project: id,
  use: other,
  required: "required",
  guidance: "",
  minWords: "",
  recommendedWords: "1,000",
  maxWords: "1200",
};

test("an empty number is no number, and thousands may have a comma", () => {
  expect(problemUseSchema.parse(use)).toMatchObject({ minWords: null, recommendedWords: 1000, maxWords: 1200 });
  expect(problemUseSchema.safeParse({ ...use, maxWords: "20001" }).success).toBe(false);
  expect(problemUseSchema.safeParse({ ...use, required: "perhaps" }).success).toBe(false);
});

const criterion: [string, string][] = [
  ["project", id],
  ["name", "Clarity"],
  ["description", ""],
  ["weight", "2,5"],
  ["scaleMin", "1"],
  ["scaleMax", "5"],
  ["anchors.s1", "We guess."],
  ["anchors.s3", ""],
];

test("a criterion's weight may have a comma, its anchors are by score", () => {
  expect(newCriterionSchema.parse(sent(...criterion))).toMatchObject({
    weight: 2.5,
    anchors: { s1: "We guess.", s3: "" },
  });
});

test.for<[string, [string, string], string]>([
  ["a scale upside down", ["scaleMax", "1"], "scaleMax"],
  ["words for a score that is not on the scale", ["anchors.s6", "Beyond."], "anchors.s6"],
  ["a negative weight", ["weight", "-1"], "weight"],
  ["too heavy a weight", ["weight", "101"], "weight"],
])("%s is refused by its field", ([, entry, field]) => {
  const { error } = newCriterionSchema.safeParse(sent(...criterion.filter(([name]) => name !== entry[0]), entry));
  expect(error && Object.keys(fieldsOf(error))).toEqual([field]);
});

test("empty words for a score that is not on the scale are nothing", () => {
  expect(newCriterionSchema.safeParse(sent(...criterion, ["anchors.s6", " "])).success).toBe(true);
  expect(criterionSchema.safeParse(sent(...criterion)).success).toBe(false);
});

test("only the acts that there are, on ids that have an id's form", () => {
  expect(itemSchema.safeParse({ project: id, item: other, act: "up" }).success).toBe(true);
  expect(itemSchema.safeParse({ project: id, item: other, act: "explode" }).success).toBe(false);
  expect(itemSchema.safeParse({ project: id, item: "1 or 1=1", act: "up" }).success).toBe(false);
  expect(removeItemSchema.safeParse({ project: id, item: other, act: "up" }).success).toBe(false);
});

import { expect, test } from "vitest";
import { familyName, familyNames } from "#lib/mentors/names.ts";
import { namesFor, shortTitle } from "./names.ts";

test.each([
  ["Ethan Perez", "Perez"],
  ["Ludwig van den Berg", "van den Berg"],
  ["María de la Cruz", "de la Cruz"],
  ["Martin Luther King Jr.", "King"],
  ["Ada Lovelace, PhD", "Lovelace"],
  ["  Jan   Leike ", "Leike"],
  ["Plato", "Plato"],
  ["Van Morrison", "Morrison"],
  ["Le Guin", "Guin"],
  ["", ""],
])("%s is called %s", (name, short) => expect(familyName(name)).toBe(short));

test("several mentors share a name of a few words", () => {
  expect(familyNames([])).toBe("");
  expect(familyNames(["Ethan Perez", "Evan Hubinger"])).toBe("Perez & Hubinger");
  expect(familyNames(["Ethan Perez", "Evan Hubinger", "Logan Riggs"])).toBe("Perez et al.");
});

test("a title is cut between words, and never to more than was asked for", () => {
  expect(shortTitle("Short")).toBe("Short");
  expect(shortTitle("Scalable oversight, of models that know more than we do")).toBe(
    "Scalable oversight, of models that…",
  );
  expect(shortTitle("Rechtsschutzversicherungsgesellschaftenvertreter", 20)).toBe("Rechtsschutzversiche…");
  expect(shortTitle("😀".repeat(50), 10).isWellFormed()).toBe(true);
});

test("mentors are named; where that is not enough, the title; where that is not enough, the cohort", () => {
  const perez = { mentors: ["Ethan Perez"], cohort: "Winter" };
  const names = namesFor([
    { id: "1", title: "Aligning models", mentors: ["Evan Hubinger"], cohort: "Winter" },
    { id: "2", title: "Scalable oversight of models that know more than we do", ...perez },
    { id: "3", title: "Red teaming", ...perez },
    { id: "4", title: "Scalable oversight of models that know less than we do", ...perez },
    { id: "5", title: "Nobody’s yet", mentors: [], cohort: "Winter" },
    { id: "6", title: "Twice", mentors: ["Logan Riggs"], cohort: "Winter" },
    { id: "7", title: "Twice", mentors: ["Logan Riggs"], cohort: "Summer" },
  ]);
  expect(Object.fromEntries(names)).toEqual({
    "1": "Hubinger",
    "2": "Perez (“Scalable oversight of models that know more than we do”)",
    "3": "Perez (“Red teaming”)",
    "4": "Perez (“Scalable oversight of models that know less than we do”)",
    "5": "Nobody’s yet",
    "6": "Riggs (“Twice”), Winter",
    "7": "Riggs (“Twice”), Summer",
  });
});

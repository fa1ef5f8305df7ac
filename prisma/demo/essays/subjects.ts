import { general } from "./general.ts";
import { together } from "./grammar.ts";
import { doubt, inner, organism } from "./inner.ts";
import { training, where } from "./inner-more.ts";
import { audit, feature, internals, notebook, residue } from "./internals.ts";
import { critique, failure, measurement } from "./measurement.ts";
import { scaling, threshold } from "./measurement-more.ts";
import { judge, oversight, reasoning, worse } from "./oversight.ts";

/** What an essay on a subject is made of: its own bank comes first, the others fill up. */
const families = { inner, measurement, internals, oversight };
const own = {
  organism,
  doubt,
  where,
  training,
  failure,
  critique,
  threshold,
  scaling,
  feature,
  residue,
  notebook,
  audit,
  judge,
  worse,
  reasoning,
};

export type SubjectKey = keyof typeof own;

const familyOf: Record<SubjectKey, keyof typeof families> = {
  organism: "inner",
  doubt: "inner",
  where: "inner",
  training: "inner",
  failure: "measurement",
  critique: "measurement",
  threshold: "measurement",
  scaling: "measurement",
  feature: "internals",
  residue: "internals",
  notebook: "internals",
  audit: "internals",
  judge: "oversight",
  worse: "oversight",
  reasoning: "oversight",
};

export function subject(key: SubjectKey) {
  return { own: own[key], rest: together(families[familyOf[key]], general) };
}

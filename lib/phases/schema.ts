import { z } from "zod";
import { utc } from "#lib/clock.ts";
import { instantOf } from "#lib/cohorts/rules.ts";
import { momentErrors, momentFields } from "#lib/cohorts/schema.ts";
import { integer, line, slug } from "#lib/text.ts";

export const PHASE_NAME_MAX = 60;
/** So many reviews an application can be asked to have. */
export const WANTED_MAX = 20;

const gone = { error: "That is not here any more. Reload the page." };
const { zone, date, time } = momentFields;

/** What a phase lets readers do, as the boxes of its form. */
export const permissions = ["read", "score", "edit", "decide", "names"] as const;
export type Permission = (typeof permissions)[number];

const fields = {
  project: slug,
  name: line("The name", PHASE_NAME_MAX),
  startsOn: date,
  startsTime: time,
  startsZone: zone,
  endsOn: date.default(""),
  endsTime: time.default(""),
  endsZone: zone,
  may: z.array(z.enum(permissions)).default([]),
  scores: z.enum(["none", "own", "all"], { error: "Choose whose scores readers see." }),
};

type Typed = z.output<z.ZodObject<typeof fields>>;

const open = ({ endsOn, endsTime }: Pick<Typed, "endsOn" | "endsTime">) => endsOn === "" && endsTime === "";

function isSound(input: Typed, context: z.RefinementCtx) {
  const errors = [
    ...momentErrors(input.startsOn, input.startsTime, "startsOn", "startsTime"),
    ...(open(input) ? [] : momentErrors(input.endsOn, input.endsTime, "endsOn", "endsTime")),
  ];
  const starts = instantOf(input.startsOn, input.startsTime, input.startsZone);
  const ends = open(input) ? null : instantOf(input.endsOn, input.endsTime, input.endsZone);
  if (starts && ends && ends <= starts)
    errors.push({ path: ["endsOn"], message: `The end (${utc(ends)}) must come after the start (${utc(starts)}).` });
  const beyond = input.may.filter((one) => one !== "read");
  if (beyond.length > 0 && !input.may.includes("read"))
    errors.push({
      path: ["may"],
      message:
        "Nobody can score, change, decide or see names of what they can’t read: let them read, or untick the rest.",
    });
  for (const error of errors) context.addIssue({ code: "custom", ...error });
}

function asPhase({ startsOn, startsTime, startsZone, endsOn, endsTime, endsZone, may, ...rest }: Typed) {
  return {
    ...rest,
    may: new Set<Permission>(may),
    startsAt: instantOf(startsOn, startsTime, startsZone) ?? new Date(Number.NaN),
    endsAt: open({ endsOn, endsTime }) ? null : (instantOf(endsOn, endsTime, endsZone) ?? new Date(Number.NaN)),
  };
}

/** The form of a phase. Its output holds the two moments; an end that was left empty is null. */
export const newPhaseSchema = z.object(fields).superRefine(isSound).transform(asPhase);
export type PhaseInput = z.output<typeof newPhaseSchema>;

export const phaseSchema = z
  .object({ ...fields, phase: z.uuid(gone), seen: z.string().max(2_000).default("") })
  .superRefine(isSound)
  .transform(({ phase, seen, ...typed }) => ({ ...asPhase(typed), phase, seen }));
export type PhaseEdit = z.output<typeof phaseSchema>;

export const removePhaseSchema = z.object({ project: slug, phase: z.uuid(gone), act: z.literal("remove") });

/** The three usual phases: when each begins, in UTC; each ends where the next begins, and the last goes on. */
export const usualPhasesSchema = z
  .object({
    project: slug,
    readOn: date,
    readTime: time,
    discussOn: date,
    discussTime: time,
    decideOn: date,
    decideTime: time,
  })
  .superRefine((input, context) => {
    const begins = [
      { field: "read", at: instantOf(input.readOn, input.readTime, "utc") },
      { field: "discuss", at: instantOf(input.discussOn, input.discussTime, "utc") },
      { field: "decide", at: instantOf(input.decideOn, input.decideTime, "utc") },
    ];
    const errors = [
      ...momentErrors(input.readOn, input.readTime, "readOn", "readTime"),
      ...momentErrors(input.discussOn, input.discussTime, "discussOn", "discussTime"),
      ...momentErrors(input.decideOn, input.decideTime, "decideOn", "decideTime"),
    ];
    begins.forEach(({ field, at }, index) => {
      const before = begins[index - 1]?.at;
      if (at && before && at <= before)
        errors.push({
          path: [`${field}On`],
          message: `This must come after ${utc(before)}, when the one before begins.`,
        });
    });
    for (const error of errors) context.addIssue({ code: "custom", ...error });
  })
  .transform((input) => ({
    project: input.project,
    begins: [
      instantOf(input.readOn, input.readTime, "utc"),
      instantOf(input.discussOn, input.discussTime, "utc"),
      instantOf(input.decideOn, input.decideTime, "utc"),
    ].map((at) => at ?? new Date(Number.NaN)),
  }));
export type UsualPhases = z.output<typeof usualPhasesSchema>;

export const reviewsWantedSchema = z.object({
  project: slug,
  wanted: integer("The number of reviews", 1, WANTED_MAX),
});

/** What the fields of a phase are called in sentences. */
export const phaseLabels = {
  name: "the name",
  starts: "the start",
  ends: "the end",
  may: "what readers may do",
  scores: "whose scores they see",
};

import type { ScoreSight } from "#prisma/generated/enums.ts";

/** A phase of a project's reviewing: when, and what its readers may do in it. */
export type Phase = {
  name: string;
  startsAt: Date;
  endsAt: Date | null;
  mayRead: boolean;
  mayScore: boolean;
  mayEdit: boolean;
  scores: ScoreSight;
  seeNames: boolean;
  mayDecide: boolean;
};

/**
 * What a project's readers may do now. `score`: submit a review where they have none yet; `edit`:
 * change a submitted one; `scores`: whose scores they see; `decide`: of those, only the project's
 * mentors. Nobody may score, edit or decide what they may not read.
 */
export type Rights = {
  read: boolean;
  score: boolean;
  edit: boolean;
  scores: ScoreSight;
  names: boolean;
  decide: boolean;
};

/** Of a project without phases: read, score and change; others' scores once one's own are in; no names. */
export const rightsWithoutPhases: Rights = {
  read: true,
  score: true,
  edit: true,
  scores: "own",
  names: false,
  decide: true,
};

const nothing: Rights = { read: false, score: false, edit: false, scores: "none", names: false, decide: false };

/** The phase that goes on at a moment: the last that has begun and not ended. Its end is no longer part of it. */
export function phaseAt<P extends Pick<Phase, "startsAt" | "endsAt">>(phases: readonly P[], now: Date): P | null {
  let current: P | null = null;
  for (const phase of phases) {
    const goesOn = phase.startsAt <= now && (phase.endsAt === null || now < phase.endsAt);
    if (goesOn && (current === null || phase.startsAt >= current.startsAt)) current = phase;
  }
  return current;
}

/** What readers may do at a moment. Where a project has phases, nothing is allowed between them. */
export function rightsAt(phases: readonly Phase[], now: Date): Rights {
  if (phases.length === 0) return rightsWithoutPhases;
  const phase = phaseAt(phases, now);
  if (!phase?.mayRead) return nothing;
  return {
    read: true,
    score: phase.mayScore,
    edit: phase.mayEdit,
    scores: phase.scores,
    names: phase.seeNames,
    decide: phase.mayDecide,
  };
}

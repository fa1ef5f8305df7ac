import type { Change } from "#lib/applications/changes.ts";
import type { Applying } from "#lib/projects/rules.ts";
import type { ApplicationState, ProblemKind } from "#prisma/generated/enums.ts";
import type { Demand } from "./rules.ts";

/** Another of the actor's texts to the same problem; "" names the shared one. */
export type Sibling = { id: string; variant: string; words: number };

/** An application that asks the problem but would not send this text: what it does instead. */
export type OtherUse = {
  applicationId: string;
  project: string;
  name: string;
  /** The text that it sends ("" is the shared one), or null when it leaves the problem out. */
  sends: { id: string; variant: string } | null;
};

/** An application that asked the problem, and is over while others still ask. */
export type PastUse = { applicationId: string; project: string; name: string; state: ApplicationState };

/** An essay as its editor needs it. HTML is made by renderMarkdown; `savedAt` is an ISO time. */
export type EssayView = {
  id: string;
  title: string;
  kind: ProblemKind;
  /** "" of the text that all applications share, else its name. */
  variant: string;
  siblings: Sibling[];
  /** The problem was worded anew since the author last read and acknowledged it. */
  wordingChanged: boolean;
  guidanceHtml: string;
  prompts: { id: string; html: string }[];
  text: string;
  promptId: string | null;
  version: number;
  savedAt: string;
  /**
   * The actor's applications that would send this text, except withdrawn ones, and except those
   * that are over while others still ask. `name` tells them apart in few words ("Perez"),
   * `project` is the whole title.
   */
  demands: (Demand & {
    name: string;
    state: ApplicationState;
    guidanceHtml: string;
    closesAt: Date;
    applying: Applying;
    /** When it was last submitted, and how this text differs from what was sent then; null if never. */
    sent: { at: Date; change: Change | null } | null;
  })[];
  /** Applications that ask the problem but send another text, or none. */
  elsewhere: OtherUse[];
  over: PastUse[];
};

import type { Applying } from "#lib/projects/rules.ts";
import type { ApplicationState } from "#prisma/generated/enums.ts";
import type { Demand } from "./rules.ts";

/** An essay as its editor needs it. HTML is made by renderMarkdown; `savedAt` is an ISO time. */
export type EssayView = {
  id: string;
  title: string;
  guidanceHtml: string;
  prompts: { id: string; html: string }[];
  text: string;
  promptId: string | null;
  version: number;
  savedAt: string;
  /** The actor's applications that ask this problem, except withdrawn ones. */
  demands: (Demand & { state: ApplicationState; guidanceHtml: string; closesAt: Date; applying: Applying })[];
};

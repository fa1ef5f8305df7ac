"use client";

import { Badge } from "#components/ui/badge.tsx";
import { paths } from "#lib/paths.ts";
import { flagApplication, skipApplication } from "#lib/reviews/actions.ts";
import { useSmallForm } from "./use-small-form.ts";

const FLAG_FORM = "flag-form";
const SKIP_FORM = "skip-form";

type Where = { project: string; code: string };

/** The flag, and the forms that the buttons for flagging and skipping send, wherever these stand on the page. */
export function useMarks(flagged: boolean) {
  const flag = useSmallForm(flagApplication);
  const skip = useSmallForm(skipApplication);
  // It is as it will be while the server is told.
  return { flag, skip, flagged: flag.pending ? !flagged : flagged };
}

type Marks = ReturnType<typeof useMarks>;

/** What one does with an application besides scoring it. */
export function ReadingTools({ project, code, marks, children }: Where & { marks: Marks; children?: React.ReactNode }) {
  const refusal = marks.flag.refusal ?? marks.skip.refusal;
  return (
    <div className="mt-3">
      <form {...marks.flag.form} id={FLAG_FORM}>
        <input type="hidden" name="project" value={project} />
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="flag" value={marks.flagged ? "off" : "on"} />
      </form>
      <form {...marks.skip.form} id={SKIP_FORM}>
        <input type="hidden" name="project" value={project} />
        <input type="hidden" name="code" value={code} />
      </form>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <FlagButton flagged={marks.flagged} />
        <PreviousLink project={project} code={code} />
        <CompareLink project={project} code={code} />
        {children}
        {marks.flagged && <Badge tone="warn">Flagged</Badge>}
      </div>
      <div role="alert">{refusal && <p className="mt-2 font-semibold text-bad">{refusal}</p>}</div>
    </div>
  );
}

const quiet = "button button-quiet";
/** What is less often wanted: a link, as easy to hit as a button. */
export const plain = "inline-flex min-h-11 cursor-pointer items-center px-2 text-accent underline underline-offset-4";

export function FlagButton({ flagged, className = quiet }: { flagged: boolean; className?: string }) {
  return (
    <button type="submit" form={FLAG_FORM} data-shortcut="f" className={className}>
      {flagged ? "Remove flag" : "Flag"}
    </button>
  );
}

export function SkipButton({ className = quiet }: { className?: string }) {
  return (
    <button type="submit" form={SKIP_FORM} data-shortcut="n" className={className}>
      Skip
    </button>
  );
}

/** A plain link: where it leads is known once it is asked for. */
export function PreviousLink({ project, code, className = quiet }: Where & { className?: string }) {
  return (
    <a href={paths.reviewPrevious(project, code)} data-shortcut="p" className={className}>
      Previous
    </a>
  );
}

export function CompareLink({ project, code, className = plain }: Where & { className?: string }) {
  return (
    <a href={paths.reviewCompare(project, [code])} className={className}>
      Compare with…
    </a>
  );
}

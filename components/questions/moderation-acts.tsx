"use client";

import { Acts } from "#components/admin/item-acts.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Fold } from "#components/ui/fold.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { hideFlagged, settle } from "#lib/questions/flag-actions.ts";
import type { PostAct } from "#lib/questions/rules.ts";
import { hideForm } from "#lib/questions/schema.ts";

type Props = { project: string; post: string; acts: readonly PostAct[]; flagged: boolean; of: string };

/**
 * What an admin does with a post, on the page of all posts.
 * @param acts what the post's state allows
 * @param flagged whether flags on it are open
 * @param of ends the buttons' names for those who hear them
 */
export function ModerationActs({ project, post, acts, flagged, of }: Props) {
  const offered = [
    ...(flagged ? [{ value: "settle", label: "Settle the flags" }] : []),
    ...(acts.includes("show") ? [{ value: "show", label: "Show again" }] : []),
    ...(acts.includes("close") ? [{ value: "close", label: "Close the question" }] : []),
    ...(acts.includes("reopen") ? [{ value: "reopen", label: "Open the question again" }] : []),
  ];
  return (
    <div className="space-y-4">
      <Acts id={`settle-${post}`} action={settle} values={{ project, post }} acts={offered} of={of} small />
      {acts.includes("hide") && (
        <Form id={`hide-${post}`} action={hideFlagged} schema={hideForm} className="space-y-3">
          <Hidden name="project" value={project} />
          <Hidden name="post" value={post} />
          <Fold
            title={
              <>
                Hide it<span className="sr-only">: {of}</span>
              </>
            }
          >
            <TextField
              name="reason"
              label={
                <>
                  Why it is hidden<span className="sr-only"> {of}</span>
                </>
              }
              hint="Everybody reads this where the post was."
            />
            <Submit kind="danger" small>
              Hide the post<span className="sr-only"> {of}</span>
            </Submit>
          </Fold>
        </Form>
      )}
    </div>
  );
}

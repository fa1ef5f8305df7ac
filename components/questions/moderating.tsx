"use client";

import { TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { hide, moderate } from "#lib/questions/actions.ts";
import type { PostAct } from "#lib/questions/rules.ts";
import { hideForm, moderateForm } from "#lib/questions/schema.ts";

const labels = {
  pin: "Pin the question",
  unpin: "Unpin the question",
  close: "Close the question",
  reopen: "Open the question again",
  show: "Show the post again",
} as const;

type Act = keyof typeof labels;

/** What those who lead the project, and admins, can do with a post now; nothing for others. */
export function Moderating({ project, post, acts }: { project: string; post: string; acts: readonly PostAct[] }) {
  const buttons = acts.filter((act): act is Act => Object.hasOwn(labels, act));
  return (
    <>
      {buttons.length > 0 && (
        <Form id="moderate" action={moderate} schema={moderateForm} className="space-y-3">
          <Hidden name="project" value={project} />
          <Hidden name="post" value={post} />
          <p className="max-w-2xl text-quiet">
            A pinned question stands above the others. A closed one can be read, but takes no more replies.
          </p>
          <div className="flex flex-wrap gap-3">
            {buttons.map((act) => (
              <Submit key={act} kind="quiet" small name="act" value={act}>
                {labels[act]}
              </Submit>
            ))}
          </div>
        </Form>
      )}
      {acts.includes("hide") && (
        <Form id="hide" action={hide} schema={hideForm} className="space-y-3">
          <Hidden name="project" value={project} />
          <Hidden name="post" value={post} />
          <TextField
            name="reason"
            label="Why it is hidden"
            hint="Everybody reads the reason in its place. The words are kept, and can be shown again."
          />
          <Submit kind="danger" small>
            Hide the post
          </Submit>
        </Form>
      )}
    </>
  );
}

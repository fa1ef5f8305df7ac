"use client";

import { useRef, useState } from "react";
import { Checkboxes, TextArea } from "#components/ui/field.tsx";
import { Fold } from "#components/ui/fold.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { commentOnApplication } from "#lib/discussion/actions.ts";
import { mentionBefore, type Reader, readersNamed } from "#lib/discussion/rules.ts";
import { commentForm } from "#lib/discussion/schema.ts";

const FORM = "comment";

/** Sends a comment, and empties the form once it is taken. */
async function sendComment(form: FormData) {
  const answer = await commentOnApplication(null, form);
  const element = document.getElementById(FORM);
  if (answer?.ok && element instanceof HTMLFormElement) element.reset();
  return answer;
}

/** A new comment, with who is to be told of it. */
export function CommentForm({ project, code, readers }: { project: string; code: string; readers: Reader[] }) {
  return (
    <Form id={FORM} action={commentOnApplication} send={sendComment} schema={commentForm} className="space-y-4">
      <Hidden name="project" value={project} />
      <Hidden name="code" value={code} />
      <Completing readers={readers}>
        <TextArea
          name="text"
          label="Your comment"
          hint="For those who review this project; the applicant never reads it. Markdown. Write @ and a name to tell somebody by e-mail."
          rows={4}
        />
      </Completing>
      {readers.length > 0 && (
        <Fold title="Tell readers by e-mail">
          <Checkboxes
            name="tell"
            label="Tell these readers"
            hint="Those whose own review is not in are told without your words; those who may not see this application are not told."
            choices={readers.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Fold>
      )}
      <Submit kind="quiet">Comment</Submit>
    </Form>
  );
}

/** Offers the readers whose name is being typed after "@" in the text field within; without script, the text is as good. */
export function Completing({ readers, children }: { readers: Reader[]; children: React.ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const offered = typed === null ? [] : readersNamed(typed, readers);

  function look({ target }: { target: EventTarget }): void {
    if (target instanceof HTMLTextAreaElement) setTyped(mentionBefore(target.value, target.selectionEnd));
  }

  function complete({ name }: Reader): void {
    const area = frame.current?.querySelector("textarea");
    if (!area || typed === null) return;
    const end = area.selectionEnd;
    area.setRangeText(`${name} `, end - typed.length, end, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
    setTyped(null);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to the field within
    <div ref={frame} onInput={look} onKeyUp={look} onClick={look} className="space-y-2">
      {children}
      <div role="status" className="flex flex-wrap items-center gap-2 empty:hidden">
        {offered.length > 0 && <span className="text-[0.9375rem] text-quiet">Complete the name:</span>}
        {offered.map((reader) => (
          <button
            key={reader.id}
            type="button"
            className="button button-quiet button-small"
            onClick={() => complete(reader)}
          >
            @{reader.name}
          </button>
        ))}
      </div>
    </div>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { Radios } from "#components/ui/field.tsx";
import { Fold } from "#components/ui/fold.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { resume, start, submit, withdraw, write } from "#lib/applications/actions.ts";
import { actSchema, startSchema, writeSchema } from "#lib/applications/schema.ts";
import { choose, leave } from "#lib/essays/actions.ts";
import { chooseSchema, leaveOutSchema } from "#lib/essays/variant-schema.ts";
import { sendSubmission } from "./send-submission.ts";

export function StartForm({ project }: { project: string }) {
  return (
    <Form action={start} schema={startSchema} id="start">
      <Hidden name="project" value={project} />
      <Submit>Start application</Submit>
    </Form>
  );
}

/**
 * Without a label there is no button, only what the last press was refused for. With its script it
 * saves what was typed last before it submits, and a lost answer is asked for again.
 * @param texts the ids of the essays that the application sends
 */
export function SubmitForm({ id, label, texts }: { id: string; label: string | null; texts: string[] }) {
  const router = useRouter();
  return (
    <Form
      action={submit}
      schema={actSchema}
      id="submit"
      send={async () => {
        const sent = await sendSubmission(id, texts);
        if ("to" in sent) {
          router.push(sent.to);
          return null;
        }
        // What it was refused for may be news to the page: another range, the close.
        router.refresh();
        return sent.refused;
      }}
    >
      <Hidden name="id" value={id} />
      {label && <Submit>{label}</Submit>}
    </Form>
  );
}

export function WithdrawForm({ id }: { id: string }) {
  return (
    <Form action={withdraw} schema={actSchema} id="withdraw">
      <Hidden name="id" value={id} />
      <Submit kind="danger">Yes, withdraw it</Submit>
    </Form>
  );
}

export function ResumeForm({ id }: { id: string }) {
  return (
    <Form action={resume} schema={actSchema} id="resume">
      <Hidden name="id" value={id} />
      <Submit>Take up again</Submit>
    </Form>
  );
}

/** For a problem that came to the project later: begins the essay, and opens it. */
export function WriteForm({
  id,
  problem,
  title,
  anchor,
}: {
  id: string;
  problem: string;
  title: string;
  anchor: string;
}) {
  return (
    <Form action={write} schema={writeSchema} id={`write-${problem}`} className="space-y-2">
      <Hidden name="id" value={id} />
      <Hidden name="problem" value={problem} />
      <span id={anchor} tabIndex={-1}>
        <Submit kind="quiet" small>
          Write<span className="sr-only"> {title}</span>
        </Submit>
      </span>
    </Form>
  );
}

// Both stay in their place when there is nothing to press any more: what a press in a tab that
// still showed the button was refused for is answered in them, also without script.
const OFFERED = "space-y-2";
const NOT_OFFERED = "hidden space-y-2 has-[[role=alert]]:block";

/** Which of one's texts the application sends to a problem; with one text there is nothing to choose. */
export function ChooseTextForm({
  application,
  problem,
  chosen,
  texts,
  title,
}: {
  application: string;
  problem: string;
  chosen: string;
  texts: { id: string; label: string; hint: string }[];
  title: string;
}) {
  const several = texts.length > 1;
  return (
    <Form
      action={choose}
      schema={chooseSchema}
      id={`choose-${problem}`}
      values={{ text: chosen }}
      className={several ? OFFERED : NOT_OFFERED}
    >
      <Hidden name="application" value={application} />
      {several && (
        <Fold
          title={
            <>
              Send another text<span className="sr-only"> to {title}</span>
            </>
          }
        >
          <Radios
            name="text"
            label="Which text does this application send?"
            choices={texts.map(({ id: value, label, hint }) => ({ value, label, hint }))}
          />
          <Submit kind="quiet" small>
            Send the chosen text
          </Submit>
        </Fold>
      )}
    </Form>
  );
}

/** Leaves an optional problem, or one of a group, out of the application, or takes it in again. */
export function LeaveOutForm({
  application,
  problem,
  out,
  title,
  possible,
}: {
  application: string;
  problem: string;
  out: boolean;
  title: string;
  possible: boolean;
}) {
  return (
    <Form action={leave} schema={leaveOutSchema} id={`leave-${problem}`} className={possible ? OFFERED : NOT_OFFERED}>
      <Hidden name="application" value={application} />
      <Hidden name="problem" value={problem} />
      <Hidden name="out" value={out ? "no" : "yes"} />
      {possible && (
        <Submit kind="quiet" small>
          {out ? "Include" : "Leave out"}
          <span className="sr-only"> {title}</span>
        </Submit>
      )}
    </Form>
  );
}

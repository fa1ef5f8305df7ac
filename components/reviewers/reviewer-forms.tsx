"use client";

import { TextArea, TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { answer, invite, leave, remove, saveCaps, withdraw } from "#lib/reviewers/actions.ts";
import {
  answerSchema,
  capsSchema,
  inviteSchema,
  leaveSchema,
  removeSchema,
  withdrawSchema,
} from "#lib/reviewers/schema.ts";

/** Asks somebody by mail to review the project. */
export function InviteForm({ project }: { project: string }) {
  return (
    <Form id="invite" action={invite} schema={inviteSchema}>
      <Hidden name="project" value={project} />
      <TextField
        name="email"
        label="Their e-mail address"
        hint="They sign in with this address to answer."
        type="email"
        autoComplete="off"
        spellCheck={false}
      />
      <TextArea
        name="words"
        label="What you write to them"
        optional
        hint="It stands in the mail, after who asks them and for which project."
        rows={3}
      />
      <Submit>Send the invitation</Submit>
    </Form>
  );
}

export function RemoveForm({ project, person, name }: { project: string; person: string; name: string }) {
  return (
    <Form id={`remove-${person}`} action={remove} schema={removeSchema} className="space-y-2">
      <Hidden name="project" value={project} />
      <Hidden name="person" value={person} />
      <Submit kind="danger" small>
        Remove<span className="sr-only"> {name}</span>
      </Submit>
    </Form>
  );
}

/** @param declined of an answered one, it is only taken from the list */
export function WithdrawForm({
  project,
  invitation,
  email,
  declined,
}: {
  project: string;
  invitation: string;
  email: string;
  declined: boolean;
}) {
  return (
    <Form id={`withdraw-${invitation}`} action={withdraw} schema={withdrawSchema} className="space-y-2">
      <Hidden name="project" value={project} />
      <Hidden name="invitation" value={invitation} />
      <Submit kind="danger" small>
        {declined ? "Remove from the list" : "Take back"}
        <span className="sr-only"> the invitation of {email}</span>
      </Submit>
    </Form>
  );
}

/** How many applications each reader is given at most. */
export function CapsForm({
  project,
  readers,
}: {
  project: string;
  readers: { id: string; name: string; cap: number | null; has: number }[];
}) {
  const values = { caps: Object.fromEntries(readers.map(({ id, cap }) => [id, cap === null ? "" : String(cap)])) };
  return (
    <Form id="caps" action={saveCaps} schema={capsSchema} values={values}>
      <Hidden name="project" value={project} />
      <div className="grid max-w-3xl gap-x-8 gap-y-5 sm:grid-cols-2">
        {readers.map(({ id, name, has }) => (
          <TextField
            key={id}
            name={`caps.${id}`}
            label={<>Most for {name}</>}
            hint={`Has ${has.toLocaleString("en-GB")} now.`}
            inputMode="numeric"
            autoComplete="off"
            width="short"
          />
        ))}
      </div>
      <Submit kind="quiet">Save the caps</Submit>
    </Form>
  );
}

/** Yes or no to an invitation; those who apply themselves can only say no. */
export function AnswerForm({ project, applies }: { project: string; applies: boolean }) {
  return (
    <Form id="answer" action={answer} schema={answerSchema} className="flex flex-wrap gap-3">
      <Hidden name="project" value={project} />
      {!applies && (
        <Submit name="act" value="accept">
          Yes, I will review
        </Submit>
      )}
      <Submit name="act" value="decline" kind="quiet">
        No, I can’t
      </Submit>
    </Form>
  );
}

export function LeaveForm({ project }: { project: string }) {
  return (
    <Form id="leave" action={leave} schema={leaveSchema}>
      <Hidden name="project" value={project} />
      <Submit kind="danger">Stop reviewing this project</Submit>
    </Form>
  );
}

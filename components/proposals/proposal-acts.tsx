"use client";

import { TextArea } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { declineProposed, publishProposed, takeBackProposal } from "#lib/proposals/actions.ts";
import { declineSchema, proposalActSchema, withdrawSchema } from "#lib/proposals/schema.ts";

type Props = { project: string; version: number };

function Shown({ project, version }: Props) {
  return (
    <>
      <Hidden name="project" value={project} />
      <Hidden name="version" value={String(version)} />
    </>
  );
}

/** Publishes the proposal that the page shows. */
export function PublishProposalForm(props: Props) {
  return (
    <Form id="publish" action={publishProposed} schema={proposalActSchema} className="space-y-3">
      <Shown {...props} />
      <Submit>Publish this proposal</Submit>
    </Form>
  );
}

/** Declines it, with an answer to the mentor. */
export function DeclineProposalForm(props: Props) {
  return (
    <Form id="decline" action={declineProposed} schema={declineSchema} className="space-y-4">
      <Shown {...props} />
      <TextArea
        name="answer"
        label="Your answer to the mentor"
        hint="Why it is not published, and what would have to change. It goes to them by e-mail."
        rows={4}
      />
      <Submit kind="danger">Decline this proposal</Submit>
    </Form>
  );
}

/** Takes it back from the admins, or throws it away. */
export function TakeBackForm({ sent, ...props }: Props & { sent: boolean }) {
  return (
    <Form id="take-back" action={takeBackProposal} schema={withdrawSchema} className="flex flex-wrap gap-3">
      <Shown {...props} />
      {sent && (
        <Submit name="act" value="withdraw" kind="quiet">
          Withdraw
        </Submit>
      )}
      <Submit name="act" value="discard" kind="danger">
        Discard the proposal
      </Submit>
    </Form>
  );
}

"use client";

import { Overtaken } from "#components/admin/conflict.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { changeComment, removeComment } from "#lib/discussion/actions.ts";
import type { Reader } from "#lib/discussion/rules.ts";
import { commentLabels, deleteCommentForm, editCommentForm } from "#lib/discussion/schema.ts";
import { Completing } from "./comment-form.tsx";

type Props = {
  project: string;
  code: string;
  id: string;
  values: { text: string; seen: string };
  readers: Reader[];
};

/** To change or delete a comment of one's own; folded away till asked for. */
export function OwnComment({ project, code, id, values, readers }: Props) {
  return (
    <details className="text-[0.9375rem]">
      <summary className="cursor-pointer py-1 text-accent">Change or delete</summary>
      <div className="mt-2 space-y-4">
        <Form id={`edit-${id}`} action={changeComment} schema={editCommentForm} values={values} className="space-y-3">
          <Overtaken labels={commentLabels} />
          <Hidden name="project" value={project} />
          <Hidden name="code" value={code} />
          <Hidden name="comment" value={id} />
          <Completing readers={readers}>
            <TextArea name="text" label="The comment" rows={4} />
          </Completing>
          <Submit kind="quiet" small>
            Save the comment
          </Submit>
        </Form>
        <Form id={`delete-${id}`} action={removeComment} schema={deleteCommentForm} className="space-y-3">
          <Hidden name="project" value={project} />
          <Hidden name="code" value={code} />
          <Hidden name="comment" value={id} />
          <p className="text-quiet">
            Deleting it removes its words for good; that you said something here stays visible.
          </p>
          <Submit kind="danger" small>
            Delete the comment
          </Submit>
        </Form>
      </div>
    </details>
  );
}

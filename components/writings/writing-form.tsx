"use client";

import { Overtaken } from "#components/admin/conflict.tsx";
import { Checkbox, TextArea, TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import type { FormValues } from "#lib/forms.ts";
import { addWriting, removeWriting, saveWriting } from "#lib/writings/actions.ts";
import {
  deleteWritingSchema,
  newWritingSchema,
  writingLabels,
  writingLimits,
  writingSchema,
} from "#lib/writings/schema.ts";

/** Adds a post to a profile, or edits the one with this id. */
export function WritingForm({ mentor, id, values }: { mentor: string; id?: string; values?: FormValues }) {
  return (
    <Form
      id="writing"
      action={id ? saveWriting : addWriting}
      schema={id ? writingSchema : newWritingSchema}
      {...(values ? { values } : {})}
    >
      <Overtaken labels={writingLabels} />
      <Hidden name="mentor" value={mentor} />
      {id && <Hidden name="id" value={id} />}
      <TextField name="title" label="Title" autoComplete="off" />
      <TextField
        name="url"
        label="Address of the post"
        hint="A whole address that begins with https://."
        type="url"
        spellCheck={false}
        autoComplete="off"
      />
      <TextField name="publishedOn" label="Day on which it appeared" type="date" width="medium" />
      <TextField name="source" label="Where it appeared" hint="Such as “LessWrong”." optional autoComplete="off" />
      <TextArea
        name="coauthors"
        label="Co-authors"
        hint="One name a line, without the mentor’s own."
        rows={2}
        optional
      />
      <TextArea
        name="excerpt"
        label="Excerpt"
        hint={`How it begins, or what it is about, in at most ${writingLimits.excerpt} characters of plain text.`}
        rows={4}
        optional
      />
      <Checkbox name="linkpost" label="It is a linkpost" hint="It only points at another text." />
      <Submit>{id ? "Save the post" : "Add the post"}</Submit>
    </Form>
  );
}

/** To delete a post; folded away till asked for, and confirmed by its own button. */
export function DeleteWriting({ mentor, id }: { mentor: string; id: string }) {
  return (
    <details>
      <summary className="cursor-pointer py-1 text-bad">Delete this post…</summary>
      <Form id="delete-writing" action={removeWriting} schema={deleteWritingSchema} className="mt-3 space-y-3">
        <Hidden name="mentor" value={mentor} />
        <Hidden name="id" value={id} />
        <p className="max-w-2xl text-quiet">
          It leaves the profile for good. The post itself, where it appeared, is not touched. An import can bring it
          back.
        </p>
        <Submit kind="danger">Delete the post</Submit>
      </Form>
    </details>
  );
}

"use client";

import { Overtaken } from "#components/admin/conflict.tsx";
import { Checkbox, TextArea } from "#components/ui/field.tsx";
import { Form, Hidden, Submit, useFormContext } from "#components/ui/form.tsx";
import { Prose } from "#components/ui/prose.tsx";
import { ask, changePost, removePost, replyToPost } from "#lib/questions/actions.ts";
import { askForm, deleteForm, editForm, postLabels, replyForm } from "#lib/questions/schema.ts";

const marks = "Markdown, at most 10,000 characters. Everybody can read it, also without signing in.";

/** What the form would send, as everybody would read it. */
function Previewed() {
  const { formId, preview } = useFormContext();
  if (preview === undefined) return null;
  return (
    <section
      aria-labelledby={`${formId}-preview`}
      data-preview
      tabIndex={-1}
      className="max-w-2xl scroll-mt-24 rounded-sm border border-line bg-raised px-4 py-3"
    >
      <h3 id={`${formId}-preview`} className="mb-2 font-sans text-base text-quiet">
        Preview
      </h3>
      <Prose html={preview} />
    </section>
  );
}

function Buttons({ children }: { children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap gap-3">
      <Submit name="act" value="send">
        {children}
      </Submit>
      <Submit kind="quiet" name="act" value="preview">
        Preview
      </Submit>
    </div>
  );
}

/** Whether one signs: those who answer always do, and who is anonymous in a thread stays so. */
function Signing({ label, answers, anonymousBefore }: { label: string; answers: boolean; anonymousBefore: boolean }) {
  if (answers)
    return (
      <p className="max-w-2xl text-quiet">It is marked as an answer of this project, and signed with your name.</p>
    );
  if (anonymousBefore)
    return (
      <p className="max-w-2xl text-quiet">
        You are anonymous in this thread, so this is written without your name, too.
      </p>
    );
  return (
    <Checkbox
      name="anonymous"
      label={label}
      hint="Neither the project’s mentors and reviewers nor the public learn who you are. Only admins of the programme who don’t review this project can look it up. In this thread you stay anonymous."
    />
  );
}

/** @param answers whoever asks leads or reviews the project, and signs */
export function AskForm({ project, answers }: { project: string; answers: boolean }) {
  return (
    <Form id="ask" action={ask} schema={askForm} values={{ follow: "on", ...(answers ? {} : { anonymous: "on" }) }}>
      <Hidden name="project" value={project} />
      <Previewed />
      <TextArea
        name="text"
        label="Your question"
        hint={`Its first line stands for it in lists, so begin with the question itself. ${marks}`}
        rows={7}
      />
      <Signing label="Ask without your name" answers={answers} anonymousBefore={false} />
      <Checkbox
        name="follow"
        label="Tell me of replies by e-mail"
        hint="You can stop that at any time, with one click in any such mail."
      />
      <Buttons>Ask</Buttons>
    </Form>
  );
}

type OnPost = { project: string; post: string };

export function ReplyForm({
  project,
  post,
  signing: { answers, anonymousBefore, signedBefore },
}: OnPost & { signing: { answers: boolean; anonymousBefore: boolean; signedBefore: boolean } }) {
  return (
    <Form
      id="reply"
      action={replyToPost}
      schema={replyForm}
      values={answers || signedBefore ? {} : { anonymous: "on" }}
    >
      <Hidden name="project" value={project} />
      <Hidden name="post" value={post} />
      <Previewed />
      <TextArea name="text" label="Your reply" hint={marks} rows={6} />
      <Signing label="Reply without your name" answers={answers} anonymousBefore={anonymousBefore} />
      <Buttons>Reply</Buttons>
    </Form>
  );
}

export function EditForm({ project, post, values }: OnPost & { values: { text: string; seen: string } }) {
  return (
    <Form id="edit" action={changePost} schema={editForm} values={values}>
      <Overtaken labels={postLabels} />
      <Hidden name="project" value={project} />
      <Hidden name="post" value={post} />
      <Previewed />
      <TextArea
        name="text"
        label="The post"
        hint="It is marked as edited, and everybody can read what it said before."
        rows={6}
      />
      <Buttons>Save the change</Buttons>
    </Form>
  );
}

export function DeleteForm({ project, post }: OnPost) {
  return (
    <Form id="delete" action={removePost} schema={deleteForm} className="space-y-3">
      <Hidden name="project" value={project} />
      <Hidden name="post" value={post} />
      <p className="max-w-2xl text-quiet">
        Its words and its history are deleted for good. That something stood here stays visible, and so do the replies.
      </p>
      <Checkbox name="sure" label="Yes, delete this post" />
      <Submit kind="danger" small>
        Delete the post
      </Submit>
    </Form>
  );
}

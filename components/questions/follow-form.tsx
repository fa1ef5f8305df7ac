"use client";

import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { followThread } from "#lib/questions/follow-actions.ts";
import { followForm } from "#lib/questions/schema.ts";

/**
 * To be told by mail of what is new in a question's thread, or not any more.
 * @param project the project's address
 * @param post id of the question, or of any post in its thread
 * @param following whether whoever is signed in follows it now
 */
export function FollowForm({ project, post, following }: { project: string; post: string; following: boolean }) {
  return (
    <Form id="follow" action={followThread} schema={followForm} className="space-y-3">
      <Hidden name="project" value={project} />
      <Hidden name="post" value={post} />
      <p>
        {following
          ? "You follow this question: new replies come to you by e-mail."
          : "New replies to this question can come to you by e-mail, about one mail an hour at most."}{" "}
        Nobody else sees who follows it.
      </p>
      <Submit kind="quiet" small name="act" value={following ? "unfollow" : "follow"}>
        {following ? "Stop following" : "Follow by e-mail"}
      </Submit>
    </Form>
  );
}

import { Callout } from "#components/ui/callout.tsx";
import { Prose } from "#components/ui/prose.tsx";
import { paths } from "#lib/paths.ts";
import type { PostPageView } from "#lib/questions/view.ts";
import { FlagForm } from "./flag-form.tsx";
import { FollowForm } from "./follow-form.tsx";
import { Moderating } from "./moderating.tsx";
import { PostBody } from "./post.tsx";
import { DeleteForm, EditForm, ReplyForm } from "./writing.tsx";

const moderating = ["pin", "unpin", "close", "reopen", "hide", "show"] as const;

/** A post with what it answers, and all that somebody signed in can do with it. */
export function PostPage({ view }: { view: PostPageView }) {
  const { project, post, before, acts, own, answers, anonymousBefore, signedBefore, follows, values, hiddenHtml } =
    view;
  const here = { project: project.slug, post: post.id };
  return (
    <div className="max-w-3xl space-y-10">
      <div className="space-y-6">
        {before.map((one) => (
          <div key={one.id} id={`post-${one.id}`} className="border-l-2 border-line pl-4">
            <PostBody project={project.slug} post={one} acts={false} />
          </div>
        ))}
        <div id={`post-${post.id}`} className="border-l-4 border-accent pl-4">
          <PostBody project={project.slug} post={post} acts={false} />
        </div>
        {hiddenHtml !== null && (
          <details>
            <summary className="cursor-pointer text-accent">The hidden words</summary>
            <p className="my-2 text-[0.9375rem] text-quiet">
              Whoever wrote them reads them here, and those who decide about them.
            </p>
            <Prose html={hiddenHtml} />
          </details>
        )}
        <p>
          <a href={paths.post(project.slug, post.id)}>See it on the page</a>
        </p>
      </div>
      {values && (
        <Act id="change" title="Change your post">
          <EditForm {...here} values={values} />
        </Act>
      )}
      {acts.includes("reply") ? (
        <Act id="to-reply" title={own ? "Add to your post" : "Reply"}>
          <ReplyForm {...here} signing={{ answers, anonymousBefore, signedBefore }} />
        </Act>
      ) : (
        <Callout>{whyNoReply(view)}</Callout>
      )}
      <Act id="to-follow" title="Follow">
        <FollowForm {...here} following={follows} />
      </Act>
      {acts.some((act) => (moderating as readonly string[]).includes(act)) && (
        <Act id="to-moderate" title="Moderate">
          <Moderating {...here} acts={acts} />
        </Act>
      )}
      {!own && post.stone === null && (
        <Act id="to-flag" title="Flag">
          <FlagForm {...here} />
        </Act>
      )}
      {acts.includes("delete") && (
        <Act id="to-delete" title="Delete your post">
          <DeleteForm {...here} />
        </Act>
      )}
    </div>
  );
}

function Act({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section aria-labelledby={id} className="space-y-4">
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function whyNoReply({ post, closed, readOnly }: PostPageView): string {
  if (readOnly) return "The round is archived: its questions can be read, but nothing is added.";
  if (closed) return "This question is closed: it takes no more replies.";
  return post.stone === null ? "This post takes no replies." : "Nobody can reply to a post that is gone.";
}

import { Prose } from "#components/ui/prose.tsx";
import { utc } from "#lib/clock.ts";
import type { CommentView, DiscussionView } from "#lib/discussion/view.ts";
import { paths } from "#lib/paths.ts";
import { CommentForm } from "./comment-form.tsx";
import { OwnComment } from "./own-comment.tsx";

type Props = { project: string; code: string; view: DiscussionView };

/**
 * What an application's readers say to each other about it.
 * @param sent a form of this page came without script: then the one for a comment is here still, with
 * what it held, though the discussion is not open any more
 */
export function Discussion({ project, code, view, sent = false }: Props & { sent?: boolean }) {
  const { refusal, comments, readers } = view;
  return (
    <section aria-labelledby="discussion" className="space-y-4">
      <h2 id="discussion">Discussion</h2>
      {refusal !== null && !sent ? (
        <p className="text-quiet">{refusal}</p>
      ) : (
        <>
          {comments.length === 0 ? (
            <p className="text-quiet">{refusal ?? "Nobody has commented yet."}</p>
          ) : (
            <ol className="space-y-5">
              {comments.map((comment) => (
                <li key={comment.id} id={`comment-${comment.id}`} className="scroll-mt-4 border-l-2 border-line pl-4">
                  <Comment project={project} code={code} comment={comment} readers={readers} />
                </li>
              ))}
            </ol>
          )}
          <CommentForm project={project} code={code} readers={readers} />
        </>
      )}
    </section>
  );
}

type CommentProps = Omit<Props, "view"> & { comment: CommentView; readers: DiscussionView["readers"] };

function Comment({ project, code, comment, readers }: CommentProps) {
  const { id, author, at, edited, html, values } = comment;
  const when = (
    <a href={paths.reviewDiscussion(project, code, id)} className="text-quiet">
      <time dateTime={at.toISOString()}>{utc(at)}</time>
    </a>
  );
  if (html === null)
    return (
      <p className="text-[0.9375rem] text-quiet">
        {author} deleted a comment of {when}.
      </p>
    );
  return (
    <article aria-labelledby={`by-${id}`} className="space-y-1.5">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h3 id={`by-${id}`} className="font-sans text-base">
          {author}
        </h3>
        <p className="text-[0.9375rem] text-quiet">
          {when}
          {edited && ", edited"}
        </p>
      </div>
      <Prose html={html} />
      {values && <OwnComment project={project} code={code} id={id} values={values} readers={readers} />}
    </article>
  );
}

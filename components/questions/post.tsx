import { Badge } from "#components/ui/badge.tsx";
import { Difference } from "#components/ui/difference.tsx";
import { Prose } from "#components/ui/prose.tsx";
import { utc } from "#lib/clock.ts";
import { paths } from "#lib/paths.ts";
import type { Earlier, PostView } from "#lib/questions/view.ts";

/** How far a reply is set in; on a narrow screen by little, so that its words keep their room. */
const indents = ["", "ml-2 sm:ml-6", "ml-4 sm:ml-12", "ml-6 sm:ml-18", "ml-8 sm:ml-24"];

/** One post in the list of a thread, or the stone in its place. */
export function PostItem({ project, post, acts }: { project: string; post: PostView; acts: boolean }) {
  return (
    <li
      id={`post-${post.id}`}
      className={`scroll-mt-4 ${indents[post.depth] ?? ""} ${post.depth > 0 ? "border-l-2 pl-3 sm:pl-4" : ""} ${
        post.stone === null && post.answer ? "border-good" : "border-line"
      }`}
    >
      <PostBody project={project} post={post} acts={acts} />
    </li>
  );
}

/** @param acts whether it leads to what can be done with it */
export function PostBody({ project, post, acts }: { project: string; post: PostView; acts: boolean }) {
  const { id, at } = post;
  const when = (
    <a href={paths.post(project, id)} className="text-quiet" rel="nofollow">
      <time dateTime={at.toISOString()}>{utc(at)}</time>
    </a>
  );
  if (post.stone !== null)
    return (
      <p className="text-[0.9375rem] text-quiet">
        <em>{post.stone}</em> {when}
      </p>
    );
  const { by, mentor, answer, html, editedAt, earlier, earlierLeftOut, to } = post;
  return (
    <article aria-labelledby={`by-${id}`} className="space-y-1.5">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <h2 id={`by-${id}`} className="font-sans text-base">
          {mentor ? <a href={paths.mentor(mentor)}>{by}</a> : by}
        </h2>
        {answer && <Badge tone="good">{answer === "mentor" ? "Answer by a mentor" : "Answer"}</Badge>}
        <p className="text-[0.9375rem] text-quiet">
          {when}
          {to && (
            <span className={to.seen ? "sr-only" : ""}>
              {", in reply to "}
              <a href={to.here ? `#post-${to.id}` : paths.post(project, to.id)} tabIndex={to.seen ? -1 : undefined}>
                {to.by ?? "a post that is gone"}
              </a>
            </span>
          )}
        </p>
      </div>
      <Prose html={html} />
      {editedAt && <History editedAt={editedAt} earlier={earlier} leftOut={earlierLeftOut} />}
      {acts && (
        <p className="flex flex-wrap gap-x-5 text-[0.9375rem]">
          <a href={`${paths.askPost(project, id)}#reply`} rel="nofollow">
            Reply<span className="sr-only"> to {by}</span>
          </a>
          <a href={paths.askPost(project, id)} rel="nofollow">
            More<span className="sr-only"> about the post by {by}</span>
          </a>
        </p>
      )}
    </article>
  );
}

/** That a post was edited, and what it said before. */
function History({ editedAt, earlier, leftOut }: { editedAt: Date; earlier: Earlier[]; leftOut: number }) {
  return (
    <details className="text-[0.9375rem]">
      <summary className="cursor-pointer py-0.5 text-quiet">
        Edited <time dateTime={editedAt.toISOString()}>{utc(editedAt)}</time>
      </summary>
      <ol className="mt-2 space-y-4">
        {earlier.map(({ version, at, parts }) => (
          <li key={version} className="space-y-1.5">
            <p>
              What was changed in the text of <time dateTime={at.toISOString()}>{utc(at)}</time>:
            </p>
            <Difference parts={parts} />
          </li>
        ))}
      </ol>
      {leftOut > 0 && (
        <p className="mt-2 text-quiet">
          {leftOut === 1 ? "One earlier change is" : `${leftOut} earlier changes are`} not shown.
        </p>
      )}
    </details>
  );
}

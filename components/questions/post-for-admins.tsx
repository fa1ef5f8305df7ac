import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { utc } from "#lib/clock.ts";
import { paths } from "#lib/paths.ts";
import { possiblePostActs } from "#lib/questions/rules.ts";
import type { ModeratedPost } from "#lib/questions/view.ts";
import { ModerationActs } from "./moderation-acts.tsx";

/** One post in the admins' list: its words as they were typed, the flags on it, and what can be done. */
export function PostForAdmins({ post }: { post: ModeratedPost }) {
  const open = post.flags.filter(({ settled }) => !settled);
  const settled = post.flags.filter((flag) => flag.settled);
  const of = `${post.question ? "question" : "reply under question"} ${post.number} about “${post.title}”`;
  return (
    <article aria-labelledby={`post-${post.id}`} className="space-y-4">
      <div className="space-y-1">
        <h2 id={`post-${post.id}`} className="font-sans text-base font-semibold">
          <Link href={paths.askPost(post.slug, post.id)} prefetch={false}>
            {post.question ? "Question" : "Reply under question"} {post.number} about “{post.title}”
          </Link>{" "}
          {open.length > 0 && <Badge tone="warn">{open.length === 1 ? "1 flag" : `${open.length} flags`}</Badge>}{" "}
          {post.hidden && <Badge tone="bad">Hidden</Badge>} {post.closed && <Badge>Closed</Badge>}
        </h2>
        <p className="text-[0.9375rem] text-quiet">
          {post.by}
          {post.anonymous &&
            (post.author === null
              ? post.answers
                ? "; not shown to you, since you read this project’s applications"
                : ""
              : `: ${post.author}`)}
          , <time dateTime={post.at.toISOString()}>{utc(post.at)}</time>
        </p>
      </div>
      <blockquote className="max-w-3xl whitespace-pre-wrap break-words border-l-2 border-line pl-4">
        {post.text}
        {post.cut && "…"}
      </blockquote>
      {post.hidden && <p className="text-quiet">Hidden because: {post.hiddenReason}</p>}
      {open.length > 0 && <Flags title="Flagged" flags={open} />}
      {settled.length > 0 && <Flags title="Flagged before, and settled" flags={settled} />}
      <ModerationActs
        project={post.slug}
        post={post.id}
        acts={possiblePostActs({ answers: false, moderates: true }, post)}
        flagged={open.length > 0}
        of={of}
      />
    </article>
  );
}

function Flags({ title, flags }: { title: string; flags: ModeratedPost["flags"] }) {
  return (
    <div className="space-y-1">
      <h3 className="font-sans text-[0.9375rem] font-semibold">{title}</h3>
      <ul className="max-w-3xl list-disc space-y-1 pl-6">
        {flags.map((flag) => (
          <li key={`${flag.at} ${flag.by} ${flag.reason}`}>
            {flag.reason}{" "}
            <span className="text-quiet">
              ({flag.by ?? "somebody"}, {utc(new Date(flag.at))})
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

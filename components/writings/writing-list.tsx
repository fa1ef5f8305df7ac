import { Badge } from "#components/ui/badge.tsx";
import { listed } from "#lib/text.ts";
import { dayInWords } from "#lib/writings/rules.ts";

export type ShownWriting = {
  title: string;
  url: string;
  publishedOn: string;
  coauthors: string[];
  source: string;
  excerpt: string;
  linkpost: boolean;
};

/** Posts as a mentor's profile lists them. `level` of their headings fits the page. */
export function WritingList({
  writings,
  level = 3,
}: {
  writings: readonly (ShownWriting & { id: string })[];
  level?: 2 | 3;
}) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {writings.map((writing) => (
        <li key={writing.id} className="py-5">
          <WritingView writing={writing} level={level} />
        </li>
      ))}
    </ul>
  );
}

/** One post: its linked title, when, where and with whom, and how it begins. */
export function WritingView({ writing, level = 3 }: { writing: ShownWriting; level?: 2 | 3 }) {
  const { title, url, publishedOn, coauthors, source, excerpt, linkpost } = writing;
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <article className="space-y-1.5">
      <Heading className="text-[1.1875rem]">
        <a href={url} rel="nofollow noopener noreferrer">
          <bdi>{title}</bdi>
        </a>{" "}
        {linkpost && (
          <span className="font-sans">
            <Badge>linkpost</Badge>
          </span>
        )}
      </Heading>
      <p className="text-[0.9375rem] text-quiet">
        <time dateTime={publishedOn}>{dayInWords(publishedOn)}</time>
        {source !== "" && (
          <>
            {" · "}
            <bdi>{source}</bdi>
          </>
        )}
        {coauthors.length > 0 && (
          <>
            {" · "}with <bdi>{listed(coauthors)}</bdi>
          </>
        )}
      </p>
      {excerpt !== "" && (
        <p className="max-w-2xl" dir="auto">
          {excerpt}
        </p>
      )}
    </article>
  );
}

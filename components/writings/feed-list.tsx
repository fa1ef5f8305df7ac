import Link from "next/link";
import { utc } from "#lib/clock.ts";
import { paths } from "#lib/paths.ts";
import { CheckFeedForm, RemoveFeedForm } from "./feed-forms.tsx";

export type ShownFeed = {
  id: string;
  address: string;
  title: string;
  succeededAt: Date | null;
  failure: string | null;
  open: string | null;
  openState: "waiting" | "ready" | null;
};

/** The addresses that a mentor's posts are read from, and how it went. */
export function FeedList({ mentor, feeds }: { mentor: string; feeds: readonly ShownFeed[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {feeds.map((feed) => (
        <li key={feed.id} className="space-y-2 py-4">
          <p>
            {feed.title !== "" && (
              <>
                <bdi className="font-semibold">{feed.title}</bdi>
                <br />
              </>
            )}
            <span className="break-all">{feed.address}</span>
          </p>
          {(feed.succeededAt || !feed.failure) && (
            <p className="text-[0.9375rem] text-quiet">
              {feed.succeededAt ? `Last read on ${utc(feed.succeededAt)}.` : "Not read yet."}
            </p>
          )}
          {feed.failure && <p className="border-l-4 border-bad pl-3 text-bad">{feed.failure}</p>}
          {feed.open && (
            <p>
              <Link href={paths.profileImport(mentor, "writings", feed.open)} prefetch={false}>
                {feed.openState === "ready" ? "See what it holds, and import" : "Being read"}
              </Link>
            </p>
          )}
          <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
            <CheckFeedForm mentor={mentor} feed={feed.id} />
            <RemoveFeedForm mentor={mentor} feed={feed.id} />
          </div>
        </li>
      ))}
    </ul>
  );
}

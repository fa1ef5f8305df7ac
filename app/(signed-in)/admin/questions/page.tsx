import Link from "next/link";
import { Filter, Pager } from "#components/admin/pager.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { PostForAdmins } from "#components/questions/post-for-admins.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import {
  type ModerationFilter,
  moderatedPosts,
  moderationFilters,
  openFlags,
  POSTS_SHOWN,
} from "#lib/questions/moderation-queries.ts";

export const metadata = { title: "Questions · Admin" };

type Search = { show?: string | string[]; before?: string | string[]; done?: string | string[] };

const empty: Record<ModerationFilter, string> = {
  flagged: "No flag is open.",
  recent: "Nobody has asked anything yet.",
  hidden: "No post is hidden.",
  settled: "No flag was settled yet.",
};

export default async function Questions({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await requireAdmin(paths.admin.questions);
  const search = await searchParams;
  const filter = moderationFilters.find((one) => one === search.show) ?? "flagged";
  const before = typeof search.before === "string" ? search.before : undefined;
  const [posts, flagged] = await Promise.all([
    moderatedPosts(actor, { filter, ...(before ? { before } : {}) }),
    openFlags(actor),
  ]);
  const shown = posts.slice(0, POSTS_SHOWN);
  const last = shown.at(-1);
  const address = (params: Record<string, string> = {}, show: ModerationFilter = filter) => {
    const query = new URLSearchParams({ ...(show === "flagged" ? {} : { show }), ...params }).toString();
    return query ? `${paths.admin.questions}?${query}` : paths.admin.questions;
  };
  const labels: Record<ModerationFilter, string> = {
    flagged: `Flagged (${flagged.toLocaleString("en-GB")})`,
    recent: "All, latest first",
    hidden: "Hidden",
    settled: "With settled flags",
  };
  return (
    <Page
      title="Questions and answers"
      crumbs={[{ href: paths.admin.home, label: "Admin" }]}
      lead="What people flagged, and everything that was asked and answered on public projects. Who is behind an anonymous post stands here only for admins who read none of its project’s applications."
    >
      <div className="space-y-6">
        <NoticeOf done={search.done} />
        <Filter
          label="Posts by what is to be done"
          chosen={filter}
          choices={moderationFilters.map((one) => ({ value: one, label: labels[one], href: address({}, one) }))}
        />
        {shown.length === 0 ? (
          <Empty>
            {empty[filter]}
            {filter === "flagged" && (
              <>
                {" "}
                <Link href={address({}, "recent")}>See all posts</Link>
              </>
            )}
          </Empty>
        ) : (
          <ol className="divide-y divide-line border-y border-line">
            {shown.map((post) => (
              <li key={post.id} className="py-6">
                <PostForAdmins post={post} />
              </li>
            ))}
          </ol>
        )}
        <Pager
          older={posts.length > POSTS_SHOWN && last ? address({ before: last.id }) : null}
          newest={before ? address() : null}
        />
      </div>
    </Page>
  );
}

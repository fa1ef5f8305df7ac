import { Page } from "#components/layout/page.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { paths } from "#lib/paths.ts";
import type { ThreadPage } from "#lib/questions/view.ts";
import { Pages } from "./pages.tsx";
import { PostItem } from "./post.tsx";

/** A question with its replies, a page of them. */
export function ThreadView({ view }: { view: ThreadPage }) {
  const { project, number, posts, page, pages, pinned, closed, readOnly } = view;
  return (
    <Page
      title={`Question ${number}`}
      crumbs={[
        { href: paths.home, label: "Projects" },
        { href: paths.project(project.slug), label: project.title },
        { href: paths.questions(project.slug), label: "Questions and answers" },
      ]}
      lead={`About the project “${project.title}”${page > 1 ? `, page ${page} of ${pages}` : ""}`}
    >
      {(pinned || closed) && (
        <p className="mb-5 flex gap-2">
          {pinned && <Badge>Pinned</Badge>}
          {closed && <Badge>Closed</Badge>}
        </p>
      )}
      {page > 1 && (
        <p className="mb-5">
          <a href={paths.question(project.slug, number)}>To the question</a>
        </p>
      )}
      <ol className="max-w-3xl space-y-6">
        {posts.map((post) => (
          <PostItem key={post.id} project={project.slug} post={post} acts={!readOnly} />
        ))}
      </ol>
      <Pages
        page={page}
        pages={pages}
        href={(one) => paths.question(project.slug, number, one)}
        label="Pages of this question"
      />
      <div className="mt-10 max-w-3xl">
        {readOnly || closed ? (
          <Callout>
            {readOnly
              ? "The round is archived: its questions can be read, but nothing is added."
              : "This question is closed: it takes no more replies."}
          </Callout>
        ) : (
          posts[0]?.stone === null &&
          page === 1 && (
            <p className="flex flex-wrap items-center gap-x-5 gap-y-3">
              <a href={`${paths.askPost(project.slug, posts[0].id)}#reply`} className="button button-quiet">
                Reply to the question
              </a>
              <a href={`${paths.askPost(project.slug, posts[0].id)}#to-follow`} rel="nofollow">
                Follow it by e-mail
              </a>
            </p>
          )
        )}
      </div>
    </Page>
  );
}

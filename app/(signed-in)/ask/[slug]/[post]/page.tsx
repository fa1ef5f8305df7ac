import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { PostPage } from "#components/questions/post-page.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { postPage } from "#lib/questions/queries.ts";

export const metadata: Metadata = { title: "A question and its replies" };

type Props = {
  params: Promise<{ slug: string; post: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Post({ params, searchParams }: Props) {
  const { slug, post } = await params;
  const { done } = await searchParams;
  const actor = await requireActor(paths.askPost(slug, post));
  const view = (await postPage(actor, slug, post)) ?? notFound();
  const { project, number } = view;
  return (
    <Page
      title={view.post.question ? `Question ${number}` : `A reply to question ${number}`}
      crumbs={[
        { href: paths.project(slug), label: project.title },
        { href: paths.questions(slug), label: "Questions and answers" },
        { href: paths.question(slug, number), label: `Question ${number}` },
      ]}
    >
      <div className="space-y-8">
        <NoticeOf done={done} />
        <PostPage view={view} />
      </div>
    </Page>
  );
}

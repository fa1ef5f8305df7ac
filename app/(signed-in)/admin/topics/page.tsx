import { count } from "#components/admin/states.tsx";
import { AddTopicForm, RemoveTopicForm, TopicForm } from "#components/admin/topic-forms.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { topicsForAdmin } from "#lib/topics/queries.ts";

export const metadata = { title: "Topics · Admin" };

export default async function Topics({ searchParams }: { searchParams: Promise<{ done?: string | string[] }> }) {
  const actor = await requireAdmin(paths.admin.topics);
  const { done } = await searchParams;
  const topics = await topicsForAdmin(actor);
  return (
    <Page
      title="Topics"
      crumbs={[{ href: paths.admin.home, label: "Admin" }]}
      lead="Applicants list projects by them. A topic that no project has can be removed."
    >
      <div className="space-y-12">
        <NoticeOf done={done} />
        {topics.length === 0 ? (
          <Empty>There is no topic yet.</Empty>
        ) : (
          <ul className="divide-y divide-line border-y border-line">
            {topics.map((topic) => (
              <li key={topic.id} className="py-6">
                <h2 className="mb-3 text-xl">
                  {topic.name}{" "}
                  <span className="font-sans text-base font-normal text-quiet">
                    {topic.uses === 0 ? "unused" : count(topic.uses, "project")}
                  </span>
                </h2>
                <TopicForm id={topic.id} name={topic.name} slug={topic.slug} />
                {topic.uses === 0 && <RemoveTopicForm id={topic.id} name={topic.name} />}
              </li>
            ))}
          </ul>
        )}
        <section aria-labelledby="add" className="space-y-4">
          <h2 id="add">Add a topic</h2>
          <AddTopicForm />
        </section>
      </div>
    </Page>
  );
}

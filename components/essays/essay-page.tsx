import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { Prose } from "#components/ui/prose.tsx";
import type { EssayView } from "#lib/essays/view.ts";
import { paths } from "#lib/paths.ts";
import { Editor } from "./editor.tsx";

type Props = { id: string; essay: EssayView | null; from: string; done: string | string[] | undefined };

/**
 * The editor's page. Without an essay it is the answer to a form whose sender was signed out
 * meanwhile: nothing of the essay is read, but what was sent comes back to be sent again. Both
 * have one structure, since React finds by it which form an answer belongs to.
 */
export function EssayPage({ id, essay, from, done }: Props) {
  const demand = essay?.demands.find(({ applicationId }) => applicationId === from);
  const asking = essay?.demands.map(({ project }) => project) ?? [];
  return (
    <Page
      title={essay?.title ?? "Your essay"}
      wide
      crumbs={[
        { href: paths.applications, label: "My applications" },
        ...(demand ? [{ href: paths.application(demand.applicationId), label: demand.project }] : []),
      ]}
      lead={
        asking.length > 1 ? `One essay for ${asking.length} of your applications: ${asking.join("; ")}.` : undefined
      }
    >
      <div className="space-y-8">
        {essay ? <NoticeOf done={done} /> : <SignedOut id={id} />}
        {essay && <Guidance essay={essay} />}
        <Editor key={id} essay={essay ?? nothingOf(id)} application={demand?.applicationId ?? ""} />
      </div>
    </Page>
  );
}

function nothingOf(id: string): EssayView {
  return {
    id,
    title: "",
    guidanceHtml: "",
    prompts: [],
    text: "",
    promptId: null,
    version: 1,
    savedAt: "",
    demands: [],
  };
}

function SignedOut({ id }: { id: string }) {
  return (
    <p className="max-w-2xl">
      <a href={paths.signIn(paths.essay(id))} target="_blank" rel="noreferrer">
        Sign in in another tab
      </a>
      , then come back to this one and press Save.
    </p>
  );
}

function Guidance({ essay }: { essay: EssayView }) {
  const own = essay.demands.filter((demand) => demand.guidanceHtml);
  if (!essay.guidanceHtml && own.length === 0) return null;
  return (
    <section aria-labelledby="guidance" className="space-y-3">
      <h2 id="guidance" className="text-xl">
        Guidance
      </h2>
      {essay.guidanceHtml && <Prose html={essay.guidanceHtml} />}
      {own.map((demand) => (
        <div key={demand.applicationId}>
          <p className="font-semibold">For {demand.project}:</p>
          <Prose html={demand.guidanceHtml} />
        </div>
      ))}
    </section>
  );
}

import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Prose } from "#components/ui/prose.tsx";
import { unsentText } from "#lib/essays/rules.ts";
import type { EssayView } from "#lib/essays/view.ts";
import { paths } from "#lib/paths.ts";
import { Editor } from "./editor.tsx";

type Props = { essay: EssayView; from: string; done: string | string[] | undefined };

/** The editor's page. `from`: the application that one came from, if any. */
export function EssayPage({ essay, from, done }: Props) {
  const demand = essay.demands.find(({ applicationId }) => applicationId === from);
  const asking = essay.demands.map(({ project }) => project);
  const unsent = unsentText(essay.demands);
  return (
    <Page
      title={essay.title}
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
        <NoticeOf done={done} />
        {unsent && <Callout>{unsent}</Callout>}
        <Guidance essay={essay} />
        <Editor key={essay.id} essay={essay} application={demand?.applicationId ?? ""} />
      </div>
    </Page>
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

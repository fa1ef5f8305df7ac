import Link from "next/link";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Prose } from "#components/ui/prose.tsx";
import { unsentText } from "#lib/essays/rules.ts";
import type { EssayView } from "#lib/essays/view.ts";
import { paths } from "#lib/paths.ts";
import { Editor } from "./editor.tsx";
import { EssayNews } from "./essay-news.tsx";
import { EssayTexts } from "./essay-texts.tsx";

type Props = { essay: EssayView; from: string; done: string | string[] | undefined; time: React.ReactNode };

/** The editor's page. `from`: the application that one came from, if any; `time`: how long is left. */
export function EssayPage({ essay, from, done, time }: Props) {
  const demand = [...essay.demands, ...essay.elsewhere, ...essay.over].find(
    ({ applicationId }) => applicationId === from,
  );
  const unsent =
    essay.demands.length === 0 && essay.elsewhere.length > 0
      ? "No application of yours sends this text at the moment. It is kept, and you can go on saving it."
      : unsentText(essay.demands);
  return (
    <Page
      title={essay.title}
      wide
      crumbs={[
        ...(demand
          ? [
              { href: paths.applications, label: "My applications" },
              { href: paths.application(demand.applicationId), label: demand.project },
            ]
          : [{ href: paths.essays, label: "Essays" }]),
      ]}
      lead={leadOf(essay)}
    >
      <div className="space-y-8">
        <NoticeOf done={done} />
        {unsent && <Callout>{unsent}</Callout>}
        {time}
        <EssayNews essay={essay} />
        <Guidance essay={essay} />
        <Editor key={essay.id} essay={essay} application={demand?.applicationId ?? ""} />
        <p>
          <Link href={paths.history(essay.id)} prefetch={false}>
            Earlier versions
          </Link>{" "}
          of this text, to look at and to put back
        </p>
        <EssayTexts essay={essay} />
      </div>
    </Page>
  );
}

/** Which text this is, and for whom: "The variant “Short”, for one of your applications: Aligning models." */
function leadOf({ variant, demands, siblings }: EssayView): string | undefined {
  const asking = demands.map(({ project }) => project);
  const whom = `${asking.length === 1 ? "one" : asking.length} of your applications: ${asking.join("; ")}.`;
  if (variant !== "" || siblings.length > 0) {
    const name = variant === "" ? "The shared text" : `The variant “${variant}”`;
    return asking.length > 0 ? `${name}, for ${whom}` : `${name}.`;
  }
  return asking.length > 1 ? `One essay for ${whom}` : undefined;
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

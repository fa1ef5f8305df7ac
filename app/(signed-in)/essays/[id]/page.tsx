import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Editor } from "#components/essays/editor.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { Prose } from "#components/ui/prose.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { myEssay } from "#lib/essays/queries.ts";
import { paths } from "#lib/paths.ts";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

const read = cache(async (id: string) => myEssay(await requireActor(paths.essay(id)), id, new Date()));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const essay = await read((await params).id);
  return { title: essay ? essay.title : "Not found" };
}

export default async function Essay({ params, searchParams }: Props) {
  const { id } = await params;
  const { done, application } = await searchParams;
  const essay = (await read(id)) ?? notFound();
  const from = essay.demands.find((demand) => demand.applicationId === application);
  const asking = essay.demands.map((demand) => demand.project);
  return (
    <Page
      title={essay.title}
      wide
      crumbs={[
        { href: paths.applications, label: "My applications" },
        ...(from ? [{ href: paths.application(from.applicationId), label: from.project }] : []),
      ]}
      lead={
        asking.length > 1 ? `One essay for ${asking.length} of your applications: ${asking.join("; ")}.` : undefined
      }
    >
      <div className="space-y-8">
        <NoticeOf done={done} />
        {(essay.guidanceHtml || essay.demands.some((demand) => demand.guidanceHtml)) && (
          <section aria-labelledby="guidance" className="space-y-3">
            <h2 id="guidance" className="text-xl">
              Guidance
            </h2>
            {essay.guidanceHtml && <Prose html={essay.guidanceHtml} />}
            {essay.demands.map(
              (demand) =>
                demand.guidanceHtml && (
                  <div key={demand.applicationId}>
                    <p className="font-semibold">For {demand.project}:</p>
                    <Prose html={demand.guidanceHtml} />
                  </div>
                ),
            )}
          </section>
        )}
        <Editor key={essay.id} essay={essay} application={from?.applicationId ?? ""} />
      </div>
    </Page>
  );
}

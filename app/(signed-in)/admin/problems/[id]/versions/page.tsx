import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/layout/page.tsx";
import { Versions } from "#components/problems/versions.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { problemVersions } from "#lib/problems/queries.ts";

export const metadata: Metadata = { title: "Versions of a problem · Admin" };

export default async function VersionsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireAdmin(paths.admin.problemVersions(id));
  const { title, versions } = (await problemVersions(actor, id)) ?? notFound();
  return (
    <Page
      title={`Versions of “${title}”`}
      crumbs={[
        { href: paths.admin.home, label: "Admin" },
        { href: paths.admin.problems, label: "Problem bank" },
        { href: paths.admin.problem(id), label: title },
      ]}
      lead="While nobody answers, a problem is mended in place; once somebody does, each change is a version. What was submitted stays tied to the one that it answers."
    >
      <Versions versions={versions} />
    </Page>
  );
}

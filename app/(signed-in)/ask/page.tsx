import type { Metadata } from "next";
import { Empty, Page } from "#components/layout/page.tsx";
import { OwnQuestions } from "#components/questions/own-questions.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { ownQuestions } from "#lib/questions/own-queries.ts";

export const metadata: Metadata = { title: "Your questions" };

export default async function YourQuestions() {
  const actor = await requireActor(paths.asked);
  const questions = await ownQuestions(actor);
  return (
    <Page
      title="Your questions"
      crumbs={[{ href: paths.account, label: "Your account" }]}
      lead="What you asked about projects, with your name or without it, and what you follow by e-mail. Nobody else sees this list."
    >
      {questions.length > 0 ? (
        <OwnQuestions questions={questions} />
      ) : (
        <Empty>
          <p>
            You have asked nothing yet, and follow no question. Under each <a href={paths.home}>project</a> stands what
            others asked, and a link to ask.
          </p>
        </Empty>
      )}
    </Page>
  );
}

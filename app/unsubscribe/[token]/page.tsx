import Link from "next/link";
import { Page } from "#components/layout/page.tsx";
import { UnsubscribeForm } from "#components/questions/unsubscribe-form.tsx";
import { currentActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { type MailsOfToken, mailsOfToken } from "#lib/questions/unsubscribe-queries.ts";

export const metadata = { title: "Mails" };

/** Where the link in a mail leads, without signing in. Opening it ends nothing, since mail scanners open links: the button does. */
export default async function Unsubscribe({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const mails = await mailsOfToken(await currentActor(), token);
  if (!mails)
    return (
      <Page title="This link is not whole">
        <p className="max-w-xl">
          Nothing was changed. Copy all of the link from the mail, to its last letter, and open it again.
        </p>
      </Page>
    );
  if (mails.told)
    return (
      <Page title="Stop these mails?">
        <div className="max-w-xl space-y-6">
          <p>You are told by e-mail of {subject(mails)}. One press ends that; other mails go on.</p>
          <UnsubscribeForm token={token} />
          <p className="text-quiet">Nothing happens without the button.</p>
        </div>
      </Page>
    );
  return (
    <Page title="These mails are stopped">
      <div className="max-w-xl space-y-6">
        <p>You are not told by e-mail of {subject(mails)}.</p>
        {mails.again &&
          (mails.own ? (
            <UnsubscribeForm token={token} again />
          ) : (
            <p>
              Was that a mistake? <Link href={paths.signIn(paths.unsubscribe(token))}>Sign in to follow again</Link>.
            </p>
          ))}
      </div>
    </Page>
  );
}

function subject({ kind, about }: MailsOfToken) {
  if (about === null) return kind === "thread" ? "replies to a question" : "questions about a project";
  const { title, slug, number } = about;
  if (number === null)
    return (
      <>
        new questions about the project <Link href={paths.project(slug)}>{title}</Link>
      </>
    );
  return (
    <>
      new replies to <Link href={paths.question(slug, number)}>question {number}</Link> about the project “{title}”
    </>
  );
}

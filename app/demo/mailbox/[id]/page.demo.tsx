import { notFound } from "next/navigation";
import { Page } from "#components/layout/page.tsx";
import { utc } from "#lib/clock.ts";
import { storedMail } from "#lib/demo/mailbox.ts";

export const metadata = { title: "Mail" };

type Props = { params: Promise<{ id: string }> };

/** One mail. Addresses in it can be followed, as in a mail program. */
export default async function MailPage({ params }: Props) {
  const mail = (await storedMail((await params).id)) ?? notFound();
  return (
    <Page title={mail.subject} crumbs={[{ href: "/demo/mailbox", label: "Mailbox" }]}>
      <dl className="mb-6 grid grid-cols-[auto_1fr] gap-x-4">
        <dt className="text-quiet">From</dt>
        <dd>{mail.from}</dd>
        <dt className="text-quiet">To</dt>
        <dd>{mail.to}</dd>
        <dt className="text-quiet">Received</dt>
        <dd>{utc(new Date(mail.date))}</dd>
      </dl>
      <pre className="max-w-3xl whitespace-pre-wrap break-words rounded border border-line bg-raised p-5 font-mono text-sm">
        {pieces(mail.text).map(({ at, text, link }) =>
          link ? (
            <a key={at} href={text}>
              {text}
            </a>
          ) : (
            <span key={at}>{text}</span>
          ),
        )}
      </pre>
    </Page>
  );
}

/** The text in pieces, each with its offset: addresses, and what stands between them. */
function pieces(whole: string) {
  let at = 0;
  return whole.split(/(https?:\/\/[^\s<>"]+)/).map((text, n) => {
    const piece = { at, text, link: n % 2 === 1 };
    at += text.length + 1;
    return piece;
  });
}

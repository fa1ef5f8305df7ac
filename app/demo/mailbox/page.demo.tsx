import Link from "next/link";
import { Empty, Page } from "#components/layout/page.tsx";
import { utc } from "#lib/clock.ts";
import { storedMails } from "#lib/demo/mailbox.ts";

export const metadata = { title: "Mailbox" };

/** Only in the demo: every mail that the portal sent, as its mail server received it. */
export default async function Mailbox() {
  const mails = await storedMails();
  return (
    <Page title="Mailbox" lead="Every mail that this demo sent, newest first, as a real mail server received it.">
      {mails.length === 0 ? (
        <Empty>Nothing yet. Ask for a sign-in link, or submit an application.</Empty>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {mails.map((mail) => (
            <li key={mail.id} className="py-4">
              <p className="font-semibold">
                <Link href={`/demo/mailbox/${mail.id}`} prefetch={false}>
                  {mail.subject}
                </Link>
              </p>
              <p className="text-[0.9375rem] text-quiet">
                To {mail.to}, {utc(new Date(mail.date))}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

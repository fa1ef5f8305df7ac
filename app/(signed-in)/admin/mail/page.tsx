import { Acts } from "#components/admin/item-acts.tsx";
import { Filter, Pager } from "#components/admin/pager.tsx";
import { count, MailStateBadge } from "#components/admin/states.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { utc } from "#lib/clock.ts";
import { sendAgain } from "#lib/mail/actions.ts";
import { MAILS_SHOWN, mailCounts, outbox } from "#lib/mail/queries.ts";
import { paths } from "#lib/paths.ts";

export const metadata = { title: "Mail · Admin" };

type Search = { state?: string | string[]; before?: string | string[]; done?: string | string[] };

const states = ["queued", "sent", "failed"] as const;

export default async function Mails({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await requireAdmin(paths.admin.mail);
  const search = await searchParams;
  const state = states.find((one) => one === search.state);
  const before = typeof search.before === "string" ? search.before : undefined;
  const [mails, counts] = await Promise.all([
    outbox(actor, { ...(state ? { state } : {}), ...(before ? { before } : {}) }),
    mailCounts(actor),
  ]);
  const shown = mails.slice(0, MAILS_SHOWN);
  const address = (params: Record<string, string>) => {
    const query = new URLSearchParams({ ...(state ? { state } : {}), ...params }).toString();
    return query ? `${paths.admin.mail}?${query}` : paths.admin.mail;
  };
  const last = shown.at(-1);
  return (
    <Page
      title="Mail"
      crumbs={[{ href: paths.admin.home, label: "Admin" }]}
      lead="What the portal sent, and what waits. A mail is queued together with what it tells; a mail server that is down delays it, and nothing else. What mails say is not shown here."
    >
      <NoticeOf done={search.done} />
      <Filter
        label="Mails by state"
        chosen={state ?? ""}
        choices={[
          { value: "", label: "All", href: paths.admin.mail },
          ...states.map((one) => ({
            value: one,
            label: `${one.charAt(0).toUpperCase()}${one.slice(1)} (${counts[one].toLocaleString("en-GB")})`,
            href: `${paths.admin.mail}?state=${one}`,
          })),
        ]}
      />
      {shown.length === 0 ? (
        <Empty>{state ? "No mail is in this state." : "No mail was sent yet."}</Empty>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {shown.map((mail) => (
            <li key={mail.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-4">
              <div className="min-w-0">
                <h2 className="font-sans text-base font-semibold">
                  {mail.subject} <MailStateBadge state={mail.state} />
                </h2>
                <p className="break-words">
                  To {mail.to ?? "somebody who follows it"} ({mail.kind})
                </p>
                <p className="figures text-quiet">
                  Queued {utc(mail.queuedAt)}
                  {mail.sentAt && `, sent ${utc(mail.sentAt)}`}
                  {mail.attempts > 0 && `, ${count(mail.attempts, "attempt")}`}
                  {mail.lastError && `, last error: ${mail.lastError}`}
                </p>
              </div>
              {mail.state === "failed" && (
                <Acts
                  id={`mail-${mail.id}`}
                  action={sendAgain}
                  values={{ id: mail.id }}
                  acts={[{ value: "again", label: "Try again" }]}
                  of={mail.to === null ? `“${mail.subject}”` : `“${mail.subject}” to ${mail.to}`}
                  small
                />
              )}
            </li>
          ))}
        </ul>
      )}
      <Pager
        older={mails.length > MAILS_SHOWN && last ? address({ before: last.id }) : null}
        newest={before ? address({}) : null}
      />
    </Page>
  );
}

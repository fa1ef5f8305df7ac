import { env } from "#lib/env.ts";

/** Of mails that tell people something: the sender, the portal's address, and what the programme calls itself. */
export type MailSettings = { from: string; appUrl: string; programme: string };

/** From the environment. */
export function mailSettings(): MailSettings {
  const { MAIL_FROM: from, APP_URL: appUrl, PROGRAMME_NAME: programme } = env();
  return { from, appUrl, programme };
}

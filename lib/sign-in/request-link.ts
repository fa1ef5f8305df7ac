import type { Db } from "#lib/db.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { SIGN_IN_LINK_MINUTES } from "#lib/mail/send.ts";

/**
 * Queues a mail with a sign-in link. Nothing here looks whether the address is known, so
 * neither the answer nor its timing can tell. The link's secret is made by the worker.
 */
export async function requestSignInLink(
  db: Db,
  request: { email: string; next: string; programme: string; from: string },
): Promise<void> {
  await db.$transaction(async (tx) => {
    await queueMail(
      tx,
      {
        kind: "sign-in",
        to: request.email,
        userId: null,
        subject: `Your sign-in link for ${request.programme}`,
        text: [
          "Open this link to sign in:",
          "",
          "{link}",
          "",
          `It works once, for ${SIGN_IN_LINK_MINUTES} minutes after this mail was sent.`,
          "If you did not ask for it, you need do nothing: nobody can sign in without it.",
          "",
        ].join("\n"),
        data: { next: request.next },
      },
      request.from,
    );
  });
}

"use server";

import { cookies, headers } from "next/headers";
import { action } from "#lib/auth/action.ts";
import { hashSessionToken, SIGNED_IN_HINT, sessionCookie } from "#lib/auth/cookie.ts";
import { overLimit } from "#lib/auth/limits.ts";
import { clientAddress } from "#lib/auth/origin.ts";
import { db } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { withNotice } from "#lib/notices.ts";
import { paths, safeNext } from "#lib/paths.ts";
import { saveDetails } from "#lib/people/details.ts";
import { refuse } from "#lib/result.ts";
import { requestSignInLink } from "./request-link.ts";
import { emptySchema, nameSchema, signInSchema } from "./schema.ts";

/** Asks for a sign-in link. The answer is the same whether or not the address is known. */
export const askForLink = action({
  name: "askForLink",
  who: "anyone",
  schema: signInSchema,
  async run({ input }) {
    const wait =
      (await overLimit("signInClient", clientAddress(await headers()))) ??
      (await overLimit("signInAddress", input.email));
    if (wait !== null) {
      return refuse(
        `Too many links were asked for. Use the newest one in your mailbox, or try again in ${wait} ${wait === 1 ? "minute" : "minutes"}.`,
      );
    }
    await requestSignInLink(db, {
      email: input.email,
      next: safeNext(input.next, ""),
      programme: env().PROGRAMME_NAME,
      from: env().MAIL_FROM,
    });
    return { ok: true, to: paths.signInSent };
  },
});

/** Ends this session. */
export const signOut = action({
  name: "signOut",
  who: "anyone",
  schema: emptySchema,
  async run() {
    const jar = await cookies();
    const { name, options } = sessionCookie();
    const token = jar.get(name)?.value;
    if (token) await db.session.deleteMany({ where: { sessionToken: hashSessionToken(token) } });
    jar.set(name, "", { ...options, maxAge: 0 });
    jar.set(SIGNED_IN_HINT, "", { path: "/", maxAge: 0 });
    return { ok: true, to: withNotice(paths.signIn(), "signed-out") };
  },
});

/** Ends every other session of this person. */
export const signOutElsewhere = action({
  name: "signOutElsewhere",
  who: "signed-in",
  schema: emptySchema,
  async run({ actor }) {
    const token = (await cookies()).get(sessionCookie().name)?.value ?? "";
    await db.session.deleteMany({ where: { userId: actor.id, sessionToken: { not: hashSessionToken(token) } } });
    return { ok: true, to: withNotice(paths.account, "signed-out-everywhere") };
  },
});

export const saveMyDetails = action({
  name: "saveMyDetails",
  who: "signed-in",
  schema: nameSchema,
  async run({ actor, input }) {
    await saveDetails(db, actor, input);
    return { ok: true, to: withNotice(paths.account, "saved") };
  },
});

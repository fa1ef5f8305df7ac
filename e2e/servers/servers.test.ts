import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { expect, onTestFinished, test } from "vitest";
import { startOidc } from "./oidc.ts";
import { readStore, startSmtp } from "./smtp.ts";

const letter = { from: "Prentice <from@example.org>", subject: "Grüße", text: "Ein Wort.", messageId: "<a@b>" };

test("mail arrives, is parsed, waited for and stored", async () => {
  const store = mkdtempSync(join(tmpdir(), "prentice-mail-"));
  const smtp = await startSmtp({ store });
  const transport = createTransport(smtp.url);
  onTestFinished(async () => {
    transport.close();
    await smtp.stop();
    rmSync(store, { recursive: true });
  });
  const reader = readStore(store);
  const [early, elsewhere] = [
    smtp.waitFor((mail) => mail.to.includes("2@example.org")),
    reader.waitFor((mail) => mail.to.includes("2@example.org")),
  ];
  await transport.sendMail({ ...letter, to: "1@example.org" });
  await transport.sendMail({ ...letter, to: "2@example.org", messageId: "<c@d>" });

  expect(await early).toMatchObject({ from: "from@example.org", subject: "Grüße", messageId: "<c@d>" });
  expect((await early).text.trim()).toBe("Ein Wort.");
  expect(await elsewhere).toEqual(await early);
  expect(await smtp.waitFor((mail) => mail.to.includes("1@example.org"))).toEqual(reader.mails()[0]);
  expect(readdirSync(store)).toHaveLength(2);
  await expect(smtp.waitFor((mail) => mail.to.includes("3@example.org"), 20)).rejects.toThrow(
    "to 2@example.org: Grüße",
  );
});

test("a failing server refuses with 451 and recovers", async () => {
  const smtp = await startSmtp();
  onTestFinished(() => smtp.stop());
  const transport = createTransport(smtp.url);
  smtp.fail(true);
  await expect(transport.sendMail({ ...letter, to: "1@example.org" })).rejects.toMatchObject({ responseCode: 451 });
  smtp.fail(false);
  await transport.sendMail({ ...letter, to: "1@example.org" });
  expect(smtp.mails).toHaveLength(1);
});

test.for([{ verified: true }, { verified: false }])(
  "the provider's whole code flow, verified: $verified",
  async ({ verified }) => {
    const redirect = "http://127.0.0.1:9/callback";
    const oidc = await startOidc({ redirectUris: [redirect] });
    onTestFinished(() => oidc.stop());
    const about = await (await fetch(`${oidc.issuer}/.well-known/openid-configuration`)).json();

    const cookies = new Map<string, string>();
    const go = async (url: string, init: RequestInit = {}) => {
      const cookie = [...cookies].map((pair) => pair.join("=")).join("; ");
      const response = await fetch(new URL(url, oidc.issuer), { redirect: "manual", ...init, headers: { cookie } });
      for (const line of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (name) cookies.set(name, value ?? "");
      }
      return response;
    };
    const to = (response: Response) => response.headers.get("location") ?? "";

    const verifier = randomBytes(32).toString("base64url");
    const asked = await go(
      `${about.authorization_endpoint}?${new URLSearchParams({
        client_id: oidc.clientId,
        redirect_uri: redirect,
        response_type: "code",
        scope: "openid email profile",
        state: "s",
        nonce: "n",
        code_challenge: createHash("sha256").update(verifier).digest("base64url"),
        code_challenge_method: "S256",
      })}`,
    );
    const form = await go(to(asked));
    expect(await form.text()).toContain('name="email"');
    const body = new URLSearchParams({ email: "ada@example.org", ...(verified ? {} : { unverified: "on" }) });
    const back = await go(to(await go(to(asked), { method: "POST", body })));
    expect(to(back)).toContain(`${redirect}?code=`);

    const token = await (
      await fetch(about.token_endpoint, {
        method: "POST",
        headers: { authorization: `Basic ${btoa(`${oidc.clientId}:${oidc.clientSecret}`)}` },
        body: new URLSearchParams({
          grant_type: "authorization_code",
          code: new URL(to(back)).searchParams.get("code") ?? "",
          redirect_uri: redirect,
          code_verifier: verifier,
        }),
      })
    ).json();
    const claims = { email: "ada@example.org", email_verified: verified, name: "ada" };
    expect(JSON.parse(Buffer.from(token.id_token.split(".")[1], "base64url").toString())).toMatchObject({
      ...claims,
      nonce: "n",
    });
    const me = await (
      await fetch(about.userinfo_endpoint, { headers: { authorization: `Bearer ${token.access_token}` } })
    ).json();
    expect(me).toMatchObject(claims);
  },
);

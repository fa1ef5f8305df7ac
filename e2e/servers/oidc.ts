// A real OpenID provider on loopback, where anybody may be anyone: for the tests and the demo.
import { createHash, generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

export type Oidc = { issuer: string; clientId: string; clientSecret: string; stop(): Promise<void> };

type Account = { email: string; email_verified: boolean; name: string };

/** The parts of oidc-provider's context that its hooks are given and we use. */
type Context = {
  oidc: {
    client: { clientId: string };
    session: { accountId: string };
    provider: {
      Grant: new (of: {
        clientId: string;
        accountId: string;
      }) => {
        addOIDCScope(scope: string): void;
        save(): Promise<string>;
      };
    };
  };
};

/**
 * Starts a provider with one client. Any address typed into its form is an account;
 * `sub` follows from the address.
 * @param options.redirectUris where it may send people back to
 * @param options.port default: a free one
 */
export async function startOidc(options: { redirectUris: string[]; port?: number }): Promise<Oidc> {
  const accounts = new Map<string, Account>();
  const clientId = "prentice";
  const clientSecret = randomBytes(24).toString("base64url");

  // The issuer holds the port, so the server listens before the provider exists.
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => {};
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((ready, fail) => {
    server.once("error", fail);
    server.listen(options.port ?? 0, "127.0.0.1", ready);
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: options.redirectUris }],
    adapter: memory(),
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    // Clients that read the ID token alone find the claims there too.
    conformIdTokenClaims: false,
    cookies: { keys: [randomBytes(24).toString("base64url")] },
    jwks: {
      keys: [
        { ...generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" }), use: "sig" },
      ],
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/login/${uid}` },
    findAccount: (_context: unknown, id: string) => {
      const account = accounts.get(id);
      return account && { accountId: id, claims: () => ({ sub: id, ...account }) };
    },
    // Nobody is asked for consent: the one client may have everything.
    async loadExistingGrant({ oidc }: Context) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
    ttl: { AccessToken: 3600, AuthorizationCode: 60, Grant: 3600, IdToken: 3600, Interaction: 3600, Session: 3600 },
  });

  async function login(request: IncomingMessage, response: ServerResponse) {
    if (request.method !== "POST") {
      await provider.interactionDetails(request, response);
      response.setHeader("content-type", "text/html; charset=utf-8").end(FORM);
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    const email = form.get("email")?.trim() ?? "";
    const accountId = createHash("sha256").update(email.toLowerCase()).digest("hex").slice(0, 32);
    accounts.set(accountId, {
      email,
      email_verified: !form.has("unverified"),
      name: form.get("name")?.trim() || (email.split("@")[0] ?? email),
    });
    await provider.interactionFinished(request, response, { login: { accountId } });
  }

  const rest = provider.callback();
  answer = (request, response) => {
    if (!request.url?.startsWith("/login/")) return rest(request, response);
    login(request, response).catch((error: Error) => response.writeHead(400).end(error.message));
  };

  return {
    issuer,
    clientId,
    clientSecret,
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** What the provider remembers: its own, and gone with it. */
function memory() {
  type Payload = { uid?: string; grantId?: string; consumed?: number };
  const kept = new Map<string, Payload>();
  return (model: string) => ({
    upsert: async (id: string, payload: Payload) => void kept.set(`${model}:${id}`, payload),
    find: async (id: string) => kept.get(`${model}:${id}`),
    findByUid: async (uid: string) =>
      [...kept].find(([key, payload]) => key.startsWith(`${model}:`) && payload.uid === uid)?.[1],
    findByUserCode: async () => undefined,
    async consume(id: string) {
      const payload = kept.get(`${model}:${id}`);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id: string) => void kept.delete(`${model}:${id}`),
    async revokeByGrantId(grantId: string) {
      for (const [key, payload] of kept) if (payload.grantId === grantId) kept.delete(key);
    },
  });
}

const FORM = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Test identity provider</title></head>
<body>
<main>
<h1>Test identity provider</h1>
<form method="post">
<p><label>E-mail <input type="email" name="email" required></label></p>
<p><label>Name <input name="name"></label></p>
<p><label><input type="checkbox" name="unverified"> The address is not verified</label></p>
<p><button>Sign in</button></p>
</form>
</main>
</body>
</html>
`;

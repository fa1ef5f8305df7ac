import { afterEach, beforeEach, expect, test, vi } from "vitest";

const complete = {
  DATABASE_URL: "postgresql://a@localhost/b",
  AUTH_SECRET: "x".repeat(32),
  APP_URL: "https://apply.example.org/ignored",
  SMTP_URL: "smtp://localhost:25",
  MAIL_FROM: "Prentice <a@example.org>",
};

beforeEach(() => {
  vi.resetModules();
  for (const [name, value] of Object.entries(complete)) vi.stubEnv(name, value);
});
afterEach(() => vi.unstubAllEnvs());

const read = async () => (await import("./env.ts")).env();

test("a complete environment is read once, the address as an origin", async () => {
  expect((await read()).APP_URL).toBe("https://apply.example.org");
});

test("next-auth’s own name for the secret does, too", async () => {
  vi.stubEnv("AUTH_SECRET", "");
  vi.stubEnv("NEXTAUTH_SECRET", "y".repeat(40));
  expect((await read()).AUTH_SECRET).toBe("y".repeat(40));
});

test.each([
  ["DATABASE_URL", "", /DATABASE_URL is missing: where PostgreSQL is/],
  ["DATABASE_URL", "mysql://x", /DATABASE_URL must start with postgresql/],
  ["AUTH_SECRET", "", /AUTH_SECRET is missing: at least 32/],
  ["AUTH_SECRET", "short", /AUTH_SECRET is too short/],
  ["APP_URL", "", /APP_URL is missing/],
  ["APP_URL", "javascript:1", /APP_URL must be an address/],
  ["SMTP_URL", "", /SMTP_URL is missing/],
  ["MAIL_FROM", "", /MAIL_FROM is missing/],
  ["OIDC_ISSUER", "https://id.example.org", /OIDC_CLIENT_ID is missing/],
  ["OPENALEX_URL", "api.openalex.org", /OPENALEX_URL must be an address/],
  ["OPENALEX_MAILTO", "me", /OPENALEX_MAILTO must be an e-mail address/],
  ["PORT", "0x", /PORT must be a port number/],
])("%s=%j is one clear line", async (name, value, line) => {
  vi.stubEnv(name, value);
  await expect(read()).rejects.toThrow(line);
});

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fromElsewhere } from "./origin.ts";

beforeEach(() => {
  vi.stubEnv("DATABASE_URL", "postgresql://a@localhost/b");
  vi.stubEnv("AUTH_SECRET", "x".repeat(32));
  vi.stubEnv("APP_URL", "https://portal.example");
  vi.stubEnv("SMTP_URL", "smtp://localhost:25");
  vi.stubEnv("MAIL_FROM", "Prentice <a@example.org>");
});
afterEach(() => vi.unstubAllEnvs());

const from = (headers: Record<string, string>) => fromElsewhere(new Headers({ host: "inside:3000", ...headers }));

test("a form of our own pages, and a request that says nothing of where it is from, are not from elsewhere", () => {
  expect(from({ origin: "https://portal.example" })).toBe(false);
  expect(from({ origin: "http://inside:3000" })).toBe(false);
  expect(from({})).toBe(false);
});

test.each(["https://elsewhere.example", "https://portal.example.elsewhere.example", "null", "", "portal.example"])(
  "a form from “%s” is",
  (origin) => {
    expect(from({ origin })).toBe(true);
  },
);

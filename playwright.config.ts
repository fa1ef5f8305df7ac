import { defineConfig, devices } from "@playwright/test";

// scripts/test.ts starts everything and tells us here where it is.
const { executablePath, args } = JSON.parse(process.env["E2E_BROWSER"] ?? "{}") as {
  executablePath?: string;
  args?: string[];
};
const report = process.env["E2E_REPORT"];

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.e2e.ts",
  globalSetup: "./e2e/global-setup.ts",
  outputDir: process.env["E2E_OUTPUT"] ?? "test-results",
  fullyParallel: true,
  // One more than cores: what one waits for, another fills.
  workers: 3,
  // On a busy machine one of hundreds now and then takes longer than it may. Each second attempt is reported.
  retries: 1,
  forbidOnly: Boolean(process.env["CI"]),
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ...(report ? [["json", { outputFile: report }] as const] : [])],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env["E2E_URL"],
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: args ?? [] },
    // Recording every step costs a good part of a run: TRACE=1 npm test does, and each second attempt.
    trace: process.env["TRACE"] === "1" ? "retain-on-failure" : "on-first-retry",
    screenshot: "only-on-failure",
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
  },
});

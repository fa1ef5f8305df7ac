import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { blank } from "#scripts/run.ts";

const root = import.meta.dirname;
const runDir = process.env["PRENTICE_RUN_DIR"];

// Blank means absent: a developer's own database and settings are out of reach. testDatabase()
// gives a file its own.
const env = {
  ...blank,
  NODE_ENV: "test" as const,
  AUTH_SECRET: "for-tests-only-for-tests-only-for-tests-only",
  APP_URL: "http://127.0.0.1:3000",
  SMTP_URL: "smtp://127.0.0.1:1",
  MAIL_FROM: "Prentice <prentice@example.org>",
  LOG_LEVEL: "silent",
};

const files = [
  "lib/**/*.test.{ts,tsx}",
  "components/**/*.test.{ts,tsx}",
  "scripts/**/*.test.ts",
  "prisma/**/*.test.ts",
  "e2e/{servers,torture}/*.test.ts",
];
// The marker throws outside Next, and marks nothing here.
const alias = { "server-only": join(root, "prisma/test-server-only.ts") };

export default defineConfig({
  // Two runs in one checkout keep their caches apart.
  ...(runDir ? { cacheDir: join(runDir, "vite") } : {}),
  test: {
    // By itself it would leave a core to somebody who waits: of two, half.
    maxWorkers: availableParallelism(),
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          // They keep nothing between them: one process reads what they share once.
          isolate: false,
          include: files,
          exclude: ["**/*.db.test.ts"],
          env,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["{lib,scripts,prisma,app,components}/**/*.db.test.ts"],
          globalSetup: ["prisma/test-server.ts"],
          env,
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});

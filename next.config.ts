import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";
import { baseHeaders, PICTURE_POLICY, PORTRAITS, PUBLIC_PAGES, publicPolicy } from "./lib/security-headers.ts";

const demo = process.env["PRENTICE_DEMO"] === "1";
const latestMigration =
  readdirSync(new URL("./prisma/migrations", import.meta.url))
    .filter((name) => /^\d/.test(name))
    .sort()
    .at(-1) ?? "";

export default {
  distDir: process.env["NEXT_DIST_DIR"] ?? ".next",
  // The demo's pages (sign in as anybody, read the mailbox) are files of their own ending: a
  // production build does not contain them at all.
  pageExtensions: demo ? ["demo.tsx", "demo.ts", "tsx", "ts"] : ["tsx", "ts"],
  env: { PRENTICE_LATEST_MIGRATION: latestMigration, PRENTICE_BUILT_AS_DEMO: demo ? "1" : "0" },
  ...(process.env["NEXT_STANDALONE"] === "1" ? { output: "standalone" as const } : {}),
  poweredByHeader: false,
  typescript: { ignoreBuildErrors: true },
  // Prerendered pages live in each process and go when the database says that they changed.
  cacheHandler: fileURLToPath(new URL("./lib/public-cache.ts", import.meta.url)),
  cacheMaxMemorySize: 0,
  // No stale-while-revalidate: browsers heed it too, and would show a page as it was before it was published.
  expireTime: 5,
  serverExternalPackages: ["pino", "pg", "graphile-worker", "sharp"],
  experimental: { serverActions: { bodySizeLimit: "4mb" } },
  async rewrites() {
    return {
      beforeFiles: [
        // The listing is prerendered; only a search is made on request. Both are at "/".
        { source: "/", has: [{ type: "query" as const, key: "q" }], destination: "/search" },
        { source: "/", has: [{ type: "query" as const, key: "topic" }], destination: "/search" },
        { source: "/", destination: "/cohorts/open" },
      ],
      afterFiles: [],
      fallback: [],
    };
  },
  async headers() {
    return [
      { source: "/:path*", headers: baseHeaders() },
      { source: "/api/:path*", headers: [{ key: "X-Robots-Tag", value: "noindex" }] },
      { source: PUBLIC_PAGES, headers: [{ key: "Content-Security-Policy", value: publicPolicy() }] },
      { source: PORTRAITS, headers: [{ key: "Content-Security-Policy", value: PICTURE_POLICY }] },
    ];
  },
} satisfies NextConfig;

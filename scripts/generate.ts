// `prisma generate` needs no engine, but looks for one and would download it. Naming any
// executable stops the look-up, so that an install works without a network.
import { spawnSync } from "node:child_process";

const cli = new URL("../node_modules/prisma/build/index.js", import.meta.url).pathname;
const result = spawnSync(process.execPath, [cli, "generate", "--no-hints"], {
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
  encoding: "utf8",
});
if (result.status !== 0) {
  process.stderr.write(`${result.stdout}\n${result.stderr}\n`);
  process.exit(result.status ?? 1);
}

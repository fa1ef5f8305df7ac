// Serves the bare page as scripts/start.ts serves the portal: so many processes behind one port.
import cluster from "node:cluster";
import { join } from "node:path";
import { root } from "./place.ts";

const [dir = "", port = "", processes = "1"] = process.argv.slice(2);

cluster.setupPrimary({
  exec: join(root, "node_modules", "next", "dist", "bin", "next"),
  args: ["start", dir, "-p", port, "-H", "127.0.0.1"],
});
let listening = 0;
cluster.on("listening", () => {
  listening += 1;
  if (listening === Number(processes)) process.stdout.write("all are listening\n");
});
for (let at = 0; at < Number(processes); at += 1) cluster.fork({ PORT: port });

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    for (const one of Object.values(cluster.workers ?? {})) one?.process.kill("SIGTERM");
    setInterval(() => {
      if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(0);
    }, 20);
  });
}

// Processes of ours, to be killed: the portal's and PostgreSQL's.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

export type Process = { pid: number; command: string };

function byProc(parent: number): Process[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      // The name in brackets may hold anything; the parent is the second field after it.
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      if (Number(stat.slice(stat.lastIndexOf(")") + 1).split(" ")[2]) !== parent) return [];
      return [{ pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ") }];
    } catch {
      // It ended while we looked.
      return [];
    }
  });
}

function byPs(parent: number): Process[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  return stdout.split("\n").flatMap((line) => {
    const [, pid, of, command = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(of) === parent ? [{ pid: Number(pid), command }] : [];
  });
}

/** The processes that this one has started. */
export function childrenOf(parent: number): Process[] {
  return existsSync("/proc/self/stat") ? byProc(parent) : byPs(parent);
}

/** SIGKILL. One that has ended meanwhile is no error. */
export function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as { code?: string }).code !== "ESRCH") throw error;
  }
}

/** A process and those that it started, at one moment: halted first, so that it starts no more. */
export function killFamily(pid: number): void {
  process.kill(pid, "SIGSTOP");
  for (const child of childrenOf(pid)) kill(child.pid);
  kill(pid);
}

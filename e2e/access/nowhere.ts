import { pages } from "./pages.ts";

export const NOWHERE = "019aa000-0000-7000-8000-000000000000";

/**
 * The same address with something of the same form in every place that names a thing, where there is none.
 * @returns it, and what was put in place of what: pairs for `settled`
 */
export function nowhere(path: string): { path: string; names: [string, string][] } {
  const [address = "", query] = path.split("?");
  const parts = address.split("/");
  const [pattern] = pages
    .map((row) => row.path.split("/"))
    .filter((row) => row.length === parts.length)
    .filter((row) => row.every((part, at) => part.startsWith("[") || part === parts[at]))
    .sort((a, b) => a.filter(open).length - b.filter(open).length);
  const names: [string, string][] = [];
  const others = parts.map((part, at) => {
    // A number by itself, and an order of a list, name nothing, and stand everywhere.
    if (!open(pattern?.[at] ?? "") || pattern?.[at] === "[order]" || /^\d+$/.test(part)) return part;
    const other = /^[0-9a-f-]{36}$/.test(part)
      ? NOWHERE
      : part.replace(/[a-z]/g, "q").replace(/[A-Z]/g, "Q").replace(/\d/g, "7");
    names.push([part, other]);
    return other;
  });
  return { path: others.join("/") + (query ? `?${query}` : ""), names };
}

const open = (part: string) => part.startsWith("[");

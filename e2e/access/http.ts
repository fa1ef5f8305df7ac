// Requests as a program makes them: any header, any path, no redirect followed.
import { Agent, type IncomingHttpHeaders, request } from "node:http";

export type Ask = {
  method?: string;
  /** The Cookie header; none for somebody who is signed out. */
  cookie?: string | undefined;
  headers?: Record<string, string>;
  body?: string | FormData | undefined;
};

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

const agent = new Agent({ keepAlive: true, maxSockets: 6 });

/** One request to `base`. The path goes out as it is, without the tidying that browsers do. */
export async function send(base: string, path: string, { method = "GET", cookie, headers, body }: Ask = {}) {
  const packed = body instanceof FormData ? new Response(body) : undefined;
  const bytes = packed ? Buffer.from(await packed.arrayBuffer()) : Buffer.from(typeof body === "string" ? body : "");
  const { hostname, port } = new URL(base);
  return new Promise<Answer>((done, fail) => {
    const outgoing = request(
      {
        agent,
        hostname,
        port,
        method,
        path,
        headers: {
          ...(cookie ? { cookie } : {}),
          ...(packed ? { "content-type": packed.headers.get("content-type") ?? "" } : {}),
          ...(method === "GET" || method === "HEAD" ? {} : { "content-length": String(bytes.length) }),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", fail);
        response.on("end", () =>
          done({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    outgoing.on("error", fail);
    outgoing.end(bytes);
  });
}

/** What the router asks for instead of a page; the parameter is its own against mixed-up caches. */
export const FLIGHT = { RSC: "1" };
export const flightPath = (path: string) => `${path}${path.includes("?") ? "&" : "?"}_rsc`;

/** The words of the first heading, or "" when there is none. */
export function heading({ body }: Answer): string {
  return decode((/<h1[^>]*>(.*?)<\/h1>/s.exec(body)?.[1] ?? "").replace(/<!-- -->|<[^>]+>/g, ""));
}

/** What a page shows: its body without scripts. */
export function shown({ body }: Answer): string {
  return body.replace(/^.*<body/s, "").replace(/<script\b.*?<\/script>|<link\b[^>]*>/gs, "");
}

const entities: Record<string, string> = { quot: '"', amp: "&", lt: "<", gt: ">", "#x27": "'", "#39": "'" };

export function decode(html: string): string {
  return html.replace(/&(quot|amp|lt|gt|#x27|#39);/g, (whole, name) => entities[name] ?? whole);
}

/** Headers that tell of the connection and of caches, not of the answer. */
const varying = ["date", "connection", "keep-alive", "transfer-encoding", "content-length", "x-nextjs-cache", "etag"];

/** The nonce of an answer's policy, which no two answers share. */
function nonceOf({ headers }: Answer): string | undefined {
  return /'nonce-([^']+)'/.exec(String(headers["content-security-policy"] ?? ""))?.[1];
}

/**
 * An answer without what differs from request to request (the nonce, the request's own id, the clock
 * that a page carries), as one text that can be compared byte by byte.
 * @param names words that stand for others: pairs of what is found and what is put there
 */
export function settled(answer: Answer, names: [string, string][] = []): string {
  const headers = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !varying.includes(name)));
  let text = `${answer.status}\n${JSON.stringify(headers, null, 1)}\n${answer.body}`;
  const nonce = nonceOf(answer);
  if (nonce) text = text.replaceAll(nonce, "NONCE");
  for (const [found, put] of names) text = text.replaceAll(found, put);
  return (
    text
      .replaceAll("?_rsc=", "")
      .replace(/"[\w-]{21}(?=[vmh]",)/g, '"REQUEST')
      .replace(/("(?:since|now)\\?":\\?")[^"\\]+/g, "$1NOW")
      .replace(/((?:"|&quot;)(?:at|savedAt|updatedAt)\\?(?:"|&quot;):\\?(?:"|&quot;)?)[^",}&\\]+/g, "$1NOW")
      // Which form on a page an answer belongs to, made of the ids of what the form is about.
      .replace(/(\$ACTION_KEY\\?" value=\\?"k)[0-9a-f]+/g, "$1KEY")
      .replace(/\d+ (?:day|hour|minute|second)s?(?: \d+ \w+)? left/g, "SOME TIME left")
  );
}

/**
 * A settled answer with the texts that its flight data holds, instead of that: of a page that is kept, one
 * rendering is served again and again, and how it was cut into pieces, and when each was ready, is not what it says.
 */
export function unordered(answer: string): string {
  const pushed = /self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g;
  const inScripts = [...answer.matchAll(pushed)].map(([, text]) => JSON.parse(text ?? '""') as string).join("");
  const texts = (flight: string) =>
    [...new Set([...flight.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = ""]) => text))]
      .filter((text) => !text.startsWith("$"))
      .sort()
      .join("\n");
  if (inScripts === "") return answer.includes("text/x-component") ? texts(answer) : answer;
  return `${answer.replaceAll(/<script[^>]*>self\.__next_f\.push\([\s\S]*?<\/script>/g, "")}\n${texts(inScripts)}`;
}

/**
 * How two answers differ, each asked for anew when they do: what is streamed in how many pieces depends on
 * how busy the machine is, what somebody may see does not. Once each has been the same bytes, they are the same.
 */
export async function lastingDifference(one: () => Promise<string>, other: () => Promise<string>) {
  const seen = [new Set<string>(), new Set<string>()] as const;
  let found: string | undefined;
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const [here, there] = await Promise.all([one(), other()]);
    seen[0].add(here);
    seen[1].add(there);
    if (!seen[0].isDisjointFrom(seen[1])) return undefined;
    found = difference(here, there);
  }
  return found;
}

/** Where two texts part, for people; undefined when they are the same. */
export function difference(one: string, other: string): string | undefined {
  if (one === other) return undefined;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 120), at + 160));
  return `they part at ${at}:\n  ${around(one)}\n  ${around(other)}`;
}

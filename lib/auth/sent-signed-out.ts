import { type FormValue, formValues } from "#lib/forms.ts";
import { paths, safeNext } from "#lib/paths.ts";
import { fromOurPages } from "./origin.ts";

/**
 * The answer to a form that was sent without script by somebody who is signed out: every field comes back, to be read and to be sent again after
 * signing in beside. A page could not do that: it is rendered for somebody, and there is nobody.
 * @param request the form as it was sent (to proxy.ts)
 * @param address path and query that it was sent to
 */
export async function answerSignedOut(request: Request, address: string): Promise<Response> {
  const to = safeNext(address, "");
  const form = await request.formData().catch(() => null);
  if (!to || !form || !fromOurPages(request.headers)) return new Response(null, { status: 404 });
  const hidden = [...form].map(([name, value]) =>
    typeof value === "string" ? `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">` : "",
  );
  const typed = texts(formValues(form)).map(
    (text) =>
      `<textarea readonly rows="${Math.min(24, 2 + Math.ceil(text.length / 60))}" aria-label="What you typed">\n${escaped(text)}</textarea>`,
  );
  const body = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>You are signed out · Prentice</title>
<style>
:root { color-scheme: light dark; --ink: #1b1d1f; --paper: #fdfdfb; --accent: #1d4f91; --on: #fff }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --paper: #16181a; --accent: #93bdf2; --on: #0f1a28 } }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
h1 { font: 600 1.75rem/1.2 Georgia, serif }
a { color: var(--accent) }
button { min-height: 2.75rem; padding: .5rem 1.125rem; border: 0; border-radius: 4px; background: var(--accent); color: var(--on); font: inherit; font-weight: 600 }
textarea { box-sizing: border-box; width: 100%; margin-top: .75rem; padding: .75rem; font: inherit; color: inherit; background: transparent; border: 1px solid }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
</style>
</head>
<body>
<main>
<h1>You are signed out</h1>
<p role="alert">Nothing was changed, and what you typed is still here. <a href="${escaped(paths.signIn(to))}" target="_blank" rel="noreferrer">Sign in in another tab</a>, come back to this one, and send it again.</p>
<form action="${escaped(to)}" method="post" enctype="multipart/form-data">
${hidden.join("\n")}
<button type="submit">Send it again</button>
</form>
${typed.join("\n")}
</main>
</body>
</html>
`;
  return new Response(body, {
    status: 401,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Content-Security-Policy":
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    },
  });
}

/** What a person can have written: every text of the form that has more than one word. */
function texts(value: FormValue): string[] {
  if (typeof value === "string") return /\S\s+\S/.test(value) ? [value] : [];
  return Object.values(value).flatMap(texts);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

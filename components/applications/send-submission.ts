import { PERSON_HEADER, personHere } from "#lib/drafts/person.ts";
import { randomId } from "#lib/drafts/random.ts";
import type { FormState } from "#lib/forms.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import type { Fields } from "#lib/result.ts";
import { listed } from "#lib/text.ts";

type Answer =
  | { ok: true; receipt: string; late: boolean; fresh: boolean }
  | { ok: false; code: string; message: string; fields?: Fields };

/** After so many milliseconds without an answer the connection is taken for dead; then once more, twice. */
const PATIENCE = 20_000;
const AGAIN = [1_000, 4_000];

/** What became of a press of Submit: an address to go to, or a refusal. */
export type Sent = { to: string } | { refused: FormState };

/**
 * Saves what this computer has not sent yet of the application's texts, then submits it. Each press
 * has a key of its own, so that a lost answer can be asked for again: however often that is sent, it
 * counts once. A further press is another attempt, which sends what has changed in between; when
 * nothing has, the server answers with the receipt that stands.
 * @param texts the ids of the essays that the application sends
 */
export async function sendSubmission(application: string, texts: readonly string[]): Promise<Sent> {
  const person = personHere();
  const unsaved = person ? await leftUnsaved(person, texts) : [];
  if (unsaved.length > 0) {
    const [are, them] = unsaved.length === 1 ? ["is", "it"] : ["are", "them"];
    return refuse(
      `Nothing was sent yet: your text to ${listed(unsaved.map((title) => `“${title}”`))} ${are} on this computer and could not be saved. Open ${them} to see why, then submit.`,
    );
  }
  const key = randomId();
  for (const wait of [...AGAIN, null]) {
    const answer = await ask(application, key, person);
    if (answer?.ok) {
      const notice = answer.late
        ? "application-late"
        : answer.fresh
          ? "application-submitted"
          : "application-unchanged";
      return { to: withNotice(paths.application(application), notice) };
    }
    if (answer && answer.code !== "fault") {
      if (answer.code === "signed-out" || answer.code === "another-person")
        return refuse(
          `Nothing was sent. ${answer.code === "signed-out" ? "You are signed out" : "Somebody else is signed in in this browser now"}: sign in in another tab, then press the button again.`,
        );
      return refuse(answer.message, answer.fields);
    }
    if (wait !== null) await new Promise((done) => setTimeout(done, wait));
  }
  return refuse(
    navigator.onLine
      ? "No answer came, so it is not known whether your application was received. Press the button again: it counts once, however often you press."
      : "You are offline, so nothing could be sent. Press the button again when you are connected.",
  );
}

async function leftUnsaved(person: string, texts: readonly string[]): Promise<string[]> {
  const unsent = await import("#lib/drafts/unsent.ts").catch(() => null);
  const left = await unsent?.sendUnsent(person, (draft) => texts.includes(draft.replace(/^essay:/, "")));
  return left?.map(({ label }) => label) ?? [];
}

/** Null when no answer came. */
async function ask(application: string, key: string, person: string | null): Promise<Answer | null> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const response = await fetch(paths.api.submission(application), {
      method: "POST",
      headers: { "Content-Type": "application/json", ...(person ? { [PERSON_HEADER]: person } : {}) },
      body: JSON.stringify({ key }),
      signal: stop.signal,
    });
    return await response.json();
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

function refuse(message: string, fields?: Fields): Sent {
  return { refused: { ok: false, message, at: Date.now(), ...(fields ? { fields } : {}) } };
}

// Everything of one person that this computer keeps because it was not sent: what it is, and
// sending it from any page, whether its editor is open in this tab, in another, or gone.
import { essayPut } from "#lib/essays/put.ts";
import { reviewPut } from "#lib/reviews/put.ts";
import { type Content, markOf, same } from "./content.ts";
import * as journal from "./journal.ts";
import { muteHere, unsavedHere } from "./keepers.ts";
import type { Put } from "./send.ts";
import { claim, lockName, tell } from "./tabs.ts";

/** `draft` is the journal's name of it, `label` what it is for people, `href` where it is edited. */
export type Unsent = { draft: string; label: string; href: string };

/** How a draft is sent, by its name; undefined for those that only their own page can send. */
function putOf(draft: string): Put<Content> | undefined {
  const essay = /^essay:([^/]+)$/.exec(draft);
  if (essay?.[1]) return essayPut(essay[1]) as unknown as Put<Content>;
  const review = /^review:([^/]+)\/([^/]+)$/.exec(draft);
  if (review?.[1] && review[2]) return reviewPut(review[1], review[2]) as unknown as Put<Content>;
  return undefined;
}

/** What of the person is unsent on this computer, each text once. */
export async function unsentTexts(person: string): Promise<Unsent[]> {
  const kept = await journal.unsentOf(person);
  const all = [...unsavedHere(person).map(({ draft: { name, label, href } }) => ({ draft: name, label, href }))];
  for (const { draft, label, href } of kept.ok ? kept.value : []) all.push({ draft, label, href });
  return all.filter(({ draft }, at) => all.findIndex((one) => one.draft === draft) === at);
}

/** Sends one entry of the journal. @returns whether the server has it now */
async function deliver(entry: journal.Kept, put: Put<Content>): Promise<boolean> {
  const { content, tried, replaces, person, extra } = entry;
  let version = entry.base;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const answer = await put(content, { version, replaces, leaving: false, person, extra });
    if (answer.kind === "saved") return true;
    if (answer.kind !== "conflict") return false;
    const { stored } = answer;
    if (same(stored.content, content)) return true;
    // An earlier try of it was stored after all.
    if (!tried.includes(markOf(stored.content))) return false;
    version = stored.version;
  }
  return false;
}

/** An open editor in another tab is given so long to send what it has, in milliseconds. */
const OTHERS_PATIENCE = 5_000;
const LOOK_AGAIN = 200;

/**
 * Sends what can be sent. What can't stays where it is.
 * @param wanted which drafts, by name
 * @returns what is still unsent of those
 */
export async function sendUnsent(person: string, wanted: (draft: string) => boolean = () => true): Promise<Unsent[]> {
  const left = async () => (await unsentTexts(person)).filter(({ draft }) => wanted(draft));
  if ((await left()).length === 0) return [];
  tell(person, { kind: "send" });
  await Promise.all(
    unsavedHere(person)
      .filter(({ draft }) => wanted(draft.name))
      .map((keeper) => keeper.settled()),
  );
  const kept = await journal.unsentOf(person);
  let elsewhere = false;
  for (const entry of kept.ok ? kept.value : []) {
    const put = putOf(entry.draft);
    if (!put || !wanted(entry.draft)) continue;
    const release = await claim(lockName(person, entry.draft, entry.editor));
    if (!release) {
      elsewhere = true;
      continue;
    }
    if (await deliver(entry, put)) await journal.forget(person, [entry.editor]);
    release();
  }
  const until = performance.now() + OTHERS_PATIENCE;
  while (elsewhere && (await left()).some(({ draft }) => putOf(draft)) && performance.now() < until)
    await new Promise((done) => setTimeout(done, LOOK_AGAIN));
  return left();
}

/** Clears this computer of everything that it keeps of the person, in every tab. */
export async function clearAll(person: string): Promise<void> {
  muteHere(person);
  tell(person, { kind: "cleared" });
  await journal.clear(person);
}

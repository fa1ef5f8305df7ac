"use client";

import { startTransition, useActionState, useEffect, useRef, useState } from "react";
import { personHere } from "#lib/drafts/person.ts";
import type { Unsent } from "#lib/drafts/unsent.ts";
import { signOut } from "#lib/sign-in/actions.ts";

type Stand = { unsent: Unsent[]; sending: boolean; sent: boolean } | null;

/**
 * Signs out. Texts that this computer keeps because they could not be sent are named first: they
 * can be sent now, or they are deleted here, so that nothing of them stays for the next person.
 */
export function SignOut() {
  const [state, submit, pending] = useActionState(signOut, null);
  const [stand, setStand] = useState<Stand>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const asked = stand !== null;
  useEffect(() => {
    if (asked) heading.current?.focus();
  }, [asked]);

  async function leave(form: HTMLFormElement, anyway: boolean): Promise<void> {
    const person = personHere();
    // What is kept on this computer is looked after by a script of its own; without it nothing was kept.
    const unsent = await import("#lib/drafts/unsent.ts").catch(() => null);
    if (person && unsent) {
      const texts = anyway ? [] : await unsent.unsentTexts(person);
      if (texts.length > 0) {
        setStand({ unsent: texts, sending: false, sent: false });
        return;
      }
      await unsent.clearAll(person);
    }
    startTransition(() => submit(new FormData(form)));
  }

  async function sendNow(): Promise<void> {
    const person = personHere();
    if (!person || !stand) return;
    setStand({ ...stand, sending: true });
    const { sendUnsent } = await import("#lib/drafts/unsent.ts");
    const left = await sendUnsent(person);
    setStand({ unsent: left, sending: false, sent: true });
  }

  return (
    <form
      id="sign-out"
      action={submit}
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        const anyway = (event.nativeEvent as SubmitEvent).submitter?.getAttribute("value") === "anyway";
        if (!pending && !stand?.sending) void leave(event.currentTarget, anyway);
      }}
    >
      {state && !state.ok && <p role="alert">{state.message}</p>}
      {stand && (
        <section
          aria-labelledby="unsent"
          className="max-w-2xl space-y-3 border-l-4 border-warn bg-warn-ground px-4 py-3"
        >
          <h3 id="unsent" ref={heading} tabIndex={-1} className="font-sans text-base font-semibold text-warn">
            {headingOf(stand)}
          </h3>
          {stand.unsent.length > 0 && (
            <>
              <p>
                {stand.unsent.length === 1 ? "It is" : "They are"} kept on this computer alone. If you sign out,{" "}
                {stand.unsent.length === 1 ? "it is" : "they are"} deleted here.
              </p>
              <ul className="list-disc pl-5">
                {stand.unsent.map(({ draft, label, href }) => (
                  <li key={draft}>
                    <a href={href}>{label}</a>
                  </li>
                ))}
              </ul>
              <p className="flex flex-wrap gap-3">
                <button
                  type="button"
                  className="button button-small"
                  aria-disabled={stand.sending || undefined}
                  onClick={() => !stand.sending && void sendNow()}
                >
                  Send them now
                </button>
                <button type="submit" name="leave" value="anyway" className="button button-danger button-small">
                  Sign out and delete them here
                </button>
                <button type="button" className="button button-quiet button-small" onClick={() => setStand(null)}>
                  Stay
                </button>
              </p>
            </>
          )}
        </section>
      )}
      {(!stand || stand.unsent.length === 0) && (
        <button type="submit" className="button button-quiet" aria-disabled={pending || undefined}>
          Sign out
        </button>
      )}
      <p role="status" className="sr-only">
        {stand?.sending ? "Sending…" : stand?.sent ? headingOf(stand) : ""}
      </p>
    </form>
  );
}

function headingOf({ unsent, sending, sent }: NonNullable<Stand>): string {
  if (sending) return "Sending…";
  const count = unsent.length === 1 ? "1 text has" : `${unsent.length} texts have`;
  if (unsent.length === 0) return "Everything is sent. You can sign out.";
  return `${count} ${sent ? "still" : ""} not been sent${sent ? ": follow the link to see why" : " yet"}`.replace(
    "  ",
    " ",
  );
}

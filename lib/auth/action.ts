import "server-only";
import { randomBytes } from "node:crypto";
import { headers } from "next/headers";
import { notFound, redirect, unstable_rethrow } from "next/navigation";
import { z } from "zod";
import { type FormState, fieldsOf, formValues, summaryOf } from "#lib/forms.ts";
import { faultOf, log } from "#lib/log.ts";
import type { Fields, Held, Refusal } from "#lib/result.ts";
import type { Actor } from "./policy.ts";
import { receivedAt } from "./received.ts";
import { currentActor } from "./session.ts";

/** After a success the person goes `to` another page, or stays and reads the message. */
export type Outcome =
  | Refusal
  | { ok: true; to: string }
  | { ok: true; message: string }
  /** Or looks at what was typed, which stays in the form. The HTML is made by renderAnswer. */
  | { ok: true; message: string; preview: string };

type Who = { anyone: Actor | null; "signed-in": Actor; admin: Actor };

type Definition<W extends keyof Who, S extends z.ZodType> = {
  /** Names the act in the logs. */
  name: string;
  who: W;
  schema: S;
  /** `file` gives what was chosen in a field for one file; of a size that the schema can't see. */
  run(context: {
    actor: Who[W];
    input: z.output<S>;
    now: Date;
    file: (name: string) => File | undefined;
  }): Promise<Outcome>;
};

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

/**
 * The one wrapper of every server action: who → parse → run → answer. `now` is when the
 * request reached the server. Refusals come back by the field with everything that was typed;
 * bugs are logged and masked. For those who are not admins, admin acts do not exist.
 */
export function action<W extends keyof Who, S extends z.ZodType>(definition: Definition<W, S>): FormAction {
  return async (_previous, form) => {
    const handled = new Date();
    const values = form instanceof FormData ? formValues(form) : {};
    const refused = (message: string, fields?: Fields, held?: Held): FormState => ({
      ok: false,
      message,
      values: { ...values, ...held },
      at: handled.getTime(),
      ...(fields ? { fields } : {}),
    });
    try {
      const actor = await currentActor();
      if (definition.who !== "anyone" && !actor) {
        return refused(
          "You are signed out. What you typed is still here: sign in in another tab, then send the form again.",
        );
      }
      if (definition.who === "admin" && !actor?.isAdmin) notFound();
      const parsed = definition.schema.safeParse(values);
      if (!parsed.success) {
        const fields = fieldsOf(parsed.error);
        return refused(summaryOf(fields), fields);
      }
      // Whatever a schema lets through, the database refuses this one.
      if (holdsNul(parsed.data)) {
        return refused("The form holds a NUL character, which can’t be stored. Nothing was changed.");
      }
      const now = receivedAt(await headers(), handled);
      const outcome = await definition.run({
        actor: actor as Who[W],
        input: parsed.data,
        now,
        file: (name) => fileOf(form, name),
      });
      if (!outcome.ok) return refused(outcome.message, outcome.fields, outcome.held);
      if ("to" in outcome) redirect(outcome.to);
      const shown = "preview" in outcome ? { preview: outcome.preview, values } : {};
      return { ok: true, message: outcome.message, at: handled.getTime(), ...shown };
    } catch (error) {
      unstable_rethrow(error);
      const reference = randomBytes(4).toString("hex");
      log.error({ act: definition.name, reference, fault: faultOf(error) }, "an action failed");
      return refused(
        `Something went wrong on our side, and nothing was changed. What you typed is still in the form: please try again. If it happens again, tell us this reference: ${reference}.`,
      );
    }
  };
}

/** A field for a file that was left empty is sent as a file without bytes; by the router, with a name that nobody gave it. */
function fileOf(form: FormData, name: string): File | undefined {
  const value = form.get(name);
  return value instanceof File && value.size > 0 ? value : undefined;
}

function holdsNul(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\0");
  return typeof value === "object" && value !== null && Object.values(value).some(holdsNul);
}

/** A row's id in a hidden field; a forged one is as if the row did not exist. */
export const id = z.uuid({ error: "That is not here any more." });

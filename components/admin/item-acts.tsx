"use client";

import { z } from "zod";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import type { FormState } from "#lib/forms.ts";

/** Buttons carry no typed text: what they send is checked by the server alone. */
const anything = z.looseObject({});

export type ServerAction = (previous: FormState, form: FormData) => Promise<FormState>;

/**
 * Move up, move down and remove, for one item of a list. The names of the buttons end with the
 * item's, for those who hear them.
 * @param also further hidden values
 */
export function ItemActs({
  id,
  action,
  project,
  item,
  name,
  first = true,
  last = true,
  also = {},
}: {
  id: string;
  action: ServerAction;
  project: string;
  item: string;
  name: string;
  first?: boolean;
  last?: boolean;
  also?: Record<string, string>;
}) {
  const hidden = <span className="sr-only"> {name}</span>;
  return (
    <Form id={id} action={action} schema={anything} className="flex flex-wrap gap-2">
      <Hidden name="project" value={project} />
      <Hidden name="item" value={item} />
      {Object.entries(also).map(([key, value]) => (
        <Hidden key={key} name={key} value={value} />
      ))}
      {!first && (
        <Submit name="act" value="up" kind="quiet" small>
          Move up{hidden}
        </Submit>
      )}
      {!last && (
        <Submit name="act" value="down" kind="quiet" small>
          Move down{hidden}
        </Submit>
      )}
      <Submit name="act" value="remove" kind="danger" small>
        Remove{hidden}
      </Submit>
    </Form>
  );
}

export type Act = { value: string; label: string; kind?: "primary" | "quiet" | "danger"; means?: string };

/**
 * Acts on one thing, each a button with what it means beside it.
 * @param values hidden values that say on what
 * @param of ends the buttons' names for those who hear them, where a page has several of them
 */
export function Acts({
  id,
  action,
  values,
  acts,
  of,
  small = false,
}: {
  id: string;
  action: ServerAction;
  values: Record<string, string>;
  acts: Act[];
  of?: string;
  small?: boolean;
}) {
  if (acts.length === 0) return null;
  return (
    <Form id={id} action={action} schema={anything} className={small ? "flex flex-wrap gap-2" : "space-y-4"}>
      {Object.entries(values).map(([name, value]) => (
        <Hidden key={name} name={name} value={value} />
      ))}
      {acts.map((act) => (
        <div key={act.value} className={act.means ? "flex flex-wrap items-center gap-x-4 gap-y-1" : ""}>
          <Submit name="act" value={act.value} kind={act.kind ?? "quiet"} small={small}>
            {act.label}
            {of && <span className="sr-only"> {of}</span>}
          </Submit>
          {act.means && <span className="min-w-0 max-w-xl flex-1 basis-60 text-quiet">{act.means}</span>}
        </div>
      ))}
    </Form>
  );
}

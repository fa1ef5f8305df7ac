"use client";

import { useState } from "react";
import { fieldId } from "#components/ui/error-summary.tsx";
import { FieldError } from "#components/ui/field-error.tsx";
import { Form, Hidden, Submit, useFormContext } from "#components/ui/form.tsx";
import { listAt, valueAt } from "#lib/forms.ts";
import { applyReadImport, discardImport } from "#lib/publications/actions.ts";
import { applyForm, oneImport } from "#lib/publications/edit-schema.ts";

/** An entry that can be chosen, in words. */
export type Offered = {
  at: number;
  place: string;
  title: string;
  about: string;
  notes: string[];
  changes: { label: string; before: string; after: string }[];
};

/** What an import would add and change, each with its box, and the button that does it. */
export function ImportPreview({
  mentor,
  id,
  seen,
  fresh,
  changed,
}: {
  mentor: string;
  id: string;
  seen: string;
  fresh: Offered[];
  changed: Offered[];
}) {
  return (
    <Form
      id="apply"
      action={applyReadImport}
      schema={applyForm}
      values={{ seen, chosen: tickedAtFirst(fresh, changed) }}
      className="space-y-8"
      kept={false}
    >
      <Hidden name="mentor" value={mentor} />
      <Hidden name="import" value={id} />
      <Seen />
      <Boxes fresh={fresh} changed={changed} />
    </Form>
  );
}

/** What is ticked at first: all but what would replace something stored, and has a remark, such as that authors are missing. */
function tickedAtFirst(fresh: Offered[], changed: Offered[]): string[] {
  return [...fresh, ...changed.filter(({ notes }) => notes.length === 0)].map(({ at }) => String(at));
}

/** The mark of the preview that is shown; after a refusal because of a newer one, of that. */
function Seen() {
  const { values } = useFormContext();
  return <input type="hidden" name="seen" value={valueAt(values, "seen")} />;
}

function Boxes({ fresh, changed }: { fresh: Offered[]; changed: Offered[] }) {
  const { formId, values, errors } = useFormContext();
  const offered = [...fresh, ...changed];
  const chosen = new Set(listAt(values, "chosen"));
  const [off, setOff] = useState<readonly string[]>(() =>
    offered.map(({ at }) => String(at)).filter((at) => !chosen.has(at)),
  );
  const ticked = offered.filter(({ at }) => !off.includes(String(at))).length;
  const id = fieldId(formId, "chosen");
  const lists = [
    { name: "new", title: "New", items: fresh },
    { name: "changed", title: "Changed", items: changed },
  ].filter(({ items }) => items.length > 0);

  function count({ target }: React.ChangeEvent<HTMLElement>): void {
    if (!(target instanceof HTMLInputElement)) return;
    const { value, checked } = target;
    setOff((before) => [...before.filter((at) => at !== value), ...(checked ? [] : [value])]);
  }

  return (
    <>
      <div onChange={count} className="space-y-8">
        <FieldError id={id} error={errors["chosen"]} />
        {lists.map(({ name, title, items }) => (
          <fieldset key={name} aria-labelledby={`${formId}-${name}`}>
            <h2 id={`${formId}-${name}`}>
              {title} <span className="font-normal text-quiet">({items.length})</span>
            </h2>
            {name === "changed" && items.some(({ notes }) => notes.length > 0) && (
              <p className="mt-1 text-quiet">What has a remark is not ticked: see first what it would replace.</p>
            )}
            <ul className="mt-3 divide-y divide-line border-y border-line">
              {items.map((item) => (
                <li key={item.at} className="flex items-start gap-3 py-3">
                  <input
                    type="checkbox"
                    id={item === offered[0] ? id : `${id}-${item.at}`}
                    name="chosen[]"
                    value={item.at}
                    defaultChecked={chosen.has(String(item.at))}
                    aria-describedby={`${id}-${item.at}-about`}
                    className="mt-1 size-5 shrink-0 accent-accent"
                  />
                  <div className="min-w-0 flex-1 break-words">
                    <label htmlFor={item === offered[0] ? id : `${id}-${item.at}`} className="font-semibold">
                      {item.title}
                    </label>
                    <div id={`${id}-${item.at}-about`} className="text-[0.9375rem]">
                      <p>{item.about}</p>
                      <p className="text-quiet">{item.place}</p>
                      {item.notes.map((note) => (
                        <p key={note} className="text-warn">
                          {note}
                        </p>
                      ))}
                    </div>
                    {item.changes.length > 0 && <Changes changes={item.changes} />}
                  </div>
                </li>
              ))}
            </ul>
          </fieldset>
        ))}
      </div>
      <Submit>{`Import ${ticked.toLocaleString("en-GB")} ${ticked === 1 ? "publication" : "publications"}`}</Submit>
    </>
  );
}

function Changes({ changes }: { changes: Offered["changes"] }) {
  return (
    <dl className="mt-2 space-y-2 text-[0.9375rem]">
      {changes.map(({ label, before, after }) => (
        <div key={label}>
          <dt className="font-semibold">{label}</dt>
          <dd>
            <span className="sr-only">Now: </span>
            {before === "" ? <span className="text-quiet">(empty)</span> : <del>{before}</del>}
          </dd>
          <dd>
            <span className="sr-only">After the import: </span>
            <ins>{after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Lets the preview go. */
export function DiscardImportForm({ mentor, id }: { mentor: string; id: string }) {
  return (
    <Form id="discard" action={discardImport} schema={oneImport}>
      <Hidden name="mentor" value={mentor} />
      <Hidden name="import" value={id} />
      <Submit kind="quiet">Discard this import</Submit>
    </Form>
  );
}

import { Badge, type Tone } from "#components/ui/badge.tsx";
import { Difference } from "#components/ui/difference.tsx";
import { differenceOf } from "#lib/difference.ts";
import type { WordingDifference as Changes, FieldChange, PromptChange } from "#lib/problems/versions-difference.ts";
import { listed } from "#lib/text.ts";

const names: Record<FieldChange["field"], string> = {
  title: "Title",
  kind: "Kind of answer",
  guidance: "Guidance",
  range: "Range",
};

const states: Record<PromptChange["state"], [Tone, string]> = {
  same: ["plain", "not changed"],
  changed: ["warn", "changed"],
  added: ["good", "added"],
  removed: ["bad", "removed"],
};

/**
 * What of a problem reads differently, field by field: long texts as one with what went and what
 * came marked, short ones as they were and as they are. What is the same is only named.
 */
export function WordingDifference({ difference }: { difference: Changes }) {
  const [title, kind, guidance, range] = ["title", "kind", "guidance", "range"].map((name) =>
    difference.fields.find(({ field, same }) => field === name && !same),
  );
  const prompts = difference.prompts.filter(({ state }) => state !== "same");
  const same = [
    ...difference.fields.flatMap((field) => (field.same ? [`the ${names[field.field].toLowerCase()}`] : [])),
    ...difference.prompts.flatMap(({ state, number }) => (state === "same" ? [`prompt ${number}`] : [])),
  ];
  return (
    <div className="space-y-4">
      {difference.changed.length > 0 && (
        <dl className="max-w-3xl space-y-5">
          {[title, kind].map((field) => field && <Short key={field.field} field={field} />)}
          {guidance && (
            <Entry name={names.guidance}>
              <Difference parts={differenceOf(guidance.before, guidance.after)} />
            </Entry>
          )}
          {prompts.map(({ state, number, before, after }) => (
            <Entry key={`${state} ${number}`} name={`Prompt ${number}`} state={state}>
              <Difference parts={differenceOf(before, after)} />
            </Entry>
          ))}
          {range && <Short field={range} />}
        </dl>
      )}
      <p className="text-quiet">
        {difference.changed.length === 0
          ? "It reads as before; at most white space, or the order of the prompts, is another."
          : `Not changed: ${listed(same) || "nothing"}.`}
      </p>
    </div>
  );
}

function Short({ field: { field, before, after } }: { field: FieldChange }) {
  return (
    <Entry name={names[field]}>
      <p>
        <span className="text-quiet">Before:</span> <del>{before}</del>
      </p>
      <p>
        <span className="text-quiet">Now:</span> <ins className="no-underline">{after}</ins>
      </p>
    </Entry>
  );
}

function Entry({ name, state, children }: { name: string; state?: PromptChange["state"]; children: React.ReactNode }) {
  const [tone, word] = states[state ?? "changed"];
  return (
    <div>
      <dt className="mb-1 font-semibold">
        {name} <Badge tone={tone}>{word}</Badge>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

// Forms as a page renders them and as a browser without script, or somebody with a copy of one, sends them.
import { decode } from "./http.ts";

export type Field = [name: string, value: string];

const attribute = (tag: string, name: string) => {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag);
  return found ? decode(found[1] ?? "") : undefined;
};

/** The fields of one form, in order, with the values that they have at first. */
function fieldsOf(form: string): Field[] {
  const fields: Field[] = [];
  for (const [whole] of form.matchAll(/<input[^>]*>|<textarea.*?<\/textarea>|<select.*?<\/select>/gs)) {
    const tag = /^<[^>]*>/.exec(whole)?.[0] ?? "";
    const name = attribute(tag, "name");
    if (name === undefined) continue;
    if (tag.startsWith("<textarea")) {
      fields.push([name, decode(whole.replace(/^<[^>]*>\n?/, "").replace(/<\/textarea>$/, ""))]);
    } else if (tag.startsWith("<select")) {
      const options = [...whole.matchAll(/<option[^>]*>/g)].map(([option]) => option);
      const chosen = options.find((option) => attribute(option, "selected") !== undefined) ?? options[0];
      if (chosen) fields.push([name, attribute(chosen, "value") ?? ""]);
    } else {
      const choice = ["radio", "checkbox"].includes(attribute(tag, "type") ?? "");
      if (choice && attribute(tag, "checked") === undefined) continue;
      fields.push([name, attribute(tag, "value") ?? (choice ? "on" : "")]);
    }
  }
  return fields;
}

/** Every form on a page that sends to an action, in order. */
export function formsOf(html: string, actionId: string): Field[][] {
  return [...html.matchAll(/<form\b.*?<\/form>/gs)]
    .filter(([form]) => form.includes(actionId))
    .map(([form]) => fieldsOf(form));
}

/**
 * The form on a page that sends to an action and holds these fields with these values.
 * Errors: throws when there is none, or more than one.
 */
export function formOf(html: string, actionId: string, holding: Record<string, string> = {}): Field[] {
  const forms = formsOf(html, actionId).filter((fields) =>
    Object.entries(holding).every(([name, value]) => fieldOf(fields, name) === value),
  );
  const [form] = forms;
  if (!form || forms.length > 1) throw new Error(`The page has ${forms.length} forms for the action, not one.`);
  return form;
}

export function fieldOf(fields: readonly Field[], name: string): string | undefined {
  return fields.find(([known]) => known === name)?.[1];
}

/** The fields with others in place of those of the same names; `undefined` takes one away. */
export function filled(fields: readonly Field[], values: Record<string, string | undefined>): Field[] {
  return [
    ...fields.filter(([name]) => !(name in values)),
    ...Object.entries(values).filter((pair): pair is Field => pair[1] !== undefined),
  ];
}

/** What a browser without script sends: every field, the action's hidden ones among them. */
export function asForm(fields: readonly Field[]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

/** What the router sends: the arguments, of which the second is the form. The action is named in a header. */
export function asCall(fields: readonly Field[]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) if (!name.startsWith("$ACTION")) form.append(`_1_${name}`, value);
  form.append("0", '[null,"$K1"]');
  return form;
}

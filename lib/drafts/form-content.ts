import type { Content } from "./content.ts";
import { type Control, isChoice, putIn } from "./put-in.ts";

/** What a person fills in: no hidden values, no secrets, no files. */
function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter((one): one is Control => {
    if (one instanceof HTMLInputElement)
      return one.name !== "" && !["hidden", "password", "file", "submit", "button", "reset"].includes(one.type);
    return (one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement) && one.name !== "";
  });
}

/** A box or a radio button is named with its value, since several share a name. */
const keyOf = (control: Control) => (isChoice(control) ? `${control.name}=${control.value}` : control.name);

/** What stands in a form's fields now. */
export function contentOf(form: HTMLFormElement): Content {
  return Object.fromEntries(
    controlsOf(form).map((control) => [
      keyOf(control),
      isChoice(control) ? (control.checked ? "on" : "") : control.value,
    ]),
  );
}

/** What stood in a form's fields when the page came: people may have typed before the script was there. */
export function initialOf(form: HTMLFormElement): Content {
  const initial = (control: Control): string => {
    if (control instanceof HTMLSelectElement)
      return ([...control.options].find((option) => option.defaultSelected) ?? control.options[0])?.value ?? "";
    if (isChoice(control)) return control.defaultChecked ? "on" : "";
    return control.defaultValue;
  };
  return Object.fromEntries(controlsOf(form).map((control) => [keyOf(control), initial(control)]));
}

/** Puts what was kept back into the fields, as if it had been typed there. Fields that are not there any more are passed over. */
export function fillIn(form: HTMLFormElement, content: Content): void {
  for (const control of controlsOf(form)) {
    const value = content[keyOf(control)];
    if (typeof value !== "string") continue;
    putIn(control, isChoice(control) ? value === "on" : value);
  }
}

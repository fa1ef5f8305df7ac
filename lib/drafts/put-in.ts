export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export const isChoice = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox");

/** Puts a value into a field as if it had been typed or pressed there: true or false for a box or a radio button. */
export function putIn(control: Control, value: string | boolean): void {
  if (isChoice(control)) {
    const checked = value === true;
    if (control.checked !== checked && (control.type === "checkbox" || checked)) control.click();
  } else if (typeof value === "string" && control.value !== value) {
    // Past what React knows of the field, so that it notices the change.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(control, value);
    control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
  }
}

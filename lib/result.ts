/** Messages by the name of the field, as the form spells it ("prompts.0.text"). */
export type Fields = Record<string, string>;

/** Further values that go back into the form with a refusal, such as the text that somebody else saved meanwhile. */
export type Held = { [name: string]: string | { [name: string]: string } };

/** A refusal that people can cause is a value; a bug throws. */
export type Refusal = { ok: false; message: string; fields?: Fields; held?: Held };
export type Result<T = undefined> = { ok: true; value: T } | Refusal;

export const done: Result = { ok: true, value: undefined };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refuse(message: string, fields?: Fields): Refusal {
  return fields ? { ok: false, message, fields } : { ok: false, message };
}

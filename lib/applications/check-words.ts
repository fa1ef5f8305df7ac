import { type Refusal, refuse } from "#lib/result.ts";
import { listed } from "#lib/text.ts";
import type { Check } from "./check.ts";

/** What a check found, in words. Of another text, the difference goes back with the form, as JSON in `difference`. */
export function checkAnswer(check: Check): Refusal | { ok: true; message: string } {
  switch (check.kind) {
    case "same":
      return {
        ok: true,
        message: `Yes: this is the text that was received for ${named(check.essays)}. Not a letter differs; its SHA-256 is ${check.essays[0]?.sha256}.`,
      };
    case "but-for-space":
      return refuse(
        `Almost: this is the text that was received for ${named(check.essays)}, but for spaces or empty lines at its beginning or end, which often come and go with copying. What you pasted is still in the field.`,
      );
    case "nothing":
      return refuse("No text was received with this submission.");
    case "other": {
      const share = Math.round(check.likeness * 100);
      const near =
        share < 20
          ? `It has little in common with any of them; the nearest is ${named([check.nearest])}.`
          : `The nearest is ${named([check.nearest])}, with which it shares about ${Math.min(share, 99)} % of the words.`;
      return {
        ...refuse(
          `No: this is none of the texts that were received. ${near} Below is what differs. What you pasted is still in the field.`,
        ),
        held: { difference: JSON.stringify(check.parts) },
      };
    }
  }
}

function named(essays: readonly { position: number; title: string }[]): string {
  return listed(essays.map(({ position, title }) => `problem ${position}, “${title}”`));
}

"use client";

import type { ProblemKind } from "#prisma/generated/enums.ts";
import { EssayField } from "./essay-field.tsx";
import { LineField } from "./line-field.tsx";
import { LinksField } from "./links-field.tsx";
import type { WritingProps } from "./props.ts";

/**
 * Where an answer is written: a field of the form like any other, which works before and without its
 * script. It holds its own text; nothing but the person, and what they press, changes it.
 */
export function WritingArea({ kind = "essay", ...props }: WritingProps & { kind?: ProblemKind }) {
  if (kind === "links") return <LinksField {...props} />;
  // A text of several lines must not lose its line breaks in a field that can't hold them.
  if (kind === "short_answer" && !props.defaultValue.trim().includes("\n")) return <LineField {...props} />;
  return <EssayField {...props} kind={kind} />;
}

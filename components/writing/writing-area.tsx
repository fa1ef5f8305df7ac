"use client";

import type { ProblemKind } from "#prisma/generated/enums.ts";
import { EssayField } from "./essay-field.tsx";
import type { Field } from "./field.ts";
import { LineField } from "./line-field.tsx";
import { LinksField } from "./links-field.tsx";

export type WritingProps = {
  id: string;
  name: string;
  defaultValue: string;
  rows?: number;
  describedBy?: string | undefined;
  invalid?: boolean | undefined;
  /** To be told of every change, whoever made it: typing, the toolbar, pasting, undo. */
  onChange: () => void;
  areaRef: React.RefObject<Field | null>;
  /** How much can be saved, in UTF-16 code units. More is kept in the field, and said. */
  limit: number;
  /** In full screen, where the rest of the page is covered: the count, and where the text is. */
  status?: React.ReactNode;
  /** Whether the rest of the page has something to settle: full screen and preview give way to it. */
  interrupted?: boolean;
  className?: string;
};

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

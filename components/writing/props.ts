import type { Field } from "./field.ts";

/** What an editor tells the field that it holds. */
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

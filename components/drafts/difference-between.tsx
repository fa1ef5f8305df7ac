import { Difference } from "#components/ui/difference.tsx";
import { differenceOf } from "#lib/difference.ts";

/** How the text here differs from the other one. */
export default function DifferenceBetween({ theirs, mine }: { theirs: string; mine: string }) {
  return <Difference parts={differenceOf(theirs, mine)} />;
}

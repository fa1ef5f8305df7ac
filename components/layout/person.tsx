"use client";

import { useEffect } from "react";
import { PERSON_META } from "#lib/drafts/person.ts";
import { tell } from "#lib/drafts/tabs.ts";

/**
 * Says on every signed-in page whose it is: <meta name="person" content="(the id)">. The journal of
 * unsent texts is kept by it, saves carry it, and the person's other tabs hear that they are
 * signed in again.
 */
export function PersonMark({ id }: { id: string }) {
  useEffect(() => tell(id, { kind: "signed-in" }), [id]);
  return <meta name={PERSON_META} content={id} />;
}

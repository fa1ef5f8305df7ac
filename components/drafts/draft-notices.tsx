"use client";

import { Callout } from "#components/ui/callout.tsx";
import type { Content } from "#lib/drafts/content.ts";
import type { View } from "#lib/drafts/keeper.ts";
import { momentOf } from "#lib/drafts/moment.ts";

/** What happened to the text other than by one's own hand on this page. */
export function DraftNotices<C extends Content>({ view: { state, elsewhere } }: { view: View<C> }) {
  return (
    <div role="status" className="space-y-3 empty:hidden">
      {state.found !== null && (
        <Callout>
          Text from {momentOf(state.found)} that had not been sent was found on this computer. It is here again.
        </Callout>
      )}
      {state.took && <Callout>The newer text from your other tab is here now.</Callout>}
      {elsewhere && (
        <Callout>
          Also open in another tab. Write in one of them: each saves what is in it, and asks before it replaces the
          other’s.
        </Callout>
      )}
    </div>
  );
}

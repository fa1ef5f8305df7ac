import { Callout } from "#components/ui/callout.tsx";
import { notices } from "#lib/notices.ts";
import { FocusOnArrival } from "./focus-on-arrival.tsx";

/** Says once what was just done, from the address's `?done=`; unknown words say nothing. It takes the focus. */
export function NoticeOf({ done }: { done: string | string[] | undefined }) {
  if (typeof done !== "string" || !Object.hasOwn(notices, done)) return null;
  return (
    <FocusOnArrival key={done} id="notice">
      <Callout tone="good" role="status">
        {notices[done as keyof typeof notices]}
      </Callout>
    </FocusOnArrival>
  );
}

import { Callout } from "#components/ui/callout.tsx";
import { notices } from "#lib/notices.ts";

/** Says once what was just done, from the address's `?done=`; unknown words say nothing. */
export function NoticeOf({ done }: { done: string | string[] | undefined }) {
  if (typeof done !== "string" || !Object.hasOwn(notices, done)) return null;
  return (
    <Callout tone="good" role="status">
      {notices[done as keyof typeof notices]}
    </Callout>
  );
}

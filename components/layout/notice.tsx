import { Callout } from "#components/ui/callout.tsx";
import { notices } from "#lib/notices.ts";

/** Says once what was just done, from the address's `?done=`; unknown words say nothing. A form that stays on the page moves the focus here. */
export function NoticeOf({ done }: { done: string | string[] | undefined }) {
  if (typeof done !== "string" || !Object.hasOwn(notices, done)) return null;
  return (
    <div id="notice" tabIndex={-1}>
      <Callout tone="good" role="status">
        {notices[done as keyof typeof notices]}
      </Callout>
    </div>
  );
}

import { utcSecond } from "#lib/clock.ts";
import { closeNow } from "#lib/cohorts/actions.ts";
import { Acts } from "./item-acts.tsx";

/** Whether the close was carried out, and the button for those who don't want to wait. */
export function CloseSection({ id, closedAt }: { id: string; closedAt: Date | null }) {
  if (closedAt)
    return (
      <p className="max-w-2xl">
        It was carried out on <time dateTime={closedAt.toISOString()}>{utcSecond(closedAt)}</time>. Whatever came since
        is late, unless its author has an extension. A later deadline opens the cohort again.
      </p>
    );
  return (
    <>
      <p className="max-w-2xl">
        The deadline has passed. Five minutes after the last moment that counts the portal carries out the close by
        itself: it waits for what is still being handled, and whatever comes after it is late.
      </p>
      <Acts
        id="cohort-close"
        action={closeNow}
        values={{ id }}
        acts={[
          {
            value: "close",
            label: "Close now",
            means:
              "Without waiting. What reached the server in time and still waits for its turn is then kept as late.",
          },
        ]}
      />
    </>
  );
}

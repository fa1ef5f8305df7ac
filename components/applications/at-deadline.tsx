import type { ApplicationView } from "#lib/applications/view.ts";
import { AtDeadlineForm } from "./at-deadline-form.tsx";

/** The wish that the portal submit the application at the deadline, as it stands then. */
export function AtDeadline({ application }: { application: ApplicationView }) {
  const { id, submitAtDeadline: on, state } = application;
  return (
    <section aria-labelledby="at-deadline" className="space-y-3">
      <h2 id="at-deadline">At the deadline</h2>
      <p className="max-w-2xl">
        {on
          ? "At the deadline this application is submitted for you as it stands then, if it is complete. You get a receipt; if something is missing, nothing is sent and you are told by e-mail what it was."
          : "You can leave it to the portal: at the deadline it then submits what stands here, if it is complete. Nothing that you write after the deadline is in it."}
        {state === "submitted" && " If nothing has changed by then, what you submitted simply stands."}
      </p>
      <AtDeadlineForm id={id} on={on} />
    </section>
  );
}

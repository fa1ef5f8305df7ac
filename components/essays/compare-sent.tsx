import Link from "next/link";
import { SubmitForm } from "#components/applications/forms.tsx";
import { Prose } from "#components/ui/prose.tsx";
import { chosenPrompt } from "#lib/applications/rules.ts";
import type { ApplicationView } from "#lib/applications/view.ts";
import { utc } from "#lib/clock.ts";
import type { ComparedToSent } from "#lib/essays/compare-query.ts";
import { textName } from "#lib/essays/variant-rules.ts";
import { renderMarkdown } from "#lib/markdown.ts";
import { paths } from "#lib/paths.ts";
import { ComparePage } from "./compare-page.tsx";

/** What an application sent, and the text as it is now; while it is open, a button to send it again. */
export function CompareSent({ compared, application }: { compared: ComparedToSent; application: ApplicationView }) {
  const { here, sent, title } = compared;
  const answer = application.answers.find(({ essay }) => essay?.id === here.id);
  const prompt = answer && chosenPrompt(answer)?.text;
  return (
    <ComparePage
      title={title}
      essayId={here.id}
      from={{
        name: `what was sent to “${application.project.title}” on ${utc(sent.receivedAt)} (receipt ${sent.receipt})`,
        text: sent.text ?? "",
      }}
      to={{ name: `${textName(here.variant)} as it was saved on ${utc(here.savedAt)}`, text: here.text }}
    >
      {sent.text === null && <p>Nothing was sent to this problem then.</p>}
      {sent.text !== null && sent.prompt !== "" && prompt !== undefined && prompt !== sent.prompt && (
        <section aria-labelledby="prompt-then" className="space-y-2">
          <h2 id="prompt-then" className="text-xl">
            The prompt that you answered then
          </h2>
          <Prose html={renderMarkdown(sent.prompt, "then-")} />
        </section>
      )}
      <Again application={application} sends={answer !== undefined} />
    </ComparePage>
  );
}

function Again({ application, sends }: { application: ApplicationView; sends: boolean }) {
  const { id, open, state, changed, missing, project } = application;
  const link = (
    <Link href={paths.application(id)} prefetch={false}>
      {project.title}
    </Link>
  );
  if (!open || state !== "submitted") return <p>What was sent stands. The application: {link}.</p>;
  return (
    <section aria-labelledby="again" className="space-y-3 border-t border-line pt-5">
      <h2 id="again" className="text-xl">
        Send it again
      </h2>
      {!sends && <p>The application {link} sends another text than this one.</p>}
      {missing.length > 0 ? (
        <>
          <p>Before {link} can be sent again:</p>
          <ul className="list-disc pl-6">
            {missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      ) : changed.size > 0 ? (
        <p className="max-w-2xl">
          Reviewers read what you sent until you send the whole application {link} again, with every text as it is now.
        </p>
      ) : (
        <p>Nothing of {link} has changed since you sent it.</p>
      )}
      <SubmitForm
        id={id}
        label={changed.size > 0 && missing.length === 0 ? "Submit again" : null}
        texts={application.answers.flatMap(({ essay }) => essay?.id ?? [])}
      />
    </section>
  );
}

import { Prose } from "#components/ui/prose.tsx";
import { kindNames, limitsText } from "#lib/problems/kinds.ts";
import { blocksOf, pickText } from "#lib/projects/groups.ts";
import type { PublicProject } from "#lib/projects/public-queries.ts";

type Asked = PublicProject["problems"][number];

/** What a project asks, before anybody starts: each problem, and each choice among several as one block. */
export function AskedProblems({ problems }: { problems: readonly Asked[] }) {
  const blocks = blocksOf(problems.map((problem) => ({ ...problem, groupId: problem.group?.id ?? null })));
  return (
    <ol className="space-y-10">
      {blocks.map(({ members }) => {
        const [first] = members;
        if (!first?.group) return first && <Item key={first.number} problem={first} />;
        return (
          <li key={first.number} className="border-t border-line pt-6">
            <section aria-labelledby={`choice-${first.number}`} className="border-l-4 border-edge pl-4 sm:pl-6">
              <h3 id={`choice-${first.number}`}>
                {first.group.title && <>{first.group.title}: </>}
                {pickText(first.group.pick, members.length)}
              </h3>
              <p className="mb-6 mt-1 text-quiet">You choose which. What you write beyond that is not sent.</p>
              <ol className="space-y-8">
                {members.map((problem) => (
                  <Item key={problem.number} problem={problem} />
                ))}
              </ol>
            </section>
          </li>
        );
      })}
    </ol>
  );
}

function Item({ problem }: { problem: Asked }) {
  const { kind, number, title, group, range, usual, prompts } = problem;
  const Heading = group ? "h4" : "h3";
  return (
    <li id={`problem-${number}`} className="border-t border-line pt-6">
      <Heading className="font-serif text-lg font-semibold">
        Problem {number}: {title}
      </Heading>
      <p className="mb-4 mt-1 text-quiet">
        {kindNames[kind]}
        {!group && (problem.required ? ", required" : ", optional")}. {capital(limitsText(kind, range))}
        {usual && <> here (elsewhere this problem asks for {limitsText(kind, usual)})</>}.
      </p>
      <Guidance html={problem.useGuidanceHtml} of="For this project" />
      <Guidance
        html={problem.guidanceHtml}
        of={problem.useGuidanceHtml ? "For everybody who answers this problem" : ""}
      />
      {prompts.length > 1 ? (
        <>
          <p className="mb-2 font-semibold">Answer one of these {prompts.length} prompts:</p>
          <ol className="max-w-2xl list-[upper-alpha] space-y-3 pl-6 marker:font-semibold">
            {prompts.map((prompt) => (
              <li key={prompt.id} className="pl-2">
                <Prose html={prompt.html} />
              </li>
            ))}
          </ol>
        </>
      ) : (
        prompts.map((prompt) => <Prose key={prompt.id} html={prompt.html} />)
      )}
    </li>
  );
}

/** @param of whose guidance it is, where there is more than one */
function Guidance({ html, of }: { html: string; of: string }) {
  if (!html) return null;
  return (
    <div className="mb-4">
      {of && <p className="mb-1 text-sm font-semibold text-quiet">{of}:</p>}
      <Prose html={html} />
    </div>
  );
}

function capital(text: string) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

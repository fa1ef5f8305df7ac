import { Prose } from "#components/ui/prose.tsx";
import type { Answer } from "#lib/applications/rules.ts";
import { renderMarkdown } from "#lib/markdown.ts";
import { kindNames, limitsText } from "#lib/problems/kinds.ts";

/** What is asked of an answer: "Required: 300 to 1,200 words.", "Optional list of links: 1 to 5 links." */
export function asked({ required, group, kind, range }: Pick<Answer, "required" | "group" | "kind" | "range">): string {
  const what = kind === "essay" ? "" : kindNames[kind].toLowerCase();
  const must = group ? "" : required ? "Required" : "Optional";
  const head = [must, what].filter(Boolean).join(" ");
  const limits = limitsText(kind, range);
  const text = head ? `${head}: ${limits}.` : `${limits}.`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

type Prompt = { id: string; text: string };

/** "A", "B", …: how prompts are called where there are several. */
export function promptLetter(at: number): string {
  return String.fromCharCode(65 + at);
}

/** The prompts of a problem; with several, the one that was chosen comes first and the others fold away. */
export function Prompts({ prompts, chosen }: { prompts: Prompt[]; chosen?: string | undefined }) {
  const at = prompts.findIndex((prompt) => prompt.id === chosen);
  const mine = prompts[at];
  if (prompts.length === 1 && prompts[0]) return <PromptText prompt={prompts[0]} />;
  if (!mine) {
    return (
      <div>
        <p className="mb-2 font-semibold">Answer one of these {prompts.length} prompts:</p>
        <List prompts={prompts} />
      </div>
    );
  }
  return (
    <div>
      <p className="mb-1 font-semibold">You answer prompt {promptLetter(at)}:</p>
      <PromptText prompt={mine} />
      <details className="mt-2">
        <summary className="cursor-pointer text-accent">All {prompts.length} prompts</summary>
        <div className="mt-2">
          <List prompts={prompts} />
        </div>
      </details>
    </div>
  );
}

function List({ prompts }: { prompts: Prompt[] }) {
  return (
    <ol className="max-w-2xl list-[upper-alpha] space-y-3 pl-6 marker:font-semibold">
      {prompts.map((prompt) => (
        <li key={prompt.id} className="pl-2">
          <PromptText prompt={prompt} />
        </li>
      ))}
    </ol>
  );
}

function PromptText({ prompt }: { prompt: Prompt }) {
  return <Prose html={renderMarkdown(prompt.text, `${prompt.id}-`)} />;
}

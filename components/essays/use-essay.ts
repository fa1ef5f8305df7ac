import { useEffect, useRef, useState } from "react";
import { useDraft } from "#components/drafts/use-draft.ts";
import { useLeaving } from "#components/drafts/use-leaving.ts";
import { apply, type Field, goTo } from "#components/writing/field.ts";
import { conflictOf } from "#lib/drafts/state.ts";
import { type EssayDraft, essayPut, type PromptView, promptIn } from "#lib/essays/put.ts";
import { bothTexts } from "#lib/essays/rules.ts";
import type { EssayView } from "#lib/essays/view.ts";
import { type FormState, valueAt } from "#lib/forms.ts";
import { paths } from "#lib/paths.ts";
import type { Fields } from "#lib/result.ts";
import { sectionStart } from "#lib/writing/sections.ts";

type Options = {
  essay: EssayView;
  application: string;
  form: React.RefObject<HTMLFormElement | null>;
  area: React.RefObject<Field | null>;
  /** What came back with the page, refused or only previewed, without script. */
  returned: NonNullable<FormState> | null;
};

const REWORDED = "This problem was worded anew while you wrote.";
const CHOOSE_AGAIN = "The prompt that you chose is not asked any more: choose one of these.";

/** An essay's draft, its prompts, and the fields that hold them. */
export function useEssay({ essay, application, form, area, returned }: Options) {
  const [prompts, setPrompts] = useState(essay.prompts);
  const [promptNote, setPromptNote] = useState(returned?.fields?.["promptId"]);
  const [aside, setAside] = useState<string | null>(null);
  const asking = useRef(prompts);
  const chosen = useRef(false);

  const { keeper, view } = useDraft<EssayDraft>({
    name: `essay:${essay.id}`,
    label: essay.variant === "" ? essay.title : `${essay.title} (${essay.variant})`,
    href: paths.essay(essay.id, application || undefined),
    stored: {
      content: { text: essay.text, promptId: essay.promptId },
      version: essay.version,
      savedAt: essay.savedAt,
    },
    unsent: returned ? sentBefore(returned, essay.version) : undefined,
    put: essayPut(essay.id, () => asking.current, changePrompts),
    show,
  });
  useLeaving(keeper);
  const [start] = useState(() => ({ ...keeper.view.state.content, version: keeper.view.state.base.version }));
  const { trouble } = view.state;
  const conflict = conflictOf(view.state);

  function read(): EssayDraft {
    const input = form.current?.elements.namedItem("promptId");
    const promptId = input instanceof RadioNodeList || input instanceof HTMLInputElement ? checkedValue(input) : null;
    return { text: area.current?.value ?? start.text, promptId };
  }

  function show(content: EssayDraft): void {
    const field = area.current;
    if (field && field.value !== content.text) {
      // What the person has chosen can be undone like typing; what came by itself leaves the focus where it is.
      if (chosen.current) apply(field, { text: content.text, start: 0, end: 0 });
      else {
        field.value = content.text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }
    for (const radio of form.current?.querySelectorAll<HTMLInputElement>("input[type=radio]") ?? [])
      radio.checked = radio.value === content.promptId;
  }

  /** The server asks other prompts than the page shows. The text comes first: it is saved without, to be chosen anew. */
  function changePrompts(now: PromptView[]): void {
    asking.current = now;
    setPrompts(now);
    setPromptNote(now.length > 1 ? CHOOSE_AGAIN : REWORDED);
  }
  useEffect(() => {
    if (trouble?.kind !== "refused" || prompts !== asking.current || prompts === essay.prompts) return;
    const { text, promptId } = keeper.view.state.content;
    const next = promptIn(prompts, promptId);
    if (next === promptId) return;
    keeper.send({ kind: "typed", content: { text, promptId: next } });
    keeper.send({ kind: "asked" });
  }, [trouble, prompts, keeper, essay.prompts]);

  function settle(kind: "keep-mine" | "keep-both" | "take-theirs", version: number): void {
    const theirs = conflictOf(keeper.view.state)?.content;
    if (!theirs) return;
    const mine = keeper.view.state.content;
    chosen.current = true;
    if (kind === "keep-both") {
      const content = { text: bothTexts(mine.text, theirs.text), promptId: mine.promptId ?? theirs.promptId };
      keeper.send({ kind, version, content });
    } else keeper.send({ kind, version });
    chosen.current = false;
    if (kind === "take-theirs" && keeper.view.state.base.version === version) setAside(mine.text);
  }

  const fields: Fields = trouble?.kind === "refused" ? trouble.fields : {};
  return {
    view,
    conflict,
    fields,
    /** What the form was refused for without script. */
    message: returned && trouble?.kind === "refused" ? trouble.message : null,
    prompts,
    promptNote,
    aside,
    start,
    edited: () => keeper.send({ kind: "typed", content: read() }),
    save: () => keeper.send({ kind: "asked" }),
    settle,
    goToSection(at: number): void {
      const field = area.current;
      if (field) goTo(field, sectionStart(field.value, at));
    },
  };
}

/** A draft that came back with the page, and what for. */
function sentBefore({ ok, values, message, fields = {} }: NonNullable<FormState>, stored: number) {
  const base = Number(valueAt(values, "over") || valueAt(values, "version")) || stored;
  const content = {
    text: valueAt(values, "text").replace(/\r\n?/g, "\n"),
    promptId: valueAt(values, "promptId") || null,
  };
  return {
    content,
    base,
    tried: [],
    replaces: valueAt(values, "over") !== "",
    refusal: ok ? undefined : { message, fields },
  };
}

function checkedValue(input: RadioNodeList | HTMLInputElement): string | null {
  if (input instanceof HTMLInputElement && input.type === "radio" && !input.checked) return null;
  return input.value || null;
}

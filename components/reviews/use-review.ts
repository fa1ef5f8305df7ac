import { useDraft } from "#components/drafts/use-draft.ts";
import { useLeaving } from "#components/drafts/use-leaving.ts";
import type { Returned } from "#lib/drafts/keeper.ts";
import { type FormState, type FormValues, formValues, valueAt } from "#lib/forms.ts";
import { paths } from "#lib/paths.ts";
import { contentOfReview, type ReviewContent, reviewPut } from "#lib/reviews/put.ts";
import type { MyReview } from "#lib/reviews/shown.ts";

type Options = {
  project: string;
  code: string;
  /** The number of the text on the page. */
  submission: number;
  review: MyReview | null;
  form: React.RefObject<HTMLFormElement | null>;
  /** What came back with the page, refused, without script. */
  returned: NonNullable<FormState> | null;
};

/** A review's draft, and the fields that hold it. A submitted review is changed by submitting it again only. */
export function useReview({ project, code, submission, review, form, returned }: Options) {
  const submitted = review?.state === "submitted";
  const { keeper, view } = useDraft<ReviewContent>({
    name: `review:${project}/${code}`,
    label: `Your review of application ${code}`,
    href: `${paths.reviewApplication(project, code)}${submitted ? "?change=1" : ""}`,
    stored: {
      content: review ? contentOfReview(review) : { notes: "", scores: {} },
      version: review?.version ?? 0,
      savedAt: review?.updatedAt ?? new Date(0).toISOString(),
    },
    unsent: returned ? sentBefore(returned) : undefined,
    put: reviewPut(project, code),
    extra: { submission: String(submission) },
    sends: !submitted,
    show,
  });
  useLeaving(keeper);

  function read(): ReviewContent {
    return form.current ? contentIn(formValues(new FormData(form.current))) : keeper.view.state.content;
  }

  function show({ notes, scores }: ReviewContent): void {
    for (const field of form.current?.elements ?? []) {
      if (field instanceof HTMLTextAreaElement && field.name === "notes") field.value = notes;
      else if (field instanceof HTMLInputElement && field.type === "radio")
        field.checked = scores[field.name.replace(/^scores\./, "")] === field.value;
    }
  }

  return { keeper, view, read };
}

function contentIn(values: FormValues | undefined): ReviewContent {
  const scores = values?.["scores"];
  const given = typeof scores === "object" && !Array.isArray(scores) ? scores : {};
  return {
    notes: valueAt(values, "notes").replace(/\r\n?/g, "\n"),
    scores: Object.fromEntries(
      Object.entries(given).flatMap(([id, score]) => (typeof score === "string" && score ? [[id, score]] : [])),
    ),
  };
}

/** What a submission was refused for does not keep the draft from being saved. */
function sentBefore({ ok, values, message, fields = {} }: NonNullable<FormState>): Returned<ReviewContent> {
  return {
    content: contentIn(values),
    base: Number(valueAt(values, "version")),
    tried: [],
    replaces: valueAt(values, "over") !== "",
    refusal: ok || valueAt(values, "act") !== "save" ? undefined : { message, fields },
  };
}

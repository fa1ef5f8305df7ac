"use client";

import { Checkboxes, type Choice, TextArea, TextField } from "#components/ui/field.tsx";

/** What a project's page says at length, how many it takes, and its topics: for admins, and for mentors who propose it. */
export function DetailFields({ topics }: { topics: Choice[] }) {
  return (
    <>
      <TextArea
        name="question"
        label="Research question"
        hint="A paragraph or two. Markdown: *emphasis*, **strong**, [words](https://…)."
        rows={6}
      />
      <TextArea
        name="directions"
        label="Research directions"
        hint="Markdown. A list with “- ” before each direction; two more spaces before “- ” make it part of the one above."
        rows={14}
        optional
      />
      <TextField
        name="places"
        label="Places"
        hint="How many people the project can take."
        inputMode="numeric"
        width="short"
      />
      {topics.length > 0 && (
        <Checkboxes name="topics" label="Topics" hint="Applicants can list projects by them." choices={topics} />
      )}
    </>
  );
}

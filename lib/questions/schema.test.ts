import { expect, test } from "vitest";
import { askForm } from "./schema.ts";

const given = (text: string) => askForm.safeParse({ project: "a-project", text });

test.for(["", " \n\t", "\u200b", "\ufeff \u202e\u2066"])("a question of nothing that is seen is none (%j)", (text) => {
  expect(given(text).error?.issues.map(({ message }) => message)).toEqual(["Write something first."]);
});

test.for(["?", "👩‍🔬", "שלום"])("a short one is one (%j)", (text) => {
  expect(given(text).data?.text).toBe(text);
});

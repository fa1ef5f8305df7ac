import { describe, expect, test } from "vitest";
import {
  feedbackToRead,
  parseReason,
  problemReasons,
  reasonText,
  reasonValue,
  sortReasons,
  wholeReasons,
} from "./reasons.ts";
import {
  checkRefusal,
  type DecisionAct,
  type DecisionState,
  deciderRefusal,
  decisionActRefusal,
  decisionActs,
  decisionState,
  feedbackState,
  placesText,
} from "./rules.ts";
import { decisionForm, FEEDBACK_MAX } from "./schema.ts";

describe("the life of a decision", () => {
  test("none, pending, released", () => {
    expect(decisionState(null)).toBe("none");
    expect(decisionState({ releasedAt: null })).toBe("pending");
    expect(decisionState({ releasedAt: new Date() })).toBe("released");
  });

  test("is what the table says, and nothing else", () => {
    const possible: Record<DecisionAct, DecisionState[]> = {
      decide: ["none", "pending"],
      takeBack: ["pending"],
      check: ["pending"],
      release: ["pending"],
    };
    for (const act of Object.keys(decisionActs) as DecisionAct[])
      for (const state of ["none", "pending", "released"] as const)
        expect(decisionActRefusal(act, state) === undefined, `${act} when ${state}`).toBe(
          possible[act].includes(state),
        );
    expect(decisionActRefusal("decide", "released")).toContain("released");
    expect(decisionActRefusal("takeBack", "none")).toContain("took it back");
  });

  test("a mentor decides in its phase, and only where they see what others think", () => {
    const decider = { sees: true, sight: "own", decide: true } as const;
    expect(deciderRefusal(decider)).toBeUndefined();
    expect(deciderRefusal({ ...decider, sees: false })).toContain("Your own review");
    expect(deciderRefusal({ ...decider, sees: false, sight: "none" })).toContain("Nobody sees");
    expect(deciderRefusal({ ...decider, decide: false })).toContain("phase of deciding");
  });
});

describe("feedback", () => {
  const decline = { kind: "decline", reasons: 1, feedback: "", checkedAt: null } as const;

  test("is none, written or checked; only a decline has one", () => {
    expect(feedbackState({ ...decline, reasons: 0, feedback: " \n" })).toBe("none");
    expect(feedbackState(decline)).toBe("written");
    expect(feedbackState({ ...decline, reasons: 0, feedback: "Come back." })).toBe("written");
    expect(feedbackState({ ...decline, checkedAt: new Date() })).toBe("checked");
    expect(feedbackState({ ...decline, kind: "offer", checkedAt: new Date() })).toBe("none");
  });

  test("is checked by somebody other than its writer", () => {
    const written = { state: "pending", feedback: "written", writerId: "mei" } as const;
    expect(checkRefusal(written, "mei")).toContain("yourself");
    expect(checkRefusal(written, "noor")).toBeUndefined();
    expect(checkRefusal({ ...written, writerId: null }, "noor")).toBeUndefined();
    expect(checkRefusal({ ...written, feedback: "none" }, "noor")).toContain("no feedback");
    expect(checkRefusal({ ...written, state: "released" }, "noor")).toContain("released");
  });

  test("reads by problem, then as a whole, then the words", () => {
    const given = [
      { position: 0, reason: "fit" },
      { position: 2, reason: "objection" },
      { position: 2, reason: "unsupported" },
      { position: 7, reason: "unclear" },
    ];
    const titles = [
      { position: 1, title: "A doubt" },
      { position: 2, title: "An experiment" },
    ];
    expect(feedbackToRead(given, "\nThank you.\n", titles)).toEqual({
      parts: [
        { title: "An experiment", sentences: [problemReasons[0].text, problemReasons[1].text] },
        { title: "Your application as a whole", sentences: [wholeReasons[1].text] },
      ],
      words: "Thank you.",
    });
  });
});

describe("reasons", () => {
  test("each has an id of its own and a whole sentence", () => {
    for (const list of [problemReasons, wholeReasons]) {
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
      for (const { id, text } of list) {
        expect(id).toMatch(/^[a-z]+$/);
        expect(text).toMatch(/^[A-Z].*\.$/);
      }
    }
  });

  test("travel as position and id; what is not on the list there is none", () => {
    expect(parseReason("2:unsupported")).toEqual({ position: 2, reason: "unsupported" });
    expect(reasonValue({ position: 2, reason: "unsupported" })).toBe("2:unsupported");
    for (const wrong of ["0:unsupported", "2:fit", "2:", "x:unclear", "2:unclear:3", "-1:unclear", "constructor"])
      expect(parseReason(wrong), wrong).toBeUndefined();
    expect(reasonText({ position: 1, reason: "toString" })).toBeUndefined();
  });

  test("are kept once, in the order of the lists", () => {
    const twice = [
      { position: 1, reason: "unclear" },
      { position: 0, reason: "fit" },
      { position: 1, reason: "unsupported" },
      { position: 1, reason: "unclear" },
    ];
    expect(sortReasons(twice).map(reasonValue)).toEqual(["0:fit", "1:unsupported", "1:unclear"]);
  });
});

describe("what a form sends", () => {
  const form = { project: "reading-minds", code: "K7QM-2F", kind: "decline" };
  const fieldsRefused = (values: object) =>
    decisionForm.safeParse(values).error?.issues.map(({ path }) => path.join(".")) ?? [];

  test("is a decision with everything else left empty, or a refusal by the field", () => {
    expect(decisionForm.parse(form)).toMatchObject({
      kind: "decline",
      note: "",
      feedback: "",
      reasons: [],
      act: "save",
    });
    expect(fieldsRefused({ ...form, kind: undefined })).toEqual(["kind"]);
    expect(fieldsRefused({ ...form, reasons: ["1:unclear", "1:ugly"] })).toEqual(["reasons"]);
    expect(fieldsRefused({ ...form, feedback: "x".repeat(FEEDBACK_MAX + 1) })).toEqual(["feedback"]);
    expect(fieldsRefused({ ...form, feedback: "x".repeat(FEEDBACK_MAX) })).toEqual([]);
  });
});

test("offers are told against the places", () => {
  expect(placesText(3, 2)).toBe("3 offers for 2 places: 1 too many.");
  expect(placesText(2, 2)).toBe("2 offers for 2 places: every place is offered.");
  expect(placesText(1, 2)).toBe("1 offer for 2 places: 1 still free.");
});

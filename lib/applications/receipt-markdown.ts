import { utcSecond } from "#lib/clock.ts";
import { amountText, kindNames, limitsText } from "#lib/problems/kinds.ts";
import type { ReceiptView } from "./receipts.ts";

/** What a receipt's file is called; receipts are of letters, digits and hyphens alone. */
export function receiptFileName(receipt: string): string {
  return `receipt-${receipt.replace(/[^A-Za-z0-9-]/g, "")}.md`;
}

/**
 * A receipt with the whole texts as a Markdown file of its own. Each text stands as it was
 * received, letter for letter, between two comments that carry the receipt: what is between them,
 * without the line feeds beside them, has the SHA-256 that is named.
 */
export function receiptMarkdown(receipt: ReceiptView, applicant: string): string {
  const { application } = receipt;
  return [
    `# Receipt ${receipt.receipt}`,
    "",
    `- Project: ${oneLine(application.project)}`,
    `- Cohort: ${oneLine(application.cohort)}`,
    `- Applicant: ${oneLine(applicant)}`,
    `- Received: ${utcSecond(receipt.receivedAt)}${receipt.late ? " (after the deadline)" : ""}`,
    `- Submission: number ${receipt.number}`,
    "",
    ...receipt.essays.flatMap((essay) => [
      `## ${essay.position}. ${oneLine(essay.title)}`,
      "",
      ...(essay.prompt ? [...essay.prompt.split("\n").map((line) => `> ${line}`.trimEnd()), ""] : []),
      `- Kind: ${kindNames[essay.kind]}`,
      `- Wording of the problem: version ${essay.wording}`,
      `- Length: ${amountText(essay.kind, essay.wordCount)} (asked for: ${limitsText(essay.kind, { min: essay.minWords, recommended: essay.recommendedWords, max: essay.maxWords })})`,
      `- SHA-256: ${essay.sha256}`,
      "",
      `<!-- ${receipt.receipt}: text ${essay.position} begins below this line -->`,
      essay.text,
      `<!-- ${receipt.receipt}: text ${essay.position} ends above this line -->`,
      "",
    ]),
    "The SHA-256 is computed of each text in UTF-8 with line feeds.",
    "",
  ].join("\n");
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

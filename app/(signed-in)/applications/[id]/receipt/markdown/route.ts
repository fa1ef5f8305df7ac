import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { receiptFileName, receiptMarkdown } from "#lib/applications/receipt-markdown.ts";
import { myReceipt } from "#lib/applications/receipts.ts";
import { receiptNumber } from "#lib/applications/schema.ts";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";

/** One's receipt with the whole texts, as a file. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const number = receiptNumber.safeParse(request.nextUrl.searchParams.get("number") ?? undefined);
  const actor = await requireActor(paths.receipt(id, number.data));
  const receipt = (number.success && (await myReceipt(actor, id, number.data))) || notFound();
  return new Response(receiptMarkdown(receipt, actor.name ? `${actor.name}, ${actor.email}` : actor.email), {
    headers: {
      "Content-Type": "text/markdown; charset=utf-8",
      "Content-Disposition": `attachment; filename="${receiptFileName(receipt.receipt)}"`,
      "Cache-Control": "private, no-store",
    },
  });
}

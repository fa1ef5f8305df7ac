import type { Offer } from "#lib/drafts/kept-form.ts";
import { momentOf } from "#lib/drafts/moment.ts";

/** A text that was typed into this form before and not sent: it is put back only by a press. */
export function KeptOffer({ offer }: { offer: Offer | null }) {
  return (
    <div role="status" className="empty:hidden">
      {offer && (
        <div className="space-y-3 border-l-4 border-edge bg-sunken px-4 py-3">
          <p>Text from {momentOf(offer.typedAt)} that you had not sent is on this computer.</p>
          <p className="flex flex-wrap gap-3">
            <button type="button" className="button button-small" onClick={offer.putBack}>
              Put it back
            </button>
            <button type="button" className="button button-quiet button-small" onClick={offer.discard}>
              Discard it
            </button>
          </p>
        </div>
      )}
    </div>
  );
}

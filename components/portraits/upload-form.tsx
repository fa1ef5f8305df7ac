import { FieldError } from "#components/ui/field-error.tsx";
import { paths } from "#lib/paths.ts";
import { type PortraitRefusal, portraitRefusals } from "#lib/portraits/rules.ts";

const ID = "portrait-picture";

/** Sends a picture to where it becomes the portrait. It needs no script. */
export function UploadForm({ mentor, refused }: { mentor: string; refused?: PortraitRefusal | undefined }) {
  const error = refused && portraitRefusals[refused];
  return (
    <form method="post" action={paths.api.portrait(mentor)} encType="multipart/form-data" className="space-y-5">
      <div className={`space-y-1.5 ${error ? "border-l-4 border-bad pl-4" : ""}`}>
        <label htmlFor={ID} className="block font-semibold">
          A picture from this computer
        </label>
        <p id={`${ID}-hint`} className="text-[0.9375rem] text-quiet">
          JPEG, PNG, WebP or AVIF, at most 8 MB, each side 120 pixels or more. It is cut to a square, and everything
          that the camera wrote into it (where and when it was taken) is left out.
        </p>
        <FieldError id={ID} error={error} />
        <input
          id={ID}
          name="picture"
          type="file"
          required
          accept="image/jpeg,image/png,image/webp,image/avif"
          aria-describedby={[`${ID}-hint`, error && `${ID}-error`].filter(Boolean).join(" ")}
          aria-invalid={error ? true : undefined}
          className="input max-w-2xl"
        />
      </div>
      <button type="submit" className="button">
        Upload and publish
      </button>
    </form>
  );
}

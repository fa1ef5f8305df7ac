import { paths } from "#lib/paths.ts";
import { PORTRAIT_SIZE } from "#lib/portraits/schema.ts";

/**
 * A mentor's picture. The name always stands beside it, so that it says nothing to those who don't see it.
 * @param hash names the picture's content in its address
 */
export function PortraitImage({
  mentor,
  hash,
  small = false,
}: {
  mentor: { slug: string };
  hash: string;
  small?: boolean;
}) {
  return (
    // biome-ignore lint/performance/noImgElement: the picture is small, square and encoded already
    <img
      src={paths.portrait(mentor.slug, hash)}
      alt=""
      width={PORTRAIT_SIZE}
      height={PORTRAIT_SIZE}
      decoding="async"
      className={`aspect-square shrink-0 rounded bg-sunken object-cover ${small ? "size-20" : "size-28 sm:size-36"}`}
    />
  );
}

/** What an uploaded file begins with; anything else is refused before a decoder sees it. */
const signatures = {
  jpeg: (file: Buffer) => file.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  png: (file: Buffer) => file.subarray(0, 8).equals(Buffer.from("\x89PNG\r\n\x1a\n", "latin1")),
  webp: (file: Buffer) => tag(file, 0) === "RIFF" && tag(file, 8) === "WEBP",
  // The brand of AVIF, still or in a sequence; HEIC and the others of this container have other ones.
  avif: (file: Buffer) => tag(file, 4) === "ftyp" && /^avi[fs]$/.test(tag(file, 8)),
};

export type PortraitKind = keyof typeof signatures;

function tag(file: Buffer, at: number): string {
  return file.subarray(at, at + 4).toString("latin1");
}

/** What a file says that it is, by its first bytes; its name and what the browser called it are not asked. */
export function portraitKind(file: Buffer): PortraitKind | undefined {
  return (Object.keys(signatures) as PortraitKind[]).find((kind) => signatures[kind](file));
}

/** Why a file is not taken, by the word that the page's address has for it. */
export const portraitRefusals = {
  none: "No file came. Choose a picture, then send it.",
  large: "That file is larger than 8 MB. Make it smaller, or choose another.",
  kind: "That file is no JPEG, PNG, WebP or AVIF picture. Its name does not matter: save or export the picture as one of these, and choose it again.",
  broken: "That picture could not be read: the file is damaged or incomplete. Export it anew, and choose it again.",
  pixels:
    "That picture has more than 50 million pixels. Make it smaller (a side of 2,000 pixels is plenty), and choose it again.",
  small: "That picture is too small: each side needs at least 120 pixels. Choose a larger one.",
  slow: "That picture took too long to read. Save it as a JPEG, and choose it again.",
  many: "Those were very many pictures in a short time. Try again in a quarter of an hour.",
} as const;

export type PortraitRefusal = keyof typeof portraitRefusals;

export function isPortraitRefusal(word: unknown): word is PortraitRefusal {
  return typeof word === "string" && Object.hasOwn(portraitRefusals, word);
}

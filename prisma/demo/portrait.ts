// Pictures for invented mentors: no faces, but a few discs on a ground, drawn here and like nobody.
import { createHash } from "node:crypto";
import sharp from "sharp";

const SIZE = 480;

const palettes: readonly [[Colour, Colour, Colour, Colour], ...[Colour, Colour, Colour, Colour][]] = [
  [
    [31, 58, 95],
    [224, 181, 108],
    [200, 85, 61],
    [242, 233, 220],
  ],
  [
    [43, 76, 63],
    [217, 198, 165],
    [181, 82, 59],
    [143, 179, 154],
  ],
  [
    [74, 47, 79],
    [232, 201, 160],
    [127, 159, 191],
    [212, 113, 106],
  ],
];

type Colour = readonly [red: number, green: number, blue: number];
type Disc = { x: number; y: number; r: number; colour: Colour };

/** A picture that is the same for the same name. */
export async function drawPortrait(name: string): Promise<{ bytes: Uint8Array<ArrayBuffer>; size: number }> {
  const seed = createHash("sha256").update(name).digest();
  const part = (at: number) => (seed[at] ?? 0) / 255;
  const [ground, body, mark, head] = palettes[(seed[0] ?? 0) % palettes.length] ?? palettes[0];
  const discs: Disc[] = [
    { x: 0.5, y: 1.12, r: 0.52 + 0.06 * part(1), colour: body },
    { x: 0.5, y: 0.42, r: 0.2 + 0.03 * part(2), colour: head },
    { x: 0.25 + 0.5 * part(3), y: 0.2 + 0.15 * part(4), r: 0.1 + 0.06 * part(5), colour: mark },
  ];
  const pixels = Buffer.alloc(SIZE * SIZE * 3);
  for (let row = 0; row < SIZE; row += 1) {
    for (let column = 0; column < SIZE; column += 1) {
      const [x, y] = [(column + 0.5) / SIZE, (row + 0.5) / SIZE];
      let [red, green, blue] = ground;
      for (const disc of discs) {
        // How much of the pixel the disc covers: an edge is one pixel wide.
        const cover = Math.min(1, Math.max(0, (disc.r - Math.hypot(x - disc.x, y - disc.y)) * SIZE + 0.5));
        if (cover === 0) continue;
        const [r, g, b] = disc.colour;
        red += (r - red) * cover;
        green += (g - green) * cover;
        blue += (b - blue) * cover;
      }
      const at = (row * SIZE + column) * 3;
      pixels[at] = red;
      pixels[at + 1] = green;
      pixels[at + 2] = blue;
    }
  }
  const bytes = await sharp(pixels, { raw: { width: SIZE, height: SIZE, channels: 3 } })
    .webp({ quality: 80, effort: 2 })
    .toBuffer();
  return { bytes: new Uint8Array(bytes), size: SIZE };
}

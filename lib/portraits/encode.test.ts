// What people and attackers upload as their portrait.
import { crc32, createDeflate } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { encodePortrait } from "./encode.ts";
import { portraitKind, portraitRefusals } from "./rules.ts";

const picture = (width = 640, height = 400) =>
  sharp({
    create: { width, height, channels: 3, background: "#c04020", noise: { type: "gaussian", mean: 128, sigma: 30 } },
  });

async function encoded(file: Buffer) {
  const made = await encodePortrait(file);
  if (!made.ok) throw new Error(portraitRefusals[made.why]);
  return { ...made.value, found: await sharp(made.value.bytes).metadata() };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A black PNG of one bit a pixel; its zeros pack a thousandfold. */
async function blackPng(side: number): Promise<Buffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const deflate = createDeflate({ level: 1 });
  const rows = Buffer.alloc((1 + Math.ceil(side / 8)) * 100);
  const packed: Buffer[] = [];
  deflate.on("data", (piece: Buffer) => packed.push(piece));
  for (let row = 0; row < side; row += 100) deflate.write(rows);
  deflate.end();
  await new Promise((done) => deflate.on("end", done));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", Buffer.concat(packed)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

describe("a portrait", () => {
  test.for(["jpeg", "png", "webp", "avif"] as const)(
    "may be a %s, whatever its name, and becomes a square WebP",
    async (kind) => {
      const file = await picture(kind === "avif" ? 240 : 640)
        .toFormat(kind)
        .toBuffer();
      expect(portraitKind(file)).toBe(kind);
      const { found, size, hash } = await encoded(file);
      expect([found.format, found.width, found.height, size]).toEqual(["webp", 480, 480, 480]);
      expect(hash).toMatch(/^[0-9a-f]{32}$/);
    },
  );

  test("keeps nothing of where, when and by whom it was taken", async () => {
    const file = await picture()
      .withExif({
        IFD0: { Artist: "SECRETNAME", Copyright: "SECRETNAME" },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1", GPSLongitudeRef: "W", GPSLongitude: "0/1 7/1 0/1" },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><SECRETNAME/></x:xmpmeta>')
      .withIccProfile("p3")
      .jpeg()
      .toBuffer();
    const before = await sharp(file).metadata();
    expect([before.exif, before.xmp, before.icc].every(Boolean)).toBe(true);
    expect(file.includes("SECRETNAME")).toBe(true);
    const { bytes, found } = await encoded(file);
    expect([found.exif, found.xmp, found.icc, found.iptc, found.orientation]).toEqual(Array(5).fill(undefined));
    expect(Buffer.from(bytes).includes("SECRETNAME")).toBe(false);
  });

  test("stands upright: what the camera only noted is done", async () => {
    // Red above blue as it is seen; stored lying on its side.
    const half = (background: string) => ({ create: { width: 400, height: 200, channels: 3 as const, background } });
    const lying = await sharp(await sharp(half("#0000ff")).extend({ top: 200, background: "#ff0000" }).png().toBuffer())
      .rotate(-90)
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { bytes } = await encoded(lying);
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    const at = (y: number) => [...data.subarray((y * info.width + 240) * info.channels).subarray(0, 3)];
    const [red = 0, , blueAbove = 0] = at(60);
    const [redBelow = 0, , blue = 0] = at(420);
    expect([red > 200, blueAbove < 60, redBelow < 60, blue > 200]).toEqual([true, true, true, true]);
  });

  test("of many frames is its first", async () => {
    const frame = (background: string) =>
      sharp({ create: { width: 200, height: 200, channels: 3, background } })
        .png()
        .toBuffer();
    const frames = await Promise.all(["#00ff00", "#ff0000", "#0000ff"].map(frame));
    const animated = await sharp(frames, { join: { animated: true } })
      .webp({ loop: 0, delay: [50, 50, 50] })
      .toBuffer();
    expect((await sharp(animated).metadata()).pages).toBe(3);
    const { bytes, found } = await encoded(animated);
    expect(found.pages ?? 1).toBe(1);
    const { dominant } = await sharp(bytes).stats();
    expect([dominant.g > 200, dominant.r < 60]).toEqual([true, true]);
  });

  test("with something else behind it is the picture alone", async () => {
    const behind = Buffer.from("PK\x03\x04<html><script>alert('SECRETPAYLOAD')</script>");
    const file = Buffer.concat([await picture().jpeg().toBuffer(), behind]);
    const { bytes } = await encoded(file);
    expect(Buffer.from(bytes).includes("SECRETPAYLOAD")).toBe(false);
    const commented = await picture().png().toBuffer();
    const text = chunk("tEXt", Buffer.from("Comment\0<script>SECRETPAYLOAD</script>"));
    const inside = Buffer.concat([commented.subarray(0, 33), text, commented.subarray(33)]);
    expect(Buffer.from((await encoded(inside)).bytes).includes("SECRETPAYLOAD")).toBe(false);
  });

  test("with clear parts gets a ground", async () => {
    const clear = await sharp({ create: { width: 200, height: 200, channels: 4, background: "#00000000" } })
      .png()
      .toBuffer();
    const { found } = await encoded(clear);
    expect(found.hasAlpha).toBe(false);
  });
});

describe("refused is", () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><script>alert(1)</script></svg>';
  const others: [string, () => Promise<Buffer>][] = [
    ["an SVG", async () => Buffer.from(svg)],
    ["an SVG after a line of XML", async () => Buffer.from(`<?xml version="1.0"?>\n${svg}`)],
    ["a GIF", async () => Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64")],
    ["a TIFF", () => picture(200, 200).tiff().toBuffer()],
    ["a PDF", async () => Buffer.from("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF")],
    ["a HEIC", async () => Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1")],
    ["a HEIF of no known brand", async () => Buffer.from("\0\0\0\x18ftypmif1\0\0\0\0mif1", "latin1")],
    ["a page", async () => Buffer.from("<!DOCTYPE html><script>alert(1)</script>")],
    ["a page that begins like a GIF", async () => Buffer.from("GIF89a/*<script>alert(1)</script>*/")],
    ["a program", async () => Buffer.from("MZ\x90\0\x03\0\0\0")],
  ];
  test.for(others)("%s", async ([, make]) => {
    expect(await encodePortrait(await make())).toEqual({ ok: false, why: "kind" });
  });

  test.for([
    ["a JPEG", "\xff\xd8\xff"],
    ["a PNG", "\x89PNG\r\n\x1a\n"],
    ["a WebP", "RIFF\0\0\0\0WEBP"],
    ["an AVIF", "\0\0\0\x18ftypavif"],
  ])("an SVG that begins like %s", async ([, magic = ""]) => {
    const file = Buffer.concat([Buffer.from(magic, "latin1"), Buffer.from(svg)]);
    expect(await encodePortrait(file)).toEqual({ ok: false, why: "broken" });
  });

  test.for(["jpeg", "png", "webp", "avif"] as const)("half a %s", async (kind) => {
    const file = await picture(kind === "avif" ? 240 : 800)
      .toFormat(kind)
      .toBuffer();
    expect(await encodePortrait(file.subarray(0, Math.floor(file.length / 2)))).toEqual({ ok: false, why: "broken" });
    expect((await encodePortrait(file)).ok).toBe(true);
  });

  test("a bomb: 2,500 million pixels in a few hundred kilobytes, at once and without unpacking it", async () => {
    const bomb = await blackPng(50_000);
    expect(bomb.length).toBeLessThan(3_000_000);
    const before = process.memoryUsage.rss();
    expect(await encodePortrait(bomb)).toEqual({ ok: false, why: "pixels" });
    expect(process.memoryUsage.rss() - before).toBeLessThan(100_000_000);
    expect((await encodePortrait(await blackPng(2_000))).ok).toBe(true);
  });

  test("a bomb whose head tells of a small picture", async () => {
    const bomb = await blackPng(20_000);
    const header = Buffer.from(bomb.subarray(16, 29));
    header.writeUInt32BE(400, 0);
    header.writeUInt32BE(400, 4);
    const disguised = Buffer.concat([bomb.subarray(0, 8), chunk("IHDR", header), bomb.subarray(33)]);
    // Only as many rows are unpacked as the head tells of; whether such a file is taken or refused, the result is small.
    const made = await encodePortrait(disguised);
    if (made.ok) expect(made.value.bytes.length).toBeLessThan(100_000);
    else expect(made.why).toBe("broken");
  });

  test("nothing, too much, and too little", async () => {
    expect(await encodePortrait(Buffer.alloc(0))).toEqual({ ok: false, why: "none" });
    expect(
      await encodePortrait(Buffer.concat([await picture().png().toBuffer(), Buffer.alloc(8 * 1024 * 1024)])),
    ).toEqual({
      ok: false,
      why: "large",
    });
    expect(await encodePortrait(await picture(119, 400).png().toBuffer())).toEqual({ ok: false, why: "small" });
    expect((await encodePortrait(await picture(120, 400).png().toBuffer())).ok).toBe(true);
  });
});

// Makes a picture of a screen a third as large: a PNG of at most 256 colours. Text and marks stay sharp.
import { deflateSync, inflateSync, crc32 } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Red, green and blue, a byte each: what a browser makes. */
const channels = 3;

/** Takes 8-bit RGB without interlacing (PNG specification, third edition). */
export function toPalette(png: Buffer): Buffer {
  const chunks = chunksOf(png);
  const header = chunks.find(({ type }) => type === 'IHDR')!.data;
  if (header[8] !== 8 || header[9] !== 2 || header[12] !== 0) throw new Error('Not a PNG of 8-bit RGB.');
  const data = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data));
  const width = header.readUInt32BE(0);
  const pixels = unfiltered(inflateSync(data), width * channels);
  const palette = paletteOf(pixels);
  const nearest = new Map(palette.map((colour, index) => [colour, index]));
  const height = pixels.length / (width * channels);
  const indices = Buffer.alloc(height * (width + 1));
  for (let at = 0; at < pixels.length; at += channels) {
    const colour = pixels.readUIntBE(at, channels);
    const pixel = at / channels;
    let index = nearest.get(colour);
    if (index === undefined) nearest.set(colour, (index = nearestIn(palette, colour)));
    // Each line begins with its filter: none.
    indices[pixel + Math.floor(pixel / width) + 1] = index;
  }
  header[9] = 3;
  const colours = Buffer.alloc(palette.length * channels);
  palette.forEach((colour, index) => colours.writeUIntBE(colour, index * channels, channels));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(indices, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunksOf(png: Buffer): { type: string; data: Buffer }[] {
  const found = [];
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    found.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return found;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** Undoes the five filters of lines. */
function unfiltered(raw: Buffer, lineBytes: number): Buffer {
  const lines = raw.length / (lineBytes + 1);
  const out = Buffer.alloc(lines * lineBytes);
  for (let line = 0; line < lines; line++) {
    const filter = raw[line * (lineBytes + 1)]!;
    for (let x = 0; x < lineBytes; x++) {
      const at = line * lineBytes + x;
      const left = x < channels ? 0 : out[at - channels]!;
      const up = line === 0 ? 0 : out[at - lineBytes]!;
      const corner = x < channels || line === 0 ? 0 : out[at - lineBytes - channels]!;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
      out[at] = raw[line * (lineBytes + 1) + 1 + x]! + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** First colours that are unlike each other, so that a rare mark keeps its own; then the shades between them. */
function paletteOf(pixels: Buffer): number[] {
  const uses = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += channels) {
    const colour = pixels.readUIntBE(at, channels);
    uses.set(colour, (uses.get(colour) ?? 0) + 1);
  }
  const byUse = [...uses].toSorted(([, a], [, b]) => b - a).map(([colour]) => colour);
  const palette: number[] = [];
  for (const unlike of [600, 0])
    for (const colour of byUse)
      if (palette.length < 256 && palette.every((other) => distance(other, colour) > unlike))
        palette.push(colour);
  return palette;
}

function nearestIn(palette: number[], colour: number): number {
  let best = 0;
  for (let index = 1; index < palette.length; index++)
    if (distance(palette[index]!, colour) < distance(palette[best]!, colour)) best = index;
  return best;
}

function distance(one: number, other: number): number {
  const apart = (bits: number) => (((one >> bits) & 255) - ((other >> bits) & 255)) ** 2;
  return apart(16) + apart(8) + apart(0);
}

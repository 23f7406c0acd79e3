// A ZIP archive as it is written: each file compressed while it comes, so that memory stays small however long it is (APPNOTE 4.3).
import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

type Entry = { name: Buffer; crc: number; packed: number; plain: number; at: number };

/** Sizes follow the content, names are UTF-8. */
const flags = 0x0808;
const deflate = 8;
const version = 20;
/** The first of January 1980, the oldest that there is: files of one content are the same bytes. */
const date = 0x21;
/** What 32 bits can say. */
const most = 0xff_ff_ff_ff;

export class ZipStream {
  readonly #entries: Entry[] = [];
  #at = 0;

  /** One file after the other. Throws what `chunks` throws. */
  async *file(path: string, chunks: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Buffer> {
    const entry: Entry = { name: Buffer.from(path), crc: 0, packed: 0, plain: 0, at: this.#at };
    yield this.#passed(localHeader(entry));
    const packing = createDeflateRaw();
    // What goes wrong on either side ends the other; the loop below throws it.
    pipeline(Readable.from(counted(chunks, entry)), packing, () => {});
    for await (const packed of packing as AsyncIterable<Buffer>) {
      entry.packed += packed.length;
      yield this.#passed(packed);
    }
    yield this.#passed(descriptor(entry));
    this.#entries.push(entry);
  }

  /** The directory, by which the files are found. */
  end(): Buffer {
    const begin = this.#at;
    const listed = Buffer.concat(this.#entries.map(listing));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06_05_4b_50, 0);
    end.writeUInt16LE(this.#entries.length, 8);
    end.writeUInt16LE(this.#entries.length, 10);
    end.writeUInt32LE(listed.length, 12);
    end.writeUInt32LE(begin, 16);
    return Buffer.concat([listed, end]);
  }

  #passed(bytes: Buffer): Buffer {
    this.#at += bytes.length;
    if (this.#at > most) throw new Error('An archive of more than 4 GB cannot be written.');
    return bytes;
  }
}

async function* counted(
  chunks: AsyncIterable<string> | Iterable<string>,
  entry: Entry,
): AsyncGenerator<Buffer> {
  for await (const text of chunks) {
    const bytes = Buffer.from(text);
    entry.crc = crc32(bytes, entry.crc);
    entry.plain += bytes.length;
    yield bytes;
  }
}

function localHeader({ name }: Entry): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04_03_4b_50, 0);
  header.writeUInt16LE(version, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(deflate, 8);
  header.writeUInt16LE(date, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function descriptor(entry: Entry): Buffer {
  const said = Buffer.alloc(16);
  said.writeUInt32LE(0x08_07_4b_50, 0);
  writeSizes(said, 4, entry);
  return said;
}

function listing(entry: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02_01_4b_50, 0);
  header.writeUInt16LE(version, 4);
  header.writeUInt16LE(version, 6);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(deflate, 10);
  header.writeUInt16LE(date, 14);
  writeSizes(header, 16, entry);
  header.writeUInt16LE(entry.name.length, 28);
  header.writeUInt32LE(entry.at, 42);
  return Buffer.concat([header, entry.name]);
}

function writeSizes(into: Buffer, at: number, { crc, packed, plain }: Entry): void {
  into.writeUInt32LE(crc, at);
  into.writeUInt32LE(packed, at + 4);
  into.writeUInt32LE(plain, at + 8);
}

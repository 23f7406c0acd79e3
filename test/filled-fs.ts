// A memory for the embedded database that has a data folder from the start. PGlite's own way, a file at a time with a look at each folder
// above it, takes twice as long as all the rest of the opening.
import { MemoryFS } from '@electric-sql/pglite';

const block = 512;

/** What a tarball holds: folders before what is in them, and where in its bytes each file lies. */
export type Template = {
  bytes: Buffer;
  folders: string[];
  files: { path: string; from: number; size: number }[];
};

/** Of a tarball as PGlite makes it: names of at most a hundred letters, folders and files alone. */
export function readTemplate(bytes: Buffer): Template {
  const template: Template = { bytes, folders: [], files: [] };
  for (let at = 0; bytes[at]! > 0;) {
    const text = (from: number, size: number) =>
      bytes.toString('latin1', at + from, at + from + size).replace(/\0[^]*/, '');
    const path = text(0, 100).replace(/^\/?/, '/');
    const size = Number.parseInt(text(124, 12), 8);
    if (text(156, 1) === '5') template.folders.push(path);
    else template.files.push({ path, from: at + block, size });
    at += block + Math.ceil(size / block) * block;
  }
  return template;
}

/** As PGlite hands it over; its own types name a package that is not there. */
type Started = {
  FS: {
    mkdirTree(path: string): void;
    writeFile(path: string, bytes: Uint8Array, options: { canOwn: boolean }): void;
  };
};

export class FilledFs extends MemoryFS {
  readonly #template: Template;

  constructor(template: Template) {
    super();
    this.#template = template;
  }

  /** Called when the file system is there and the database is not yet looked for. */
  override async initialSyncFs(): Promise<void> {
    const { FS } = this.pg!.Module as unknown as Started;
    const { bytes, folders, files } = this.#template;
    FS.mkdirTree(dataFolder);
    for (const path of folders) FS.mkdirTree(dataFolder + path);
    // The files write into the bytes they are given, so each database has a copy of its own.
    const own = new Uint8Array(bytes);
    for (const { path, from, size } of files)
      FS.writeFile(dataFolder + path, own.subarray(from, from + size), { canOwn: true });
  }
}

/** Where PGlite has its data. */
const dataFolder = '/pglite/data';

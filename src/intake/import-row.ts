// One row of a leads export, read as a lead. Exports differ in columns, order and spelling, so headers are recognised
// by what they are usually called, and the rest is kept as sent. Pure.
import { createHash } from 'node:crypto';
import { keep } from '../connectors/bodies/extra.ts';
import { judged } from '../connectors/bodies/judged.ts';
import { nothingSent, take, type Sent, type SentFields } from '../connectors/bodies/sent.ts';
import { storable } from '../connectors/bodies/text.ts';
import { contactFrom, isEmptyContact } from '../leads/contact.ts';
import type { ReadLead } from '../leads/lead.ts';
import { importTime } from './import-time.ts';

type Meaning = keyof SentFields | 'name' | 'leadId' | 'createdAt' | 'offerId';

/** Null: the column's cells are kept under its own header. */
export type Columns = { header: string; means: Meaning | null }[];

export type ImportRow = {
  read: ReadLead;
  /** The lead's id in the export; null when it has none. */
  importId: string | null;
  createdAt: Date | null;
  /** 16 bytes that name this row, however often it is exported and in whatever order of columns. */
  key: Buffer;
  /** The row as a JSON object of headers and cells. */
  raw: Buffer;
};

/** Compared without regard to case, blanks and signs. */
const spellings: Record<Meaning, string[]> = {
  name: [
    'name',
    'full name',
    'contact',
    'contact name',
    'contact person',
    'customer contact',
    'customer contact name',
    'lead name',
  ],
  firstName: ['first name', 'given name', 'contact first name', 'customer first name'],
  lastName: ['last name', 'surname', 'family name', 'contact last name', 'customer last name'],
  email: [
    'e-mail',
    'email address',
    'contact email',
    'contact email address',
    'customer email',
    'customer contact email',
  ],
  phone: [
    'phone',
    'phone number',
    'telephone',
    'contact phone',
    'contact phone number',
    'customer phone',
    'mobile',
  ],
  country: ['country', 'country/region', 'country or region', 'customer country', 'customer country/region'],
  company: [
    'company',
    'company name',
    'customer',
    'customer name',
    'customer company',
    'organization',
    'organisation',
    'account',
    'account name',
  ],
  title: ['title', 'job title', 'contact title', 'customer title'],
  leadSource: ['lead source', 'source', 'storefront', 'marketplace', 'referral source'],
  actionCode: ['action', 'action code', 'call to action', 'customer action'],
  offerTitle: [
    'offer',
    'offer name',
    'offer title',
    'offer display name',
    'solution',
    'solution name',
    'product',
    'product name',
    'listing',
  ],
  offerId: ['offer id', 'product id', 'solution id'],
  note: ['note', 'notes', 'description', 'message', 'comment', 'comments', 'customer notes'],
  leadId: ['lead id', 'id', 'referral id', 'engagement id'],
  createdAt: [
    'created',
    'created date',
    'date created',
    'created on',
    'created at',
    'created time',
    'creation date',
    'date',
    'lead date',
    'received',
    'received date',
    'date received',
    'submitted',
    'submitted date',
  ],
};

const meanings = new Map(
  Object.entries(spellings).flatMap(([means, names]) => names.map((name) => [plain(name), means as Meaning])),
);

/** What each column means; of two columns that mean the same, the first does. */
export function columnsOf(headers: string[]): Columns {
  const taken = new Set<Meaning>();
  return headers.map((sent) => {
    const header = storable(sent).trim();
    const means = meanings.get(plain(header)) ?? null;
    if (means === null || taken.has(means)) return { header, means: null };
    taken.add(means);
    return { header, means };
  });
}

/** True when a row under these headers could name a person. */
export function namesPeople(columns: Columns): boolean {
  const telling: (Meaning | null)[] = ['name', 'firstName', 'lastName', 'email', 'phone', 'company'];
  return columns.some(({ means }) => telling.includes(means));
}

/** Null for a row that tells nothing of anybody. */
export function readRow(columns: Columns, cells: string[]): ImportRow | null {
  const sent = nothingSent();
  sent.contactSent = true;
  const own = new Map<Meaning, string>();
  columns.forEach(({ header, means }, at) => {
    const cell = cells[at]!;
    const isField = means !== null && means in sent.fields;
    if (isField) take(sent, means as keyof SentFields, header, cell);
    else if (means !== null) own.set(means, storable(cell).trim());
    else if (cell !== '') keep(sent.extra, header || `Column ${at + 1}`, cell);
  });
  takeName(sent, own.get('name') ?? '');
  if (isEmptyContact(contactFrom(sent.fields))) return null;
  const read = judged(sent);
  const offerId = own.get('offerId') || null;
  const importId = own.get('leadId') || null;
  return {
    read:
      offerId === null || read.offer.offerId !== null ? read : { ...read, offer: { ...read.offer, offerId } },
    importId,
    createdAt: importTime(own.get('createdAt') ?? ''),
    key: keyOf(columns, cells, importId),
    raw: Buffer.from(JSON.stringify(Object.fromEntries(named(columns, cells)))),
  };
}

/** A full name stands in where the export has no first and last name. */
function takeName(sent: Sent, name: string): void {
  if (name === '') return;
  if (sent.fields.firstName !== null || sent.fields.lastName !== null) return keep(sent.extra, 'Name', name);
  const comma = /^([^,]+),\s*([^,]+)$/.exec(name);
  const parts = comma ? [comma[2]!, comma[1]!] : [name.slice(0, blankIn(name)), name.slice(blankIn(name))];
  take(sent, 'firstName', 'Name', parts[0]!);
  take(sent, 'lastName', 'Name', parts[1]!);
}

/** A single word is a last name: CRMs ask for one. */
function blankIn(name: string): number {
  return Math.max(0, name.search(/\s/));
}

function keyOf(columns: Columns, cells: string[], importId: string | null): Buffer {
  const filled = columns.flatMap(({ header }, at) => (cells[at] ? [[plain(header), cells[at]]] : []));
  const identity =
    importId === null ? filled.toSorted((a, b) => (a[0]! < b[0]! ? -1 : 1)) : importId.toLowerCase();
  return createHash('sha256')
    .update(`import\0${JSON.stringify(identity)}`)
    .digest()
    .subarray(0, 16);
}

/** Headers that are missing or there twice get a number. */
function named(columns: Columns, cells: string[]): [string, string][] {
  const seen = new Set<string>();
  return columns.map(({ header }, at) => {
    const name = header === '' || seen.has(header) ? `${header || 'Column'} ${at + 1}` : header;
    seen.add(name);
    return [name, cells[at]!];
  });
}

function plain(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

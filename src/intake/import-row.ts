// One row of a leads export, read as a lead. Exports differ in columns, order and spelling, so headers are recognised
// by what they are usually called and the rest is kept as sent. Pure.
import { createHash } from 'node:crypto';
import { keep } from '../connectors/bodies/extra.ts';
import { judged } from '../connectors/bodies/judged.ts';
import { nothingSent, take, type Sent, type SentFields } from '../connectors/bodies/sent.ts';
import { storable } from '../connectors/bodies/text.ts';
import type { ReadLead } from '../leads/lead.ts';
import { importTime } from './import-time.ts';

/** A column's meaning; null: its cells are kept under its own header. */
type Meaning = keyof SentFields | 'name' | 'leadId' | 'createdAt' | 'offerId';
export type Columns = { header: string; means: Meaning | null }[];

export type ImportRow = {
  read: ReadLead;
  /** The lead's id in the export, or null when it has none. */
  importId: string | null;
  createdAt: Date | null;
  /** 16 bytes that name this row however often and in whatever order of columns it is exported. */
  key: Buffer;
  /** The row as a JSON object of headers and cells. */
  raw: Buffer;
};

const spellings: Record<Meaning, string> = {
  name: 'name full name contact name customer contact name contact person lead name customer contact',
  firstName: 'first name given name forename contact first name customer first name',
  lastName: 'last name surname family name contact last name customer last name',
  email: 'e-mail email address contact email customer email customer contact email primary contact email',
  phone: 'phone phone number telephone contact phone customer phone contact phone number mobile',
  country: 'country country/region region customer country country or region',
  company: 'company company name customer customer name organization organisation account account name',
  title: 'title job title role contact title customer title',
  leadSource: 'lead source source storefront marketplace referral source',
  actionCode: 'action action code call to action customer action',
  offerTitle: 'offer offer name offer title solution solution name solutions product product name listing',
  offerId: 'offer id product id solution id',
  note: 'note notes description message comments customer notes',
  leadId: 'lead id id referral id engagement id lead identifier',
  createdAt: 'created created date date created created on creation date created time date lead date received received date submitted date',
};

/** Written one after another above for the eye; told apart here. */
const meanings = new Map<string, Meaning>();

/** What each column means; of two columns that mean the same the first is taken and the other kept as it is. */
export function columnsOf(headers: string[]): Columns {
  const taken = new Set<Meaning>();
  return headers.map((text) => {
    const header = storable(text).trim();
    const means = meanings.get(plain(header)) ?? null;
    if (means === null || taken.has(means)) return { header, means: null };
    taken.add(means);
    return { header, means };
  });
}

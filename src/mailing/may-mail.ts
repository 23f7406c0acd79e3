// Whether a lead may be written to, for many at once: asked before a mail is queued, and once more just before it goes.
import sql from 'sql-template-tag';
import type { App } from '../platform/app.ts';
import { Column, type Queries } from '../platform/db.ts';
import { addressHash } from './address.ts';
import { mayWriteOn, usualBases } from './consent.ts';
import { mailSecrets } from './secret-store.ts';

export const refusals = [
  'erased',
  'not_a_customer',
  'no_address',
  'no_consent',
  'complained',
  'opted_out',
  'do_not_contact',
  'bounced',
] as const;
export type Refused = (typeof refusals)[number];

type LeadKey = { publisherId: string; leadId: string };
type Asked = LeadKey & {
  kind: string | null;
  basis: string | null;
  scope: string | null;
  /** On which the publisher writes; null: nobody said so yet. */
  bases: string[] | null;
  address: string | null;
  personId: string | null;
};

/** By lead, why it may not be written to; a lead that may be is left out. A handful of queries, however many leads. */
export async function whyNot(
  app: Pick<App, 'vault'>,
  db: Queries,
  leads: readonly LeadKey[],
): Promise<Map<string, Refused>> {
  if (leads.length === 0) return new Map();
  const asked = await askedLeads(db, leads);
  const others = await otherAddresses(db, asked);
  const secretOf = await mailSecrets(
    app,
    db,
    leads.map(({ publisherId }) => publisherId),
  );
  const hashesOf = (lead: Asked) => ({
    own: lead.address === null ? [] : [hashOf(secretOf, lead.publisherId, lead.address)],
    others: (others.get(lead.leadId) ?? []).map((address) => hashOf(secretOf, lead.publisherId, address)),
  });
  const hashes = new Map(asked.map((lead) => [lead.leadId, hashesOf(lead)]));
  const stopped = await stoppedReasons(
    db,
    asked.flatMap(({ publisherId, leadId }) =>
      [...hashes.get(leadId)!.own, ...hashes.get(leadId)!.others].map((hash) => ({ publisherId, hash })),
    ),
  );
  const refusedFor = (lead: Asked): Refused | null => {
    const reasonsOf = (hash: string) => stopped.get(`${lead.publisherId} ${hash}`) ?? [];
    const { own, others: alike } = hashes.get(lead.leadId)!;
    // A dead mailbox says nothing of the person's other one.
    const reasons = [
      ...own.flatMap(reasonsOf),
      ...alike.flatMap(reasonsOf).filter((reason) => reason !== 'bounced'),
    ];
    return byItself(lead) ?? byReasons(reasons);
  };
  return new Map(
    asked.flatMap((lead) => {
      const refused = refusedFor(lead);
      return refused === null ? [] : [[lead.leadId, refused] as const];
    }),
  );
}

function byItself({ kind, basis, scope, bases, address }: Asked): Refused | null {
  if (kind === null) return 'erased';
  if (kind !== 'customer') return 'not_a_customer';
  if (address === null) return 'no_address';
  return mayWriteOn(bases ?? usualBases, basis, scope) ? null : 'no_consent';
}

function byReasons(reasons: readonly string[]): Refused | null {
  const said = reasons.map((reason) => (reason === 'manual' ? 'do_not_contact' : reason));
  return refusals.find((refused) => said.includes(refused)) ?? null;
}

const hashOf = (secretOf: (publisherId: string) => Buffer, publisherId: string, address: string) =>
  addressHash(secretOf(publisherId), address).toString('hex');

const columnsOf = (keys: readonly LeadKey[]) =>
  [
    new Column(
      'text',
      keys.map(({ publisherId }) => publisherId),
    ),
    new Column(
      'text',
      keys.map(({ leadId }) => leadId),
    ),
  ] as const;

function askedLeads(db: Queries, leads: readonly LeadKey[]): Promise<Asked[]> {
  const [publisherIds, leadIds] = columnsOf(leads);
  return db.rows(sql`
    select wanted.publisher_id as "publisherId", wanted.id as "leadId", lead.kind,
      lead.consent ->> 'basis' as basis, lead.consent ->> 'scope' as scope, sender.consent_bases as bases,
      lead.contact -> 'normalized' ->> 'email' as address, lead.person_id as "personId"
    from unnest(${publisherIds}::text[], ${leadIds}::text[]) as wanted (publisher_id, id)
    left join leads as lead on lead.publisher_id = wanted.publisher_id and lead.id = wanted.id
    left join mail_senders as sender on sender.publisher_id = wanted.publisher_id`);
}

/** By lead, addresses of the same person from other leads: who was merged has several. Most never were. */
async function otherAddresses(db: Queries, asked: readonly Asked[]): Promise<Map<string, string[]>> {
  const known = asked.filter(({ personId }) => personId !== null);
  const [publisherIds, leadIds] = columnsOf(known);
  const personIds = new Column(
    'text',
    known.map(({ personId }) => personId),
  );
  const rows = await db.rows<{ leadId: string; addresses: string[] }>(sql`
    select wanted.lead_id as "leadId", array_agg(person.email_key) as addresses
    from unnest(${publisherIds}::text[], ${leadIds}::text[], ${personIds}::text[]) as wanted (publisher_id, lead_id, person_id)
    join people as person on person.publisher_id = wanted.publisher_id and person.id <> wanted.person_id
      and person.id = any(joined_people(wanted.publisher_id, wanted.person_id))
    where exists (
      select from merges where publisher_id = wanted.publisher_id and undone_at is null
        and (absorbed_id = wanted.person_id or kept_id = wanted.person_id))
    group by wanted.lead_id`);
  return new Map(rows.map(({ leadId, addresses }) => [leadId, addresses]));
}

/** By publisher and hash. */
async function stoppedReasons(
  db: Queries,
  asked: readonly { publisherId: string; hash: string }[],
): Promise<Map<string, string[]>> {
  const publisherIds = new Column(
    'text',
    asked.map(({ publisherId }) => publisherId),
  );
  const hashes = new Column(
    'bytea',
    asked.map(({ hash }) => Buffer.from(hash, 'hex')),
  );
  const rows = await db.rows<{ publisherId: string; hash: Buffer; reasons: string[] }>(sql`
    select stop.publisher_id as "publisherId", stop.address_hash as hash, array_agg(distinct stop.reason) as reasons
    from unnest(${publisherIds}::text[], ${hashes}::bytea[]) as wanted (publisher_id, hash)
    join do_not_contact as stop on stop.publisher_id = wanted.publisher_id and stop.address_hash = wanted.hash
    group by stop.publisher_id, stop.address_hash`);
  return new Map(
    rows.map(({ publisherId, hash, reasons }) => [`${publisherId} ${hash.toString('hex')}`, reasons]),
  );
}

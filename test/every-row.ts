// Rows of one publisher in every table, written past the application: what nobody else may ever see or touch.
import sql, { join, raw } from 'sql-template-tag';
import type { Db } from '../src/platform/db.ts';
import { rowsOfCosell } from './every-row-cosell.ts';
import { rowsOfInsight } from './every-row-insight.ts';
import { rateNamed, rowsOfPipeline } from './every-row-pipeline.ts';
import { rowsOfReports } from './every-row-reports.ts';
import {
  rowsOfAssignment,
  rowsOfCampaigns,
  rowsOfDuplicates,
  rowsOfFollowUp,
  rowsOfScoring,
} from './every-row-work.ts';
import { rowsOfMailing, stoppedHash } from './every-row-mail.ts';
import { rowsOfReconciliation } from './every-row-reconciliation.ts';
import { rowsOfPeople, rowsOfProvider } from './every-row-people.ts';
import { rowsOfFarSide, rowsOfTracking, rowsOfWarning } from './every-row-back.ts';
import { rowsOfNurture } from './every-row-nurture.ts';
import { at, bytes, type RowIds, type Rows } from './row-values.ts';

/** mark: text put into whatever a caller could read, to find it again where it must not be. */
export async function fillEveryTable(db: Db, publisherId: string, mark: string): Promise<RowIds> {
  const ids: RowIds = Object.fromEntries(
    Object.entries(prefixes).map(([name, prefix]) => [name, `${prefix}_${mark}`]),
  );
  await insertUser(db, ids['userId']!, mark);
  for (const [table, row] of Object.entries(rowsOf(ids, mark)))
    await insertRow(db, table, { publisher_id: publisherId, ...row });
  return { ...ids, ...named, publisherId };
}

const named = {
  version: '1',
  criterionId: 'need',
  item: 'one_pager',
  entryId: `manual.${stoppedHash}`,
  ...rateNamed,
};
const prefixes = {
  keyId: 'key',
  listingId: 'lst',
  tokenId: 'tok',
  personId: 'per',
  leadId: 'lead',
  quarantineId: 'qrn',
  destinationId: 'dst',
  deliveryId: 'dlv',
  eventId: 'evt',
  poolId: 'pol',
  absenceId: 'abs',
  assignmentId: 'asg',
  warningId: 'wrn',
  userId: 'usr',
  invitationId: 'inv',
  viewId: 'view',
  providerId: 'idp',
  textId: 'cst',
  reconciliationId: 'rcn',
  rescoringId: 'rsc',
  fieldName: 'field',
  duplicateId: 'dup',
  mergeId: 'mrg',
  activityId: 'act',
  taskId: 'tsk',
  sequenceId: 'seq',
  enrolmentId: 'enr',
  mailId: 'mail',
  templateId: 'mtp',
  urlId: 'mru',
  opportunityId: 'opp',
  planId: 'pln',
  campaignId: 'cmp',
  costId: 'cost',
  importId: 'imp',
  accountId: 'pac',
  referralId: 'ref',
  commandId: 'rcm',
  comparisonId: 'lcm',
  backFillId: 'bfl',
  statusPageId: 'stp',
  reportId: 'rpt',
};

/** In an order that foreign keys allow. */
function rowsOf(id: RowIds, mark: string): Rows {
  return {
    ...rowsOfPeople(id, mark),
    ...rowsOfProvider(id, mark),
    ...rowsOfListing(id, mark),
    ...rowsOfLead(id, mark),
    ...rowsOfScoring(id, mark),
    ...rowsOfDuplicates(id, mark),
    ...rowsOfAssignment(id, mark),
    ...rowsOfFollowUp(id, mark),
    ...rowsOfMailing(id, mark),
    ...rowsOfPipeline(id, mark),
    ...rowsOfCampaigns(id, mark),
    ...rowsOfNurture(id, mark),
    ...rowsOfDelivery(id, mark),
    ...rowsOfFarSide(id, mark),
    ...rowsOfTracking(id, mark),
    ...rowsOfWarning(id, mark),
    ...rowsOfCosell(id, mark),
    ...rowsOfReconciliation(id, mark),
    ...rowsOfInsight(id, mark),
    ...rowsOfReports(id, mark),
  };
}

/** A person belongs to no publisher, so one may be there already. */
async function insertUser(db: Db, id: string, mark: string): Promise<void> {
  const email = `${mark}@example.com`;
  await db.run(sql`
    insert into users (id, email, email_key, name, language, password_hash, totp_sealed, created_at)
    values (${id}, ${email}, ${email}, ${mark}, 'en', ${mark}, ${mark}, ${at}) on conflict do nothing`);
}

function rowsOfListing({ keyId, listingId, tokenId, viewId, textId, fieldName }: RowIds, mark: string): Rows {
  return {
    saved_views: { id: viewId, screen: 'leads', name: mark, query: { mark }, created_at: at },
    api_keys: { id: keyId, name: mark, scopes: ['leads:read'], hash: bytes(), created_at: at },
    idempotency_keys: { key: mark, request_hash: bytes(), created_at: at },
    listings: {
      id: listingId,
      storefront: 'appsource',
      kind: 'app',
      offer_id: mark,
      title: mark,
      created_at: at,
    },
    intake_tokens: { id: tokenId, listing_id: listingId, hash: bytes(), sealed: mark, created_at: at },
    consent_texts: {
      id: textId,
      listing_id: listingId,
      call_to_action: 'contact-me',
      language: 'en',
      version: 1,
      button: mark,
      created_at: at,
      created_by: keyId,
    },
    lead_fields: {
      name: fieldName,
      kind: 'text',
      label: mark,
      labels: {},
      helps: {},
      options: [],
      required: false,
      position: 0,
      created_at: at,
    },
    form_uses: { form_id: mark, given_at: at },
    storefront_counts: {
      listing_id: listingId,
      day: at.slice(0, 10),
      what: 'view',
      campaign: mark,
      count: 1,
    },
  };
}

function rowsOfLead({ personId, leadId, listingId, quarantineId, eventId }: RowIds, mark: string): Rows {
  const email = `${mark}@example.com`;
  return {
    people: { id: personId, email_key: email, first_seen_at: at, last_seen_at: at },
    leads: {
      id: leadId,
      listing_id: listingId,
      person_id: personId,
      kind: 'customer',
      status: 'new',
      storefront: 'appsource',
      contact: { firstName: mark, email, normalized: { email } },
      consent: {},
      source: {},
      warnings: [],
      received_at: at,
      last_posted_at: at,
      repost_key: bytes(),
      raw: bytes(),
    },
    quarantine: {
      id: quarantineId,
      listing_id: listingId,
      received_at: at,
      body: bytes(),
      reason: mark,
      detail: mark,
    },
    fresh_leads: { lead_id: leadId },
    lead_words: { lead_id: leadId, words: mark },
    lead_counts: { at, storefront: 'appsource', kind: 'customer', leads: 1 },
    events: { subject_id: leadId, id: eventId, type: 'lead.received', at, actor: 'intake', data: { mark } },
  };
}

function rowsOfDelivery({ destinationId, deliveryId, leadId, personId }: RowIds, mark: string): Rows {
  return {
    destinations: {
      id: destinationId,
      kind: 'webhook',
      role: 'publisher-crm',
      name: mark,
      settings: { url: `https://${mark}.example` },
      created_at: at,
    },
    delivery_hours: { destination_id: destinationId, at, delivered: 1, failed: 1, speeds: [1] },
    destination_health: { destination_id: destinationId, reason: mark, changed_at: at },
    deliveries: {
      id: deliveryId,
      lead_id: leadId,
      destination_id: destinationId,
      person_id: personId,
      route: 'own',
      state: 'parked',
      due_at: at,
      created_at: at,
      last_reason: mark,
      last_detail: mark,
    },
    attempts: {
      delivery_id: deliveryId,
      number: 1,
      started_at: at,
      duration_ms: 5,
      outcome: 'refused',
      detail: mark,
      transcript: { mark },
    },
  };
}

/** What the database makes itself and lets nobody write. */
const generated = new Set(['country', 'board_column']);

/** A row given as JSON; columns it leaves out have their defaults. */
export async function insertRow(
  db: Pick<Db, 'run'>,
  table: string,
  row: Record<string, unknown>,
): Promise<void> {
  const columns = join(
    Object.keys(row)
      .filter((column) => !generated.has(column))
      .map((column) => raw(`"${column}"`)),
  );
  await db.run(sql`
    insert into ${raw(table)} (${columns})
    select ${columns} from jsonb_populate_record(null::${raw(table)}, ${JSON.stringify(row)}::jsonb)`);
}

/** Every table that has rows of publishers, as PostgreSQL itself lists them. */
export async function tablesOfPublishers(db: Db): Promise<string[]> {
  const tables = await db.rows<{ name: string }>(sql`
    select c.relname::text as name from pg_class as c
    join pg_attribute as a on a.attrelid = c.oid and a.attname = 'publisher_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by c.relname`);
  return tables.map(({ name }) => name);
}

/** All rows of one publisher, table by table, as JSON. */
export async function rowsOfPublisher(db: Db, publisherId: string): Promise<Record<string, string[]>> {
  const tables = await tablesOfPublishers(db);
  const found: Record<string, string[]> = Object.fromEntries(tables.map((table) => [table, []]));
  // One question for all of them, since it is asked after each of hundreds of calls.
  const each = tables.map(
    (table) => sql`
      select ${table}::text as name, to_jsonb(t)::text as row from ${raw(table)} as t where publisher_id = ${publisherId}`,
  );
  const rows = await db.rows<{ name: string; row: string }>(sql`${join(each, ' union all ')} order by 1, 2`);
  for (const { name, row } of rows) found[name]!.push(row);
  return found;
}

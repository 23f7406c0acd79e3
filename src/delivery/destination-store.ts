// SQL of the destinations and of what the workers tell one another about them.
import sql, { join, raw } from 'sql-template-tag';
import { one, type Queries, type Tx } from '../platform/db.ts';
import type { Reseal } from '../platform/reseal.ts';
import type { Failed, Said } from '../connectors/connector.ts';
import type { EventType } from '../events.ts';
import type { Mapping, Target } from '../mapping/mapping.ts';
import type { DestinationRole } from '../routing/route.ts';
import type { Condition } from '../scoring/condition.ts';
import type { SetLimits } from './destination.ts';
import type { SecretDates } from './secret-dates.ts';
import { isHeld } from './shown-state.ts';

export type DestinationRow = {
  publisherId: string;
  id: string;
  kind: string;
  role: DestinationRole;
  name: string;
  settings: Record<string, string>;
  sealed: string | null;
  limits: SetLimits;
  forwardTestLeads: boolean;
  storefronts: string[] | null;
  listingIds: string[] | null;
  /** Which events it has, and of which leads; null: it has leads. */
  eventTypes: EventType[] | null;
  eventFilter: Condition | null;
  /** Its records are kept in step with what becomes of their leads. */
  followsOpportunities: boolean;
  secretExpiresAt: Date | null;
  /** By the secret's name. */
  secretDates: Record<string, SecretDates>;
  createdAt: Date;
  pausedAt: Date | null;
  pausedReason: string | null;
  /** The newest version; null: the connector's default. */
  mapping: Mapping | null;
  mappingVersion: number | null;
  farTargets: Target[] | null;
  /** A person's own words for it, and who it was. */
  pauseNote: string | null;
  pausedBy: string | null;
};

export type HealthRow = {
  openUntil: Date | null;
  openedCount: number;
  reason: string | null;
  detail: string | null;
  /** The reason as a code, for its sentence in the reader's language. */
  said: Said | null;
  holdUntil: Date | null;
  checkedAt: Date | null;
  checkOutcome: string | null;
};

export const healthColumns = sql`
  health.open_until as "openUntil", coalesce(health.opened_count, 0) as "openedCount", health.reason, health.detail, health.said,
  health.hold_until as "holdUntil", health.checked_at as "checkedAt", health.check_outcome as "checkOutcome"`;
const columns = sql`
  destination.publisher_id as "publisherId", destination.id, destination.kind, destination.role, destination.name,
  destination.settings, destination.sealed, destination.limits, destination.forward_test_leads as "forwardTestLeads",
  destination.storefronts, destination.listing_ids as "listingIds",
  destination.event_types as "eventTypes", destination.event_filter as "eventFilter",
  destination.follows_opportunities as "followsOpportunities", destination.secret_expires_at as "secretExpiresAt", destination.secret_dates as "secretDates", destination.created_at as "createdAt",
  destination.paused_at as "pausedAt", destination.paused_reason as "pausedReason",
  mapped.mapping, mapped.version as "mappingVersion", far.targets as "farTargets",
  destination.pause_note as "pauseNote", destination.paused_by as "pausedBy",
  ${healthColumns}`;
const tables = sql`
  destinations as destination
  left join destination_health as health
    on health.publisher_id = destination.publisher_id and health.destination_id = destination.id
  left join far_fields as far on far.publisher_id = destination.publisher_id and far.destination_id = destination.id
  left join lateral (
    select mapping, version from mappings
    where mappings.publisher_id = destination.publisher_id and mappings.destination_id = destination.id
    order by version desc limit 1
  ) as mapped on true`;

export type DestinationWithHealth = DestinationRow & HealthRow;

/** Every destination in use, of everyone: for the process's own directory. */
export function allDestinations(db: Queries): Promise<DestinationWithHealth[]> {
  return db.rows(sql`select ${columns} from ${tables} where destination.removed_at is null`);
}

export function destinationsOf(
  db: Queries,
  publisherId: string,
  beforeId: string | null,
  limit: number,
): Promise<DestinationWithHealth[]> {
  return db.rows(sql`
    select ${columns} from ${tables}
    where destination.publisher_id = ${publisherId} and destination.removed_at is null
      and (${beforeId}::text is null or destination.id < ${beforeId})
    order by destination.id desc limit ${limit}`);
}

export function destinationById(
  db: Queries,
  publisherId: string,
  id: string,
): Promise<DestinationWithHealth | undefined> {
  return one(
    db,
    sql`select ${columns} from ${tables}
    where destination.publisher_id = ${publisherId} and destination.id = ${id} and destination.removed_at is null`,
  );
}

/** Until the transaction ends. */
export async function lockDestination(tx: Tx, publisherId: string, id: string): Promise<void> {
  await tx.rows(sql`select from destinations where publisher_id = ${publisherId} and id = ${id} for update`);
}

export type NewDestination = Omit<
  DestinationRow,
  'pausedAt' | 'pausedReason' | 'pauseNote' | 'pausedBy' | 'mapping' | 'mappingVersion' | 'farTargets'
>;

export async function insertDestination(db: Queries, row: NewDestination): Promise<void> {
  await db.run(sql`
    insert into destinations
      (publisher_id, id, kind, role, name, settings, sealed, limits, forward_test_leads, storefronts, listing_ids,
       event_types, event_filter, follows_opportunities, secret_expires_at, secret_dates, created_at)
    values (${row.publisherId}, ${row.id}, ${row.kind}, ${row.role}, ${row.name}, ${JSON.stringify(row.settings)}::jsonb, ${row.sealed},
      ${JSON.stringify(row.limits)}::jsonb, ${row.forwardTestLeads}, ${row.storefronts}, ${row.listingIds},
      ${row.eventTypes}, ${row.eventFilter === null ? null : JSON.stringify(row.eventFilter)}::jsonb,
      ${row.followsOpportunities}, ${row.secretExpiresAt}, ${JSON.stringify(row.secretDates)}::jsonb, ${row.createdAt})`);
}

export type DestinationChange = Partial<
  Pick<
    DestinationRow,
    | 'name'
    | 'settings'
    | 'sealed'
    | 'limits'
    | 'forwardTestLeads'
    | 'storefronts'
    | 'listingIds'
    | 'eventTypes'
    | 'eventFilter'
    | 'followsOpportunities'
    | 'secretExpiresAt'
    | 'secretDates'
    | 'pausedAt'
    | 'pausedReason'
    | 'pauseNote'
    | 'pausedBy'
  >
> & { removedAt?: Date };

const columnOf: Record<keyof DestinationChange, string> = {
  name: 'name',
  settings: 'settings',
  sealed: 'sealed',
  limits: 'limits',
  forwardTestLeads: 'forward_test_leads',
  storefronts: 'storefronts',
  listingIds: 'listing_ids',
  eventTypes: 'event_types',
  eventFilter: 'event_filter',
  followsOpportunities: 'follows_opportunities',
  secretExpiresAt: 'secret_expires_at',
  secretDates: 'secret_dates',
  pausedAt: 'paused_at',
  pausedReason: 'paused_reason',
  pauseNote: 'pause_note',
  pausedBy: 'paused_by',
  removedAt: 'removed_at',
};

/** Writes the members that are given. */
export async function changeDestination(
  db: Queries,
  publisherId: string,
  id: string,
  change: DestinationChange,
): Promise<void> {
  const sets = (Object.keys(change) as (keyof DestinationChange)[]).map((name) => {
    const value =
      name === 'settings' || name === 'limits' || name === 'secretDates' || name === 'eventFilter'
        ? jsonOf(change[name])
        : (change[name] ?? null);
    return sql`${raw(columnOf[name])} = ${value}`;
  });
  if (sets.length > 0)
    await db.run(
      sql`update destinations set ${join(sets)} where publisher_id = ${publisherId} and id = ${id}`,
    );
}

const jsonOf = (value: unknown) => (value === null ? null : JSON.stringify(value));

export type Health = {
  openUntil: Date | null;
  openedCount: number;
  reason: string | null;
  detail: string | null;
  said: Said | null;
  holdUntil: Date | null;
};

/** `hold`: lengthened where it is learnt, since another process may have been asked for a longer one; replaced by who knows better. */
export async function saveHealth(
  db: Queries,
  publisherId: string,
  id: string,
  health: Health,
  now: Date,
  hold: 'replaced' | 'lengthened' = 'replaced',
): Promise<void> {
  const brokenSince = health.openUntil === null ? null : now;
  const holdUntil =
    hold === 'replaced' ? sql`excluded.hold_until` : sql`greatest(known.hold_until, excluded.hold_until)`;
  await db.run(sql`
    insert into destination_health as known
      (publisher_id, destination_id, open_until, broken_since, opened_count, reason, detail, said, hold_until, changed_at)
    values (${publisherId}, ${id}, ${health.openUntil}, ${brokenSince}, ${health.openedCount}, ${health.reason}, ${health.detail},
      ${health.said === null ? null : JSON.stringify(health.said)}::json, ${health.holdUntil}, ${now})
    on conflict (publisher_id, destination_id) do update
      set open_until = excluded.open_until,
        broken_since = case when excluded.open_until is not null then coalesce(known.broken_since, excluded.broken_since) end,
        opened_count = excluded.opened_count, reason = excluded.reason,
        detail = excluded.detail, said = excluded.said, hold_until = ${holdUntil}, changed_at = excluded.changed_at`);
}

/** Lengthens the rest of a destination. Why it rests is told, unless it is broken: that says more. */
export async function holdDestination(
  db: Queries,
  publisherId: string,
  id: string,
  { reason, detail, said }: Failed,
  until: Date,
  now: Date,
): Promise<void> {
  const told = said === undefined ? null : JSON.stringify(said);
  await db.run(sql`
    insert into destination_health as known (publisher_id, destination_id, reason, detail, said, hold_until, changed_at)
    values (${publisherId}, ${id}, ${reason}, ${detail}, ${told}::json, ${until}, ${now})
    on conflict (publisher_id, destination_id) do update
      set hold_until = greatest(known.hold_until, excluded.hold_until), changed_at = excluded.changed_at,
        reason = case when known.open_until is null then excluded.reason else known.reason end,
        detail = case when known.open_until is null then excluded.detail else known.detail end,
        said = case when known.open_until is null then excluded.said else known.said end`);
}

/** Takes the right to send the one probe of an open breaker whose rest has passed; false when another process has it or nothing is due. */
export async function takeProbe(
  db: Queries,
  publisherId: string,
  id: string,
  now: Date,
  until: Date,
): Promise<boolean> {
  const taken = await db.run(sql`
    update destination_health set open_until = ${until}, changed_at = ${now}
    where publisher_id = ${publisherId} and destination_id = ${id} and open_until <= ${now}
      and exists (
        select from deliveries
        where deliveries.destination_id = ${id} and due_at <= ${now} and state in ('scheduled', 'waiting')
          and (${isHeld(now)}) is not true
      )`);
  return taken > 0;
}

export async function saveCheck(
  db: Queries,
  publisherId: string,
  id: string,
  outcome: string,
  now: Date,
): Promise<void> {
  await db.run(sql`
    insert into destination_health (publisher_id, destination_id, checked_at, check_outcome, changed_at)
    values (${publisherId}, ${id}, ${now}, ${outcome}, ${now})
    on conflict (publisher_id, destination_id) do update
      set checked_at = excluded.checked_at, check_outcome = excluded.check_outcome`);
}

/** Puts every destination's secrets under a new key, removed ones included. */
export async function resealDestinations(tx: Tx, reseal: Reseal): Promise<number> {
  const rows = await tx.rows<{ id: string; sealed: string }>(
    sql`select id, sealed from destinations where sealed is not null for update`,
  );
  await tx.run(sql`
    update destinations set sealed = renewed.sealed
    from unnest(${rows.map(({ id }) => id)}::text[], ${rows.map(({ id, sealed }) => reseal(sealed, id))}::text[])
      as renewed (id, sealed)
    where destinations.id = renewed.id`);
  return rows.length;
}

// A destination: a far side with its settings and limits, owned by a publisher or by the operator.
import type { Crm, Settings } from '../connectors/connector.ts';
import { crmByKind } from '../connectors/crms/index.ts';
import type { Mapping, Target } from '../mapping/mapping.ts';
import type { DestinationRole } from '../routing/route.ts';
import { defaultRetryDelaysS } from './retry.ts';
import type { Subscription } from './subscription.ts';

export type Limits = {
  /** Tries under way at once, over all processes. */
  concurrency: number;
  /** Tries a second over all processes; null: no limit. */
  ratePerSecond: number | null;
  /** How long one try may take. */
  timeoutMs: number;
  retryDelaysS: readonly number[];
};

/** Limits that differ from the defaults. */
export type SetLimits = { [Name in keyof Limits]?: Limits[Name] | undefined };

export const defaultLimits: Limits = {
  concurrency: 10,
  ratePerSecond: null,
  timeoutMs: 20_000,
  retryDelaysS: defaultRetryDelaysS,
};

/** The defaults, what suits the kind better, and what the destination's owner has set. */
export function limitsOf(kind: string, set: SetLimits): Limits {
  return { ...defaultLimits, ...crmByKind(kind)?.limits, ...set } as Limits;
}

/** The built-in inbox as a destination: what it has, it has at once. */
export const leadStoreKind = 'lead-store';

/** Ready to be used: secrets opened, limits complete. */
export type Destination = {
  id: string;
  /** The owner: a publisher, or pub_operator. */
  publisherId: string;
  kind: string;
  role: DestinationRole;
  name: string;
  settings: Settings;
  limits: Limits;
  forwardTestLeads: boolean;
  storefronts: string[] | null;
  listingIds: string[] | null;
  pausedAt: Date | null;
  /** Null: it has leads. */
  events: Subscription | null;
  /** Its records are kept in step with what becomes of their leads. */
  followsOpportunities: boolean;
  /** Null: the connector's default. */
  mapping: Mapping | null;
  /** What the far side says of its fields; null: what the connector knows of them. */
  farTargets: Target[] | null;
};

const namesByCrm = new WeakMap<Crm, string[]>();

/** Names of the settings that are secret, minted ones and their predecessors included: redacted wherever they might show. */
export function secretNames(crm: Crm): string[] {
  const known = namesByCrm.get(crm);
  if (known) return known;
  const minted = Object.keys(crm.mint?.() ?? {});
  const names = [
    ...crm.fields.filter(({ kind }) => kind === 'secret').map(({ name }) => name),
    ...minted,
    ...minted.map(previousName),
  ];
  namesByCrm.set(crm, names);
  return names;
}

/** Where the replaced value of a minted secret lives while both are valid: signingSecret → previousSigningSecret. */
export function previousName(name: string): string {
  return `previous${name[0]!.toUpperCase()}${name.slice(1)}`;
}

/** The replaced value of a minted secret, which is no secret of its own. */
export function isPrevious(crm: Crm, name: string): boolean {
  return secretNames(crm).some((each) => previousName(each) === name);
}

/** Null for the lead store and for a kind that this release no longer has. */
export function crmOf(destination: Pick<Destination, 'kind'>): Crm | null {
  return destination.kind === leadStoreKind ? null : (crmByKind(destination.kind) ?? null);
}

/** The mapping in use. */
export const mappingOf = (crm: Crm, { mapping }: Pick<Destination, 'mapping'>): Mapping =>
  mapping ?? { fields: crm.mappable.defaults };

/** When a lead of now is due there: later where leads are gathered. */
export function dueAtOf(destination: Pick<Destination, 'kind' | 'settings'>, now: Date): Date {
  return crmOf(destination)?.dueAt?.(destination.settings, now) ?? now;
}

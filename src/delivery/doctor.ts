// Says in plain words what is wrong with a listing or a destination, and what to do about it. Pure.
import { needsDestination } from '../catalog/storefront.ts';
import { listingKindWarning } from '../catalog/storefronts.ts';

/** Each kind of finding with what its words need. */
export const valuesByFinding = {
  sharing_off: ['withheld'],
  no_destination: [],
  kind_unusual: ['storefront', 'kind'],
  quarantined: ['quarantined'],
  /** One of the two: the second where at least test leads came. */
  never_a_lead: ['days', 'daysSinceTest'],
  silent: ['days'],
  paused: ['days', 'reason', 'waiting'],
  failing: ['reason', 'detail', 'waiting'],
  held: ['until', 'waiting'],
  backlog: ['waiting', 'hours'],
  parked: ['parked'],
  quota_near: ['used', 'most', 'name', 'instead'],
  key_expired: [],
  key_expires: ['days'],
} as const satisfies Record<string, readonly string[]>;
export type FindingCode = keyof typeof valuesByFinding;
export const findingCodes = Object.keys(valuesByFinding) as FindingCode[];

export type Finding = {
  severity: 'error' | 'warning' | 'note';
  publisherId: string;
  /** The listing's or destination's id. */
  subjectId: string;
  subject: string;
  code: FindingCode;
  message: string;
  /** The numbers and reasons in the message, for whoever says it in another language. */
  values: Record<string, string | number>;
};

export type ListingFacts = {
  publisherId: string;
  id: string;
  title: string;
  storefront: string;
  kind: string;
  callToAction: string | null;
  sharing: boolean;
  createdAt: Date;
  lastLeadAt: Date | null;
  lastTestAt: Date | null;
  withheld: number;
  quarantined: number;
  /** Destinations beyond the built-in inbox that have its leads. */
  destinations: number;
};

export type DestinationFacts = {
  publisherId: string;
  id: string;
  name: string;
  kind: string;
  pausedAt: Date | null;
  pausedReason: string | null;
  pauseNote: string | null;
  brokenReason: string | null;
  brokenDetail: string | null;
  /** Until when the far side asked for a rest. */
  heldUntil: Date | null;
  secretExpiresAt: Date | null;
  parked: number;
  unfinished: number;
  oldestUnfinishedAt: Date | null;
  /** Tries of the last day, where its kind takes only so many. */
  daily: { used: number; most: number; name: string; instead: string } | null;
};

const dayMs = 86_400_000;
/** A listing that had leads and has been silent for this long deserves a look. */
const silentDays = 30;
/** Of what a far side takes in a day: then it is time to think of another way in. */
const quotaShare = 0.8;
/** People need time to get a new key. */
const expiryDays = 21;

export function examineListing(facts: ListingFacts, now: Date): Finding[] {
  const { found, findings } = about(facts, facts.title);
  if (!facts.sharing)
    found(
      'warning',
      'sharing_off',
      `Lead sharing is off. ${many(facts.withheld, 'withheld lead flows', 'withheld leads flow')} when you switch it on.`,
      { withheld: facts.withheld },
    );
  if (facts.destinations === 0)
    found(
      needsDestination(facts) ? 'error' : 'warning',
      'no_destination',
      'Its leads go to no destination of yours. Create one, then replay to it: leads that came before are sent as well.',
    );
  const kindWarning = listingKindWarning(facts.storefront, facts.kind);
  if (kindWarning)
    found('note', 'kind_unusual', kindWarning, { storefront: facts.storefront, kind: facts.kind });
  if (facts.quarantined > 0)
    found(
      'warning',
      'quarantined',
      `${many(facts.quarantined, 'body could not be read and waits in', 'bodies could not be read and wait in')} quarantine for a decision.`,
      { quarantined: facts.quarantined },
    );
  const silence = silenceOf(facts, now);
  if (silence) found('warning', ...silence);
  return findings;
}

type Silence = [code: FindingCode, message: string, values: Finding['values']];

function silenceOf({ lastLeadAt, lastTestAt, createdAt }: ListingFacts, now: Date): Silence | null {
  const checklist =
    'Is the intake URL pasted whole into the offer, was the offer published again afterwards, and does Validate send a test lead?';
  if (lastLeadAt === null) {
    if (lastTestAt !== null)
      return days(now, lastTestAt) < silentDays
        ? null
        : [
            'never_a_lead',
            `Only test leads so far, the last ${days(now, lastTestAt)} days ago.`,
            { daysSinceTest: days(now, lastTestAt) },
          ];
    return [
      'never_a_lead',
      `Never a lead and never a test lead in the ${days(now, createdAt)} days since it was made. ${checklist}`,
      { days: days(now, createdAt) },
    ];
  }
  if (days(now, lastLeadAt) < silentDays) return null;
  const silent = days(now, lastLeadAt);
  return ['silent', `No lead for ${silent} days. ${checklist}`, { days: silent }];
}

export function examineDestination(facts: DestinationFacts, now: Date): Finding[] {
  const { found, findings } = about(facts, facts.name);
  const { pausedAt, heldUntil, unfinished, oldestUnfinishedAt } = facts;
  if (pausedAt !== null)
    found(
      'warning',
      'paused',
      `Paused for ${days(now, pausedAt)} days (${[facts.pausedReason ?? 'by_hand', facts.pauseNote].filter(Boolean).join(': ')}); ${many(unfinished, 'lead waits', 'leads wait')}. Resume it when it is mended.`,
      {
        days: days(now, pausedAt),
        reason: facts.pausedReason ?? 'by_hand',
        note: facts.pauseNote ?? '',
        waiting: unfinished,
      },
    );
  else if (facts.brokenReason !== null)
    found(
      'error',
      'failing',
      `Failing: ${facts.brokenReason}. ${facts.brokenDetail ?? ''} ${many(unfinished, 'lead waits', 'leads wait')}; one at a time tries whether it is mended.`.replace(
        / {2,}/g,
        ' ',
      ),
      { reason: facts.brokenReason, detail: facts.brokenDetail ?? '', waiting: unfinished },
    );
  else if (heldUntil !== null && heldUntil > now)
    found(
      'note',
      'held',
      `The far side asked for a rest until ${heldUntil.toISOString()}; ${unfinished} leads wait and then flow by themselves.`,
      { until: heldUntil.toISOString(), waiting: unfinished },
    );
  else if (oldestUnfinishedAt !== null && now.getTime() - oldestUnfinishedAt.getTime() > dayMs / 24)
    found(
      'warning',
      'backlog',
      `${unfinished} leads are on their way, the oldest for ${hours(now, oldestUnfinishedAt)} hours.`,
      { waiting: unfinished, hours: hours(now, oldestUnfinishedAt) },
    );
  if (facts.parked > 0)
    found(
      'error',
      'parked',
      `${many(facts.parked, 'lead is parked', 'leads are parked')}: each delivery names its reason. Mend it, then replay.`,
      { parked: facts.parked },
    );
  const { daily } = facts;
  if (daily !== null && daily.used >= quotaShare * daily.most)
    found(
      'warning',
      'quota_near',
      `${daily.used} of the ${daily.most} leads that ${daily.name} takes in 24 hours are used; more wait until there is room. Use ${daily.instead} instead: over its API there is no such limit.`,
      daily,
    );
  if (facts.secretExpiresAt !== null) examineKey(facts.secretExpiresAt, found, now);
  return findings;
}

function examineKey(endsAt: Date, found: ReturnType<typeof about>['found'], now: Date): void {
  const left = -days(now, endsAt);
  if (left <= 0)
    found(
      'error',
      'key_expired',
      'Its key has expired. Make a new one on the far side and change the setting.',
    );
  else if (left <= expiryDays)
    found(
      'warning',
      'key_expires',
      `Its key expires in ${left} days. Make a new one on the far side in time.`,
      {
        days: left,
      },
    );
}

function about({ publisherId, id }: { publisherId: string; id: string }, subject: string) {
  const findings: Finding[] = [];
  const found = (
    severity: Finding['severity'],
    code: FindingCode,
    message: string,
    values: Finding['values'] = {},
  ) => void findings.push({ severity, publisherId, subjectId: id, subject, code, message, values });
  return { findings, found };
}

const days = (now: Date, then: Date) => Math.floor((now.getTime() - then.getTime()) / dayMs);
const hours = (now: Date, then: Date) => Math.floor((now.getTime() - then.getTime()) / (dayMs / 24));

const many = (count: number, one: string, other: string) => `${count} ${count === 1 ? one : other}`;

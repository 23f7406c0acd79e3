// What people of the demo's first publisher do: leads go to sellers by country and turn, most are answered in time, some late, some never.
import { dealOf } from './demo-business.ts';
import { takeUpWaiting } from './routing/take-up.ts';
import { runClocks } from './followup/run-clocks.ts';
import { tellScored } from './scoring/tell-scored.ts';
import type { House } from './house.ts';

/** Asks the API as the operator. */
/** A text is sent as CSV. */
export type Ask = (
  method: 'GET' | 'POST' | 'PATCH' | 'PUT',
  path: string,
  body?: object | string,
) => Promise<Told>;
export type Told = {
  id: string;
  title: string;
  storefront: string;
  page: { url: string };
  url: string;
  userId: string;
  assignedTo: string | null;
  stage: string;
  version: number;
  opportunity: Told;
  items: Told[];
  leadSharing: { intakeUrl: string };
};

/** Something somebody will do, and when, in milliseconds since 1970. */
export type Deed = { at: number; act: () => Promise<void> };

const minuteMs = 60_000;

/** One pool for leads of Central Europe, who are many, and one for all others. */
export async function shareOut(ask: Ask, publisherId: string, sellers: string[]): Promise<void> {
  const at = `/publishers/${publisherId}`;
  const pool = (name: string, weights: number[]) =>
    ask('POST', `${at}/pools`, {
      name,
      outside: 'anyone',
      members: sellers.map((userId, nth) => ({ userId, weight: weights[nth] })),
    });
  const centre = await pool('Central Europe', [2, 1]);
  const others = await pool('Everywhere else', [1, 2]);
  await ask('PUT', `${at}/territories`, {
    basedOn: 0,
    territories: [
      {
        id: 'central-europe',
        name: 'Central Europe',
        when: { fact: 'country', is: 'one_of', value: ['PL', 'CZ', 'HU', 'DE'] },
        poolId: centre.id,
      },
    ],
    otherwise: others.id,
  });
}

/** What the timers do each second, at once: the demo's weeks pass faster than their seconds. */
export async function keepUp({ app, scorers }: House): Promise<void> {
  await tellScored(app);
  await takeUpWaiting(app, scorers);
  await runClocks(app);
}

/** Minutes until somebody answers; null: nobody does. */
const delays = [12, 48, 170, 25, 700, 95, null, 2_100];
const outcomes = [
  { kind: 'call', outcome: 'reached' },
  { kind: 'mail', outcome: 'sent' },
  { kind: 'call', outcome: 'left_message' },
] as const;

/** What becomes of the n-th lead once it is there: an answer, what was found out where they spoke, and the deal that came of it. */
export function deedsFor(ask: Ask, publisherId: string, leadId: string, n: number, cameAt: number): Deed[] {
  const delay = delays[n % delays.length]!;
  if (delay === null) return [];
  const lead = `/publishers/${publisherId}/leads/${leadId}`;
  const deed = outcomes[n % outcomes.length]!;
  const speaks = deed.outcome === 'reached';
  const at = cameAt + delay * minuteMs;
  const act = async () => {
    const { assignedTo } = await ask('GET', lead);
    if (assignedTo === null) return;
    await ask('POST', `${lead}/activities`, { ...deed, userId: assignedTo });
    if (!speaks) return;
    for (const criterion of ['need', 'spoken'])
      await ask('PUT', `${lead}/criteria/${criterion}`, { met: true, note: null });
  };
  return [{ at, act }, ...(speaks ? dealOf(ask, publisherId, leadId, n, at) : [])];
}

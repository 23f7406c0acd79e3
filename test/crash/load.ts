// Customers: they post leads without pause, remember every one that was acknowledged, and come again with whatever was not.
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './chance.ts';

/** order: how many leads of this person were acknowledged before it. */
export type Acknowledged = { number: number; leadId: string; person: string; order: number };

export type Load = {
  acknowledged: Acknowledged[];
  /** Posts answered 503, and posts that broke off. */
  refused: number;
  brokenOff: number;
  /** Answers that no sender should ever get: neither 202 nor 503. */
  strange: string[];
  /** Called once, when the next lead has just been acknowledged. */
  onAcknowledged: (() => void) | null;
  /** Begins no new lead, and resolves once each begun one is acknowledged. */
  finish(): Promise<void>;
  /** Begins no new lead, and leaves what is not acknowledged. */
  stop(): void;
};

/** Some people come back; each person's next lead is posted when the one before was acknowledged, so their order has a meaning. */
const returning = 0.4;
/** Longer than a process takes to come back, far shorter than the ten minutes in which the same bytes are the same lead. */
const patienceMs = 90_000;

type Going = { newLeads: boolean; again: boolean };

type Options = {
  path: string;
  /** Servers that may be posted to at this moment. */
  addresses(): string[];
  senders: number;
  /** Between two leads of one sender, at most. */
  pauseMs: number;
  chance: Chance;
};

export const noteOf = (number: number) => `Lead number ${number}.`;

export function startLoad(options: Options): Load {
  const load: Load = {
    acknowledged: [],
    refused: 0,
    brokenOff: 0,
    strange: [],
    onAcknowledged: null,
    async finish() {
      going.newLeads = false;
      await Promise.all(senders);
    },
    stop() {
      going.newLeads = false;
      going.again = false;
    },
  };
  const going: Going = { newLeads: true, again: true };
  const counter = { leads: 0 };
  const senders = Array.from({ length: options.senders }, (_, at) => send(load, options, at, going, counter));
  return load;
}

async function send(
  load: Load,
  { path, addresses, pauseMs, chance }: Options,
  sender: number,
  going: Going,
  counter: { leads: number },
): Promise<void> {
  const people: { person: string; leads: number }[] = [];
  while (going.newLeads) {
    if (people.length === 0 || !chance.happens(returning))
      people.push({ person: `p${people.length}-${sender}`, leads: 0 });
    const who = people.length > 5 ? chance.pick(people.slice(-5)) : chance.pick(people);
    const number = ++counter.leads;
    const leadId = await insist(load, path, addresses, chance, bodyOf(number, who.person), going);
    if (leadId !== null) {
      load.acknowledged.push({ number, leadId, person: who.person, order: who.leads++ });
      const tell = load.onAcknowledged;
      load.onAcknowledged = null;
      tell?.();
    }
    await pause(chance.between(0, pauseMs));
  }
}

/** The lead's id once it is acknowledged; null when the answer was none a sender should get, or the load has stopped. */
async function insist(
  load: Load,
  path: string,
  addresses: () => string[],
  chance: Chance,
  body: string,
  going: Going,
): Promise<string | null> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const there = addresses();
    const answer = there.length === 0 ? null : await post(chance.pick(there) + path, body);
    if (answer?.status === 202) {
      const { id, quarantined } = JSON.parse(answer.text) as { id: string; quarantined?: true };
      if (!quarantined) return id;
    }
    if (answer === null) load.brokenOff++;
    else if (answer.status === 503) load.refused++;
    else {
      load.strange.push(`${answer.status} ${answer.text}`);
      return null;
    }
    if (performance.now() > end) {
      load.strange.push(`not acknowledged within ${patienceMs} ms`);
      return null;
    }
    if (!going.again) return null;
    await pause(chance.between(20, 200));
  }
}

/** Null when no answer came: it may have been stored or not. */
async function post(url: string, body: string): Promise<{ status: number; text: string } | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(10_000),
    });
    return { status: response.status, text: await response.text() };
  } catch {
    return null;
  }
}

/** A lead of that person, whose note says the number. */
export function bodyOf(number: number, person: string): string {
  return JSON.stringify({
    UserDetails: {
      FirstName: 'Halina',
      LastName: 'Brzozowska',
      Email: `${person}@dworzec-paczek.example`,
      Phone: '48225550143',
      Country: 'Poland',
      Company: 'Dworzec Paczek',
      Title: 'Operations Lead',
    },
    LeadSource: 'SPZA-PLT|northwind-labs.shift-planner',
    ActionCode: 'PLT',
    OfferTitle: 'Shift Planner for Teams',
    Description: noteOf(number),
  });
}

// Who would have got how many of past leads: the same choices as in earnest, through the time in which they came. Pure.
import { choose, grant, type Candidate, type Choice, type Outside, type WaitReason } from './choose.ts';
import { dayAround, openingFor, type Hours } from './hours.ts';
import type { PoolMember } from './pool.ts';
import type { Placed } from './territory.ts';

export type PastLead = Placed & { at: Date };
type Absence = { userId: string; from: Date; to: Date | null };
export type Supposed = {
  pools: readonly {
    id: string;
    name: string;
    hours: Hours | null;
    outside: Outside;
    members: readonly PoolMember[];
  }[];
  /** People's own hours, and absences as they are known now. */
  hours: ReadonlyMap<string, Hours>;
  absences: readonly Absence[];
  working: ReadonlySet<string>;
};

export type SimulatedTerritory = {
  territoryId: string;
  name: string | null;
  poolId: string | null;
  leads: number;
  /** Of these, so many had to wait first. */
  waited: number;
  people: { userId: string; leads: number }[];
  unassigned: { reason: WaitReason; leads: number }[];
};
export type SimulatedPerson = { poolId: string; userId: string; leads: number; due: number };
export type Simulated = { territories: SimulatedTerritory[]; people: SimulatedPerson[] };

type Member = Candidate & { zone: string };
type Line = {
  outside: Outside;
  candidates: Member[];
  queue: PastLead[];
  lookAt: number | null;
};

const nobody: ReadonlySet<string> = new Set();

/** Leads oldest first. Caps of open leads are left out: when a lead would have been settled, nobody knows. */
export function simulate(supposed: Supposed, leads: readonly PastLead[], now: Date): Simulated {
  const lines = new Map(supposed.pools.map((pool) => [pool.id, lineOf(pool, supposed)]));
  const tally = new Tally();
  for (const lead of leads) {
    for (const line of lines.values()) drain(line, lead.at, tally);
    const line = lead.poolId === null ? undefined : lines.get(lead.poolId);
    if (line === undefined) tally.leave(lead, 'no_pool');
    else if (line.queue.length > 0) line.queue.push(lead);
    else give(line, lead, lead.at, tally);
  }
  for (const line of lines.values()) {
    drain(line, now, tally);
    for (const lead of line.queue) tally.leave(lead, waitReason(line, now));
  }
  const people = [...lines].flatMap(([poolId, { candidates }]) =>
    candidates.map(({ userId, given, due }) => ({ poolId, userId, leads: given, due })),
  );
  return { territories: tally.territories(), people };
}

function lineOf({ hours, outside, members }: Supposed['pools'][number], supposed: Supposed): Line {
  const candidates = members.map((member): Member => {
    const own = supposed.hours.get(member.userId) ?? hours;
    return {
      ...member,
      capOpen: null,
      due: 0,
      given: 0,
      today: 0,
      open: 0,
      tomorrow: new Date(0),
      zone: own?.timeZone ?? 'UTC',
      opening: own && openingFor(own),
      absences: supposed.absences.filter(({ userId }) => userId === member.userId),
      works: supposed.working.has(member.userId),
    };
  });
  return { outside, candidates, queue: [], lookAt: null };
}

/** Those who wait go first, each when somebody is free for it. */
function drain(line: Line, until: Date, tally: Tally): void {
  while (line.queue.length > 0 && line.lookAt !== null && line.lookAt <= until.getTime()) {
    const at = new Date(line.lookAt);
    const choice = chosen(line, at);
    if (choice.userId === null) line.lookAt = later(choice, at);
    else tally.give(line.queue.shift()!, choice.userId, true);
  }
}

function give(line: Line, lead: PastLead, at: Date, tally: Tally): void {
  const choice = chosen(line, at);
  if (choice.userId !== null) return tally.give(lead, choice.userId, false);
  line.queue.push(lead);
  line.lookAt = later(choice, at);
}

function later(choice: Choice, at: Date): number | null {
  if (choice.userId !== null || choice.lookAt === null) return null;
  return Math.max(choice.lookAt.getTime(), at.getTime() + 1);
}

function chosen(line: Line, at: Date): Choice {
  for (const candidate of line.candidates)
    if (candidate.capADay !== null && at >= candidate.tomorrow) {
      candidate.today = 0;
      candidate.tomorrow = dayAround(at, candidate.zone).to;
    }
  const choice = choose(line, at, nobody);
  grant(line, choice);
  return choice;
}

function waitReason(line: Line, now: Date): WaitReason {
  const choice = choose(line, now, nobody);
  return choice.userId === null ? choice.reason : 'outside_hours';
}

class Tally {
  readonly #byTerritory = new Map<string, SimulatedTerritory>();

  give(lead: PastLead, userId: string, waited: boolean): void {
    const territory = this.#of(lead);
    if (waited) territory.waited++;
    const person = territory.people.find((each) => each.userId === userId);
    if (person) person.leads++;
    else territory.people.push({ userId, leads: 1 });
  }

  leave(lead: PastLead, reason: WaitReason): void {
    const { unassigned } = this.#of(lead);
    const known = unassigned.find((each) => each.reason === reason);
    if (known) known.leads++;
    else unassigned.push({ reason, leads: 1 });
  }

  territories(): SimulatedTerritory[] {
    return [...this.#byTerritory.values()];
  }

  #of({ territoryId, name, poolId }: PastLead): SimulatedTerritory {
    const known = this.#byTerritory.get(territoryId);
    const territory = known ?? { territoryId, name, poolId, leads: 0, waited: 0, people: [], unassigned: [] };
    if (!known) this.#byTerritory.set(territoryId, territory);
    territory.leads++;
    return territory;
  }
}

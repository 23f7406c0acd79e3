// Leads enter a sequence: those that may, each person once at a time; of the others it is told why not.
import { whyNot } from '../mailing/may-mail.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import type { Say } from '../platform/outbox.ts';
import { candidatesFor, insertEnrolments, type Candidate } from './enrolment-store.ts';
import type { EnteredBy, Enrolment, NotEntered } from './enrolment.ts';
import { beginning } from './next-step.ts';
import { readerZone } from './reader-zone.ts';
import { readySequences } from './ready-sequences.ts';
import type { SequenceRow } from './sequence-store.ts';
import type { Goals, Sequence } from './sequence.ts';
import { settingsOf } from './settings-store.ts';

export type Entering = { by: EnteredBy; actor: string };
export type Entered = { entered: Enrolment[]; refused: { leadId: string; reason: NotEntered }[] };

const dayMs = 86_400_000;

/** In the order of the leads given; within the caller's transaction. */
export async function enrol(
  app: App,
  { tx, say }: { tx: Tx; say: Say },
  publisherId: string,
  sequence: SequenceRow,
  leadIds: readonly string[],
  { by, actor }: Entering,
): Promise<Entered> {
  const now = app.clock.now();
  const wanted = [...new Set(leadIds)];
  const found = new Map(
    (await candidatesFor(tx, publisherId, sequence.id, wanted)).map((each) => [each.leadId, each]),
  );
  const notToMail = await whyNot(
    app,
    tx,
    wanted.filter((leadId) => found.has(leadId)).map((leadId) => ({ publisherId, leadId })),
  );
  const settings = (await settingsOf(tx, [publisherId]))(publisherId);
  const key = { publisherId, sequenceId: sequence.id, version: sequence.version };
  const ready = (await readySequences(tx, [key]))(key);
  const { fresh, refused } = sortOut(wanted, found, notToMail, sequence.document, now);
  const rows = fresh.map((candidate): Enrolment => {
    const { leadId, personId, country } = candidate;
    const { timeZone, because: zoneBecause } = readerZone(country, settings.timeZone);
    const { version, stepId, visit, dueAt, because } = beginning(ready, timeZone, now);
    const stands = { version, stepId, visit, dueAt, because, nextAt: dueAt, timeZone, zoneBecause };
    const entered = { enteredAt: now, enteredBy: by, actor };
    const open = { state: 'active' as const, endedAt: null, endedReason: null, endedBy: null, note: null };
    const about = { publisherId, id: newId('enr', now), sequenceId: sequence.id, leadId, personId, country };
    return { ...about, ...stands, ...entered, ...open };
  });
  const inserted = await insertEnrolments(tx, rows);
  const entered = rows.filter(({ id }) => inserted.has(id));
  // Somebody else put them in at the same moment.
  for (const { id, leadId } of rows) if (!inserted.has(id)) refused.push({ leadId, reason: 'is_here' });
  await say(
    entered.map(({ id: enrolmentId, leadId: subjectId, version }) => ({
      type: 'lead.enrolled' as const,
      publisherId,
      subjectId,
      actor,
      data: { enrolmentId, sequenceId: sequence.id, version, because: by },
    })),
  );
  return { entered, refused };
}

function sortOut(
  wanted: readonly string[],
  found: ReadonlyMap<string, Candidate>,
  notToMail: ReadonlyMap<string, NotEntered>,
  document: Sequence,
  now: Date,
): { fresh: Candidate[]; refused: Entered['refused'] } {
  const people = new Set<string>();
  const refused: Entered['refused'] = [];
  const fresh = wanted.flatMap((leadId) => {
    const candidate = found.get(leadId);
    const reason =
      candidate === undefined
        ? 'no_such_lead'
        : (notToMail.get(leadId) ??
          against(candidate, document, now) ??
          (people.has(candidate.personId) ? 'same_person' : null));
    if (candidate === undefined || reason !== null) {
      refused.push({ leadId, reason: reason! });
      return [];
    }
    people.add(candidate.personId);
    return [candidate];
  });
  return { fresh, refused };
}

function against(candidate: Candidate, { goals, againAfterDays }: Sequence, now: Date): NotEntered | null {
  if (candidate.stage === 'disqualified') return 'disqualified';
  if (candidate.isOpportunity) return 'opportunity';
  if (candidate.isHere) return 'is_here';
  if (candidate.leftAt !== null) {
    if (againAfterDays === null) return 'was_here';
    if (candidate.leftAt.getTime() + againAfterDays * dayMs > now.getTime()) return 'too_soon';
  }
  return reaches(goals.stage, candidate.stage) ? 'stage' : null;
}

const qualified = ['marketing_qualified', 'sales_qualified'];

/** Whether a lead of this stage has come as far as the goal, or further. */
export function reaches(goal: Goals['stage'], stage: string | null): boolean {
  return goal !== null && stage !== null && qualified.indexOf(stage) >= qualified.indexOf(goal);
}

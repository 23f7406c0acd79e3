// The worker of sequences: claims what is due, decides what becomes of it, and writes that, a batch in one transaction. It keeps nothing
// in memory: whatever a process left half done was never done, and the next one does it.
import type { Happening } from '../events.ts';
import { insertTasks, type Owned } from '../followup/task-store.ts';
import { queueMails, type WantedMail } from '../mailing/queue.ts';
import { withholdMailsOf } from '../mailing/withhold.ts';
import type { App } from '../platform/app.ts';
import { isConnectionTrouble, isPassingConflict } from '../platform/db.ts';
import type { Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import type { Say } from '../platform/outbox.ts';
import type { Scorers } from '../scoring/scorers.ts';
import { claimDue, insertSteps, ownersOf, putOffFirst, type Due, type StepRow } from './engine-store.ts';
import { endedAs, saysEnded } from './end-enrolments.ts';
import { saveEnrolments } from './enrolment-store.ts';
import type { EndReason, Enrolment } from './enrolment.ts';
import { walk, type Taken, type Then } from './next-step.ts';
import { learn } from './learn.ts';

/** Enrolments in one transaction; the embedded database has one connection, which is the intake's too. */
const batchOf = { postgres: 1_000, embedded: 200 };
const putOffMs = 5 * 60_000;

/** Takes a batch of what is due; resolves to how many it looked at, and whether there may be more. */
export async function runSequences(app: App, scorers: Scorers): Promise<{ count: number; more: boolean }> {
  const limit = batchOf[app.db.kind];
  try {
    return await runBatch(app, scorers, limit);
  } catch (error) {
    if (isConnectionTrouble(error) || isPassingConflict(error)) throw error;
    return { count: await oneByOne(app, scorers, limit, error), more: true };
  }
}

async function runBatch(
  app: App,
  scorers: Scorers,
  limit: number,
): Promise<{ count: number; more: boolean }> {
  const count = await app.outbox.transact(null, async (tx, say) => {
    const now = app.clock.now();
    const due = await claimDue(tx, now, limit);
    if (due.length > 0) await takeSteps(app, scorers, { tx, say, now }, due);
    return due.length;
  });
  // Some may have been another process's to look at: fewer than asked for does not say that there is nothing left.
  return { count, more: count > limit / 2 };
}

/** What a batch cannot do, its members do by themselves, but for the one that is at fault. */
async function oneByOne(app: App, scorers: Scorers, limit: number, cause: unknown): Promise<number> {
  let count = 0;
  for (let nth = 0; nth < limit; nth++) {
    try {
      const ran = await runBatch(app, scorers, 1);
      if (ran.count === 0) break;
      count++;
    } catch {
      const now = app.clock.now();
      const until = new Date(now.getTime() + putOffMs);
      const enrolmentId = await app.db.tx((tx) => putOffFirst(tx, now, until));
      app.log.error({ err: cause, enrolmentId }, 'enrolment.failed');
    }
  }
  return count;
}

type Within = { tx: Tx; say: Say; now: Date };
type Decided = { row: Due; taken: Taken[]; then: Then };

async function takeSteps(app: App, scorers: Scorers, within: Within, due: readonly Due[]): Promise<void> {
  const { now } = within;
  const [held, going] = parted(due, ({ sequenceState }) => sequenceState === 'paused');
  const [archived, open] = parted(going, ({ sequenceState }) => sequenceState === 'archived');
  const known = await learn(app, scorers, within.tx, open, now);
  const decided: Decided[] = open.map((row) => {
    const result = walk(row, known.versionsOf(row), known.of(row), now);
    known.noteMails(row, result.taken.filter(({ outcome }) => outcome === 'mailed').length);
    return { row, ...result };
  });
  const ended = archived.map((row): Decided => {
    const { version, stepId, visit } = row;
    return { row, taken: [], then: { is: 'ended', version, stepId, visit, reason: 'archived' } };
  });
  await withholdMailsOf(
    within.tx,
    within.say,
    archived.map(({ publisherId, leadId, id: enrolmentId }) => ({
      publisherId,
      leadId,
      enrolmentId,
      actor: 'nurture',
    })),
  );
  await write(app, within, [...decided, ...ended], held);
}

async function write(
  app: App,
  { tx, say, now }: Within,
  decided: readonly Decided[],
  held: readonly Due[],
): Promise<void> {
  const mails = decided.flatMap(({ row, taken }) => wantedMails(row, taken, now));
  const mailIds = await queueMails(app, tx, mails);
  const tasks = await wantedTasks(tx, decided, now);
  await insertTasks(
    tx,
    tasks.map(({ task }) => task),
  );
  const taskIds = new Map(tasks.map(({ occasion, task }) => [occasion, task.id]));
  await insertSteps(
    tx,
    decided.flatMap(({ row, taken }) =>
      taken.map((step, nth): StepRow => {
        const { publisherId, id: enrolmentId, sequenceId } = row;
        const { stepId, visit, version, kind, outcome } = step;
        const madeId = mailIds.get(occasionOf(row, step)) ?? taskIds.get(occasionOf(row, step)) ?? null;
        return {
          publisherId,
          enrolmentId,
          stepId,
          visit,
          nth,
          sequenceId,
          version,
          kind,
          outcome,
          at: now,
          madeId,
        };
      }),
    ),
  );
  await saveEnrolments(tx, [
    ...decided.map(({ row, then }) => standing(row, then, now)),
    ...held.map((row) => ({ ...row, nextAt: null })),
  ]);
  await say([...tasks.map(saysTask), ...decided.flatMap(saysMoved), ...decided.flatMap(saysEnd)]);
}

const endingOf = (then: { reason: string }) => ({ reason: then.reason as EndReason, actor: 'nurture' });

function standing(row: Due, then: Then, now: Date): Enrolment {
  const { version, stepId, visit } = then;
  const moved = { ...row, version, stepId, visit };
  if (then.is === 'ended') return endedAs(moved, endingOf(then), now);
  return { ...moved, dueAt: then.dueAt, because: then.because, nextAt: then.dueAt };
}

const saysMoved = ({ row: { publisherId, leadId, id, sequenceId }, taken }: Decided): Happening[] =>
  taken.length === 0
    ? []
    : [
        {
          type: 'enrolment.moved',
          publisherId,
          subjectId: leadId,
          actor: 'nurture',
          data: { enrolmentId: id, sequenceId, stepIds: taken.map(({ stepId }) => stepId) },
        },
      ];

const saysEnd = ({ row, then }: Decided): Happening[] =>
  then.is === 'ended' ? [saysEnded(row, endingOf(then))] : [];

/** The same for ever: whoever asks for a mail a second time gets the first. */
const occasionOf = ({ id }: Enrolment, { stepId, visit }: Taken) => `${id}:${stepId}:${visit}`;

function wantedMails(row: Due, taken: readonly Taken[], now: Date): WantedMail[] {
  const { publisherId, leadId, sequenceId, id: enrolmentId } = row;
  return taken.flatMap((each) =>
    each.outcome === 'mailed' && each.step.kind === 'mail'
      ? [
          {
            publisherId,
            leadId,
            templateId: each.step.templateId,
            occasion: occasionOf(row, each),
            sequenceId,
            enrolmentId,
            stepId: each.stepId,
            dueAt: now,
          },
        ]
      : [],
  );
}

type WantedTask = { occasion: string; task: Owned };

async function wantedTasks(tx: Tx, decided: readonly Decided[], now: Date): Promise<WantedTask[]> {
  const wanted = decided.flatMap(({ row, taken }) =>
    taken.flatMap((each) =>
      each.outcome === 'task' && each.step.kind === 'task' ? [{ row, each, step: each.step }] : [],
    ),
  );
  const owners = await ownersOf(
    tx,
    wanted.map(({ row }) => row),
  );
  return wanted.map(({ row, each, step }) => ({
    occasion: occasionOf(row, each),
    task: {
      publisherId: row.publisherId,
      id: newId('tsk', now),
      leadId: row.leadId,
      userId: owners.get(row.leadId) ?? null,
      followsLead: true,
      kind: step.task,
      title: step.what,
      playbook: null,
      step: null,
      dueAt: new Date(now.getTime() + Math.max(step.days * 24, 1) * 3_600_000),
      state: 'open',
      createdBy: 'nurture',
      createdAt: now,
      endedAt: null,
      endedBy: null,
      reason: null,
      activityId: null,
    },
  }));
}

const saysTask = ({
  task: { publisherId, leadId, id: taskId, kind, userId, dueAt },
}: WantedTask): Happening => ({
  type: 'task.created',
  publisherId,
  subjectId: leadId,
  actor: 'nurture',
  data: { taskId, kind, userId, dueAt: dueAt.toISOString() },
});

function parted<Item>(items: readonly Item[], is: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(is), items.filter((item) => !is(item))];
}

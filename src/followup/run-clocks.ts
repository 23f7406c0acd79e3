// What clocks say when their time comes: a warning, then a breach, each once, by whichever process claims them.
import type { Happening } from '../events.ts';
import type { App } from '../platform/app.ts';
import type { After, Say } from '../platform/outbox.ts';
import type { Tx } from '../platform/db.ts';
import { nextLook, strikes } from './clock.ts';
import { clocksBehind } from './clocks.ts';
import { noteMails, type Notice } from './mail-store.ts';
import { tellLeads } from './open.ts';
import { claimDue, saveRows, type Row } from './store.ts';

/** Clocks in one transaction, and how long one run may go on; the embedded database has one connection, which is the intake's too. */
const pace = { postgres: { batch: 500, mostMs: 500 }, embedded: { batch: 50, mostMs: 100 } };

/** For a timer: resolves to how many were looked at. What is left waits for the next run. */
export async function runClocks(app: App): Promise<number> {
  const { batch, mostMs } = pace[app.db.kind];
  const until = performance.now() + mostMs;
  for (let run = 0; ;) {
    const count = await app.outbox.transact(null, (tx, say, after) =>
      runBatch(app, { tx, say, after }, batch),
    );
    run += count;
    if (count < batch || performance.now() >= until) return run;
  }
}

type Within = { tx: Tx; say: Say; after: After };

async function runBatch(app: App, { tx, say, after }: Within, limit: number): Promise<number> {
  const now = app.clock.now();
  const due = await claimDue(tx, now, limit);
  const behind = await clocksBehind(tx, due);
  const changed: Row[] = [];
  const said: Happening[] = [];
  const notices: Notice[] = [];
  for (const row of due) {
    const strike = strikes(row, now);
    const policy = row.policy === null ? null : behind(row).policy(row.policy);
    const next = {
      ...row,
      ...(strike === 'warned' ? { state: strike, warnedAt: now } : {}),
      ...(strike === 'breached' ? { state: strike, breachedAt: now } : {}),
    };
    changed.push({ ...next, nextAt: nextLook(next) });
    if (strike === null) continue;
    const { publisherId, leadId, assignedTo } = row;
    const about = { publisherId, subjectId: leadId, actor: 'followup' };
    const data = { policy: row.policy, dueAt: row.dueAt!.toISOString() };
    said.push(
      strike === 'warned'
        ? { ...about, type: 'lead.response_warned', data }
        : {
            ...about,
            type: 'lead.response_breached',
            data: { leadId, reassign: policy?.reassign ?? false, userId: assignedTo, ...data },
          },
    );
    notices.push({ publisherId, leadId, kind: strike, assignedTo, escalate: policy?.escalate ?? null });
  }
  await saveRows(tx, changed);
  // Without a mail server nothing is noted, so that nothing old is sent once there is one.
  if (app.config.smtpUrl !== null) await noteMails(tx, notices, now);
  // Last: whoever hears of a breach may hand the lead to somebody else.
  await say(said);
  after(tellLeads(app, changed));
  return due.length;
}

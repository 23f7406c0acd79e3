// Sends what was asked: claim, push, record. What a lost answer leaves open is looked up before anything is sent once more, and
// what somebody changed meanwhile is shown, never written over.
import type { Delivering } from '../delivery/delivering.ts';
import type { App } from '../platform/app.ts';
import { accountById } from './account-store.ts';
import { openAccount, type Opened } from './account.ts';
import { recordCommand, type ClaimedCommand } from './command-store.ts';
import { nextTryMs, targetOf, wantedOf } from './command.ts';
import { differencesOf, has } from './differences.ts';
import { concernsAccount, fault, type Fault } from './fault.ts';
import { isFault, type Known, type Sent } from './programme.ts';
import { rawOf, referralById, type Referral } from './referral-store.ts';
import type { Told } from './referral.ts';
import { saveTold } from './save-told.ts';
import { possible } from './state.ts';

export const claimMs = 60_000;

type Result = { is: 'done'; referral: Told | null } | { is: 'conflict'; referral: Told | null } | Fault;

export async function pushCommand(app: App, delivering: Delivering, command: ClaimedCommand): Promise<void> {
  const account = await accountById(app.db, command.publisherId, command.accountId);
  if (account === undefined || account.removedAt !== null)
    return record(app, command, null, fault('address_wrong', { said: 'the account was removed' }));
  const opened = openAccount(app, delivering, account);
  const referral =
    command.referralId === null
      ? null
      : ((await referralById(app.db, command.publisherId, command.referralId)) ?? null);
  const result =
    referral === null ? await created(opened, command) : await pushed(app, opened, command, referral);
  await record(app, command, opened, result);
}

async function created({ programme, ways }: Opened, { input, id }: ClaimedCommand): Promise<Result> {
  if (input.kind !== 'create') return fault('gone');
  const sent = await programme.create(
    ways,
    { ...input, externalReference: input.externalReference ?? id },
    id,
  );
  return sent.is === 'conflict' ? { is: 'conflict', referral: null } : sent;
}

async function pushed(
  app: App,
  opened: Opened,
  command: ClaimedCommand,
  referral: Referral,
): Promise<Result> {
  const { programme, ways } = opened;
  const { kind, input, basedOn, publisherId } = command;
  // An answer may have been lost, or somebody was faster: the far side says which.
  if (command.tries > 1 || referral.version !== basedOn) {
    const settled = await lookedUp(opened, command, referral);
    if (settled !== null && settled.is === 'under_way') return goneOn(opened, command, settled.referral);
    if (settled !== null) return settled;
  }
  if (!possible(referral, referral.direction).includes(kind)) return fault('not_now');
  const raw = await rawOf(app.db, publisherId, referral.id);
  const known: Known = { externalId: referral.externalId, told: { ...referral.told, raw } };
  const sent = await send(opened, command, known);
  if (sent.is !== 'conflict') return sent;
  const read = await programme.get(ways, referral.externalId);
  if (isFault(read)) return read.is === 'retry' ? read : { is: 'conflict', referral: null };
  if (read.is === 'gone') return fault('gone');
  const isDone = has(read.referral, wantedOf(input)) && isThere(kind, read.referral);
  return { is: isDone ? 'done' : 'conflict', referral: read.referral };
}

/**
 * An acceptance that may be ours under way: asked for once more under the id and with the key of then, the programme says whether it
 * is. If not, somebody else was faster.
 */
async function goneOn(
  { programme, ways }: Opened,
  { input, base, id }: ClaimedCommand,
  there: Told,
): Promise<Result> {
  if (input.kind !== 'accept' || base === null) return { is: 'conflict', referral: there };
  const sent = await programme.accept(ways, { externalId: base.externalId, told: there }, input, id);
  const isOthers = sent.is === 'conflict' || (sent.is === 'refused' && sent.code === 'value_refused');
  return isOthers ? { is: 'conflict', referral: there } : sent;
}

/** Null: it is as we left it, so it may be sent. */
async function lookedUp(
  { programme, ways }: Opened,
  { kind, input, basedOn, base }: ClaimedCommand,
  referral: Referral,
): Promise<Result | { is: 'under_way'; referral: Told } | null> {
  const read = await programme.get(ways, referral.externalId);
  if (isFault(read)) return read;
  if (read.is === 'gone') return fault('gone');
  const there = read.referral;
  if (has(there, wantedOf(input)) && isThere(kind, there)) return { is: 'done', referral: there };
  if (there.version === basedOn) return null;
  const became = [there.externalId, there.formerId, ...referral.formerIds].includes(base?.externalId ?? null);
  const mayBeOurs =
    programme.acceptsInSteps === true && kind === 'accept' && there.substatus === 'accepted' && became;
  return { is: mayBeOurs ? 'under_way' : 'conflict', referral: there };
}

function isThere(kind: ClaimedCommand['kind'], { status, substatus }: Told): boolean {
  const target = targetOf(kind);
  return target === null || (target.status === status && target.substatus === substatus);
}

function send({ programme, ways }: Opened, { input, id }: ClaimedCommand, known: Known): Promise<Sent> {
  switch (input.kind) {
    case 'accept':
      return programme.accept(ways, known, input, id);
    case 'decline':
      return programme.decline(ways, known, input, id);
    case 'lose':
      return programme.lose(ways, known, input, id);
    case 'win':
      return programme.win(ways, known, null, id);
    case 'update':
      return programme.update(ways, known, input.changes, id);
    case 'create':
      return programme.create(ways, input, id);
  }
}

async function record(
  app: App,
  command: ClaimedCommand,
  opened: Opened | null,
  result: Result,
): Promise<void> {
  const told = isFault(result)
    ? null
    : (result.referral ?? (opened && (await readAgain(opened, command, app))));
  await app.outbox.transact(null, async (tx, say) => {
    const now = app.clock.now();
    const saved =
      told && opened ? await saveTold({ tx, say, now }, opened.account, [told], command.createdBy) : [];
    const end = endOf(command, result, told, now);
    const isOurs = await recordCommand(tx, command, { ...end, referralId: saved[0]?.id ?? null, now });
    const subjectId = command.referralId ?? saved[0]?.id ?? command.accountId;
    if (!isOurs || end.state === 'done' || end.state === 'waiting') return;
    const data = { commandId: command.id, kind: command.kind, why: end.fault?.code ?? 'conflict' };
    await say([
      {
        type: 'referral.not_done',
        publisherId: command.publisherId,
        subjectId,
        actor: command.createdBy,
        data,
      },
    ]);
  });
}

/** Where the programme did it and did not say what it has now. */
async function readAgain(
  { programme, ways }: Opened,
  { referralId, publisherId }: ClaimedCommand,
  app: App,
): Promise<Told | null> {
  const referral = referralId === null ? undefined : await referralById(app.db, publisherId, referralId);
  if (referral === undefined) return null;
  const read = await programme.get(ways, referral.externalId);
  return read.is === 'found' ? read.referral : null;
}

function endOf(command: ClaimedCommand, result: Result, there: Told | null, now: Date) {
  if (result.is === 'done') return { state: 'done' as const, fault: null };
  if (result.is === 'conflict') {
    const base = command.base === null ? null : { ...command.base, raw: null };
    const differences = base && there ? differencesOf(base, there, wantedOf(command.input)) : [];
    return { state: 'conflict' as const, differences, fault: null };
  }
  // Whoever mends the account wants it sent then.
  const again = result.is === 'retry' || concernsAccount(result);
  const waitMs = again ? nextTryMs(command.tries, result.is === 'retry' ? result.afterMs : 5 * 60_000) : null;
  return waitMs === null
    ? { state: 'refused' as const, fault: result }
    : { state: 'waiting' as const, fault: result, nextAt: new Date(now.getTime() + waitMs) };
}

// A person asks for something about a referral: checked against what they saw and what is possible, kept, and sent at once.
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { isUniqueViolation, type Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import { invalid, invalidFields, Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { accountById } from './account-store.ts';
import { commandById, insertCommand, type CommandRow } from './command-store.ts';
import { complaintsOf, type CommandInput } from './command.ts';
import type { CosellDesk } from './desk.ts';
import { programmeByName } from './programmes.ts';
import { referralById, type Referral } from './referral-store.ts';
import { isExpired, possible } from './state.ts';

/** The command as it stands once it was tried: done, waiting for another try, in conflict, or refused. */
export async function ask(
  app: App,
  desk: CosellDesk,
  actor: { id: string },
  publisherId: string,
  referralId: string,
  revision: number,
  input: CommandInput,
  within: (tx: Tx, commandId: string) => Promise<void> = async () => {},
): Promise<CommandRow> {
  const now = app.clock.now();
  const id = newId('rcm', now);
  await app.outbox
    .transact(publisherId, async (tx, say) => {
      const referral = await referralById(tx, publisherId, referralId);
      if (referral === undefined) throw notFound('referral');
      await review(tx, publisherId, referral, revision, input, now);
      await insertCommand(tx, {
        publisherId,
        id,
        accountId: referral.accountId,
        referralId,
        kind: input.kind,
        input,
        basedOn: referral.version,
        base: referral.told,
        createdBy: actor.id,
        createdAt: now,
      });
      await within(tx, id);
      const data = { commandId: id, kind: input.kind };
      await say([{ type: 'referral.asked', publisherId, subjectId: referralId, actor: actor.id, data }]);
    })
    .catch((error: unknown) => {
      if (isUniqueViolation(error))
        throw new Refusal(
          'conflict.command_waits',
          'Something else is still being sent for this referral; wait until it is done.',
        );
      throw error;
    });
  await desk.sendNow(id);
  return (await commandById(app.db, publisherId, id))!;
}

async function review(
  tx: Tx,
  publisherId: string,
  referral: Referral,
  revision: number,
  input: CommandInput,
  now: Date,
): Promise<void> {
  const programme = programmeByName(referral.programme);
  const account = await accountById(tx, publisherId, referral.accountId);
  if (programme === undefined || account === undefined || account.removedAt !== null)
    throw new Refusal('conflict.account_removed', 'Its account was removed; connect it again to answer.');
  if (referral.revision !== revision)
    throw new Refusal('conflict.newer_version', 'It was changed meanwhile; look at it anew and ask again.');
  const expired = referral.expiredAt !== null || isExpired(referral.told, now);
  if (expired || !possible(referral, referral.direction).includes(input.kind))
    throw new Refusal('conflict.referral_state', 'Its state does not allow that.');
  const errors = complaintsOf(programme, input);
  if (errors.length > 0) throw invalidFields(errors);
}

/** One of our own for a programme. */
export async function propose(
  app: App,
  desk: CosellDesk,
  actor: Actor,
  publisherId: string,
  { accountId, ...input }: Extract<CommandInput, { kind: 'create' }> & { accountId: string },
): Promise<CommandRow> {
  const now = app.clock.now();
  const id = newId('rcm', now);
  await app.db.asPublisher(publisherId, async (tx) => {
    const account = await accountById(tx, publisherId, accountId);
    if (account === undefined || account.removedAt !== null)
      throw invalid('accountId', 'There is no such account here.', 'not_here');
    await insertCommand(tx, {
      publisherId,
      id,
      accountId,
      referralId: null,
      kind: 'create',
      input,
      basedOn: null,
      base: null,
      createdBy: actor.id,
      createdAt: now,
    });
  });
  await desk.sendNow(id);
  return (await commandById(app.db, publisherId, id))!;
}

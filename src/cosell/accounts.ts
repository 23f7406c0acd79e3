// What people do with accounts of programmes: connect, change, remove, try.
import { hash } from 'node:crypto';
import type { Actor } from '../accounts/actor.ts';
import { newToken } from '../catalog/token.ts';
import type { Settings } from '../connectors/connector.ts';
import { checkedSettings } from '../delivery/create-destination.ts';
import type { Delivering } from '../delivery/delivering.ts';
import type { App } from '../platform/app.ts';
import { newId } from '../platform/ids.ts';
import { invalid } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import {
  accountById,
  changeAccount,
  insertAccount,
  removeAccount,
  type AccountRow,
} from './account-store.ts';
import { openAccount, secretNames, settingsOf } from './account.ts';
import type { Fault } from './fault.ts';
import { isFault, type Programme } from './programme.ts';
import { programmeByName, programmes } from './programmes.ts';

export const hookHash = (token: string) => hash('sha256', token, 'buffer');

/** Answers its id. Throws Refusal that names the setting. */
export async function connectAccount(
  app: App,
  actor: Actor,
  publisherId: string,
  given: { programme: string; name: string; settings: Settings },
): Promise<string> {
  const programme = programmeByName(given.programme);
  if (programme === undefined) {
    const options = programmes.map(({ name }) => name).join(', ');
    throw invalid('programme', `Must be one of ${options}.`, 'not_one_of', { options });
  }
  const settings = checked(programme, given.settings);
  const now = app.clock.now();
  const id = newId('pac', now);
  const token = newToken();
  await app.outbox.transact(publisherId, async (tx, say) => {
    await insertAccount(tx, {
      publisherId,
      id,
      programme: programme.name,
      name: given.name,
      ...apart(app, programme, id, settings),
      hookHash: hookHash(token),
      hookSealed: app.vault.seal(token, id),
      createdAt: now,
    });
    const data = { programme: programme.name };
    await say([{ type: 'programme_account.created', publisherId, subjectId: id, actor: actor.id, data }]);
  });
  return id;
}

/** Settings that are left out stay, secrets too. */
export async function patchAccount(
  app: App,
  actor: Actor,
  publisherId: string,
  id: string,
  given: { name?: string | undefined; settings?: Settings | undefined },
): Promise<void> {
  await app.outbox.transact(publisherId, async (tx, say) => {
    const account = here(await accountById(tx, publisherId, id));
    const programme = programmeByName(account.programme)!;
    const settings = checked(programme, { ...settingsOf(app, account), ...given.settings });
    const renewed = programme.renewed !== undefined && programme.renewed.setting in (given.settings ?? {});
    const name = given.name ?? account.name;
    const now = app.clock.now();
    await changeAccount(tx, publisherId, id, { name, ...apart(app, programme, id, settings), renewed, now });
    const fields = [...(given.name === undefined ? [] : ['name']), ...Object.keys(given.settings ?? {})];
    await say([
      { type: 'programme_account.changed', publisherId, subjectId: id, actor: actor.id, data: { fields } },
    ]);
  });
}

/** What came through it stays. */
export async function endAccount(app: App, actor: Actor, publisherId: string, id: string): Promise<void> {
  await app.outbox.transact(publisherId, async (tx, say) => {
    if (!(await removeAccount(tx, publisherId, id, app.clock.now()))) throw notFound('account');
    await say([{ type: 'programme_account.removed', publisherId, subjectId: id, actor: actor.id, data: {} }]);
  });
}

/** Asks for a page and keeps nothing of it: null where all is well. */
export async function checkAccount(
  app: App,
  delivering: Delivering,
  publisherId: string,
  id: string,
): Promise<Fault | null> {
  const account = here(await accountById(app.db, publisherId, id));
  const { programme, ways } = openAccount(app, delivering, account);
  const read = await programme.poll(
    ways,
    null,
    async (asked) => new Set(asked.map(({ externalId }) => externalId)),
  );
  return isFault(read) ? read : null;
}

function here(account: AccountRow | undefined): AccountRow {
  if (account === undefined || account.removedAt !== null) throw notFound('account');
  return account;
}

const checked = ({ title, fields, review }: Programme, given: Settings) =>
  checkedSettings({ name: title, fields: [...fields], review }, given);

/** Secrets are sealed; the others are not. */
function apart(app: App, programme: Programme, id: string, settings: Settings) {
  const secret = new Set(secretNames(programme));
  const entries = Object.entries(settings);
  return {
    settings: Object.fromEntries(entries.filter(([name]) => !secret.has(name))),
    sealed: app.vault.seal(
      JSON.stringify(Object.fromEntries(entries.filter(([name]) => secret.has(name)))),
      id,
    ),
  };
}

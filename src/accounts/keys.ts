// Makes and revokes API keys. A key is shown once; only its hash is kept.
import type { App } from '../platform/app.ts';
import { newId, operatorId } from '../platform/ids.ts';
import type { Say } from '../platform/outbox.ts';
import { Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Tx } from '../platform/db.ts';
import { allScopes, may, type Actor, type Scope } from './actor.ts';
import { keyHash, newKey } from './key.ts';
import { insertKey, revoke } from './store.ts';

export type NewKey = { id: string; name: string; scopes: string[]; key: string; createdAt: Date };

/** Scopes left out mean all that the maker has. Throws Refusal `forbidden` for a scope the maker lacks. */
export async function createKey(
  app: App,
  actor: Actor,
  publisherId: string,
  input: { name: string; scopes?: Scope[] | undefined },
): Promise<NewKey> {
  const scopes = input.scopes ?? allScopes.filter((scope) => may(actor, scope));
  const lacking = scopes.filter((scope) => !may(actor, scope));
  if (lacking.length > 0)
    throw new Refusal(
      'forbidden.key_gives_beyond',
      `This key cannot give what it lacks: ${lacking.join(', ')}.`,
      {
        given: { scopes: lacking.join(', ') },
      },
    );
  return app.outbox.transact(publisherId, (tx, say) =>
    writeKey(app, tx, say, actor.id, publisherId, input.name, scopes),
  );
}

/** An operator's key may do everything, so it has no scopes of its own. */
export async function createOperatorKey(app: App, actor: Actor, name: string): Promise<NewKey> {
  return app.outbox.transact(operatorId, (tx, say) => writeKey(app, tx, say, actor.id, operatorId, name, []));
}

/** Within the caller's transaction. */
export async function writeKey(
  app: App,
  tx: Tx,
  say: Say,
  actorId: string,
  publisherId: string,
  name: string,
  scopes: string[],
): Promise<NewKey> {
  const createdAt = app.clock.now();
  const id = newId('key', createdAt);
  const key = newKey();
  await insertKey(tx, { publisherId, id, name, scopes, createdAt }, keyHash(key));
  await say([
    { type: 'key.created', publisherId, subjectId: id, actor: actorId, data: { keyId: id, name, scopes } },
  ]);
  return { id, name, scopes, key, createdAt };
}

/** Works from the next request on here, within seconds in other processes. */
export async function revokeKey(app: App, actor: Actor, publisherId: string, keyId: string): Promise<void> {
  await app.outbox.transact(publisherId, async (tx, say) => {
    if (!(await revoke(tx, publisherId, keyId, app.clock.now()))) throw notFound('key');
    await say([{ type: 'key.revoked', publisherId, subjectId: keyId, actor: actor.id, data: { keyId } }]);
  });
}

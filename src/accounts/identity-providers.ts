// Connects identity providers, changes and removes them. The client secret is sealed and never shown again.
import type { App } from '../platform/app.ts';
import { newId } from '../platform/ids.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Actor } from './actor.ts';
import {
  deleteProvider,
  forgetIdentities,
  insertProvider,
  lockProvider,
  unlinkIdentity,
  updateProvider,
} from './identity-provider-store.ts';
import {
  reviewProvider,
  secretPlace,
  type IdentityProvider,
  type ProviderSettings,
} from './identity-provider.ts';

/** Throws Refusal that names the field. */
export async function createProvider(
  app: App,
  actor: Actor,
  publisherId: string,
  { clientSecret, ...settings }: ProviderSettings & { clientSecret: string },
): Promise<IdentityProvider> {
  reviewProvider(publisherId, settings, app.config.allowPrivateDestinations);
  const createdAt = app.clock.now();
  const id = newId('idp', createdAt);
  const sealedSecret = app.vault.seal(clientSecret, secretPlace(id));
  const provider = { publisherId, id, ...settings, sealedSecret, createdAt };
  await app.outbox.transact(publisherId, async (tx, say) => {
    await insertProvider(tx, provider);
    await say([
      {
        type: 'identity_provider.created',
        publisherId,
        subjectId: id,
        actor: actor.id,
        data: { issuer: provider.issuer },
      },
    ]);
  });
  return provider;
}

/** What is left out stays. Under another issuer or client id nobody is linked any more: a subject means nothing there. */
export async function changeProvider(
  app: App,
  actor: Actor,
  publisherId: string,
  id: string,
  { clientSecret, ...patch }: { [Name in keyof Patch]?: Patch[Name] | undefined },
): Promise<IdentityProvider> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    const before = await lockProvider(tx, publisherId, id);
    if (before === undefined) throw notFound('identity provider');
    const given = Object.entries(patch).filter(([, value]) => value !== undefined);
    const after: IdentityProvider = { ...before, ...(Object.fromEntries(given) as Partial<Patch>) };
    reviewProvider(publisherId, after, app.config.allowPrivateDestinations);
    if (clientSecret !== undefined) after.sealedSecret = app.vault.seal(clientSecret, secretPlace(id));
    await updateProvider(tx, after);
    if (after.issuer !== before.issuer || after.clientId !== before.clientId)
      await forgetIdentities(tx, publisherId, id);
    const fields = [...given.map(([name]) => name), ...(clientSecret === undefined ? [] : ['clientSecret'])];
    await say([
      {
        type: 'identity_provider.changed',
        publisherId,
        subjectId: id,
        actor: actor.id,
        data: { fields },
      },
    ]);
    return after;
  });
}

type Patch = ProviderSettings & { clientSecret: string };

export async function removeProvider(app: App, actor: Actor, publisherId: string, id: string): Promise<void> {
  await app.outbox.transact(publisherId, async (tx, say) => {
    if (!(await deleteProvider(tx, publisherId, id))) throw notFound('identity provider');
    await say([{ type: 'identity_provider.removed', publisherId, subjectId: id, actor: actor.id, data: {} }]);
  });
}

/** The person may be linked anew, by a verified address, at the next sign-in. */
export async function removeIdentity(
  app: App,
  actor: Actor,
  publisherId: string,
  id: string,
  userId: string,
): Promise<void> {
  await app.outbox.transact(publisherId, async (tx, say) => {
    if (!(await unlinkIdentity(tx, publisherId, id, userId))) throw notFound('identity');
    await say([
      {
        type: 'identity.unlinked',
        publisherId,
        subjectId: userId,
        actor: actor.id,
        data: { providerId: id },
      },
    ]);
  });
}

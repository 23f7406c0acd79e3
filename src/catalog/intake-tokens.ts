// Renews a listing's intake URL: a new token, while the old ones end now or after an overlap.
import { may, type Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { tellConfiguration } from '../platform/configuration.ts';
import type { Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Listing } from './listing.ts';
import { endTokens, insertToken, listingForChange, type IntakeToken } from './store.ts';
import { intakeUrl, newToken, tokenHash } from './token.ts';

const hourMs = 3_600_000;

/** Throws Refusal `not_found`. */
export async function renewToken(
  app: App,
  actor: Actor,
  publisherId: string,
  listingId: string,
  overlapHours: number,
): Promise<{ id: string; intakeUrl: string; previousEndsAt: Date }> {
  const previousEndsAt = new Date(app.clock.now().getTime() + overlapHours * hourMs);
  const token = await app.outbox.transact(publisherId, async (tx, say) => {
    const listing = await listingForChange(tx, publisherId, listingId);
    if (listing === undefined) throw notFound('listing');
    await endTokens(tx, publisherId, listingId, previousEndsAt);
    const written = await writeToken(app, tx, listing);
    const data = { tokenId: written.id, overlapHours };
    await say([{ type: 'intake_token.created', publisherId, subjectId: listingId, actor: actor.id, data }]);
    return written;
  });
  await tellConfiguration(app, publisherId);
  return { id: token.id, intakeUrl: shownUrl(app, token), previousEndsAt };
}

/** Within the caller's transaction. */
export async function writeToken(
  app: App,
  tx: Tx,
  { publisherId, id: listingId }: Listing,
): Promise<IntakeToken> {
  const createdAt = app.clock.now();
  const id = newId('tok', createdAt);
  const secret = newToken();
  const token: IntakeToken = {
    id,
    listingId,
    sealed: app.vault.seal(secret, id),
    createdAt,
    endsAt: null,
    lastUsedAt: null,
  };
  await insertToken(tx, publisherId, token, tokenHash(secret));
  return token;
}

/** Null for whoever may not change listings: the URL is a key to them. */
export function urlFor(app: App, actor: Actor, token: { id: string; sealed: string }): string | null {
  return may(actor, 'listings:write') ? shownUrl(app, token) : null;
}

function shownUrl(app: App, { id, sealed }: { id: string; sealed: string }): string {
  return intakeUrl(app.publicUrl(), app.vault.open(sealed, id));
}

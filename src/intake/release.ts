// A person decides on a body that could not be read: it becomes a lead, as it is or mended, or it is discarded. Once.
import type { Actor } from '../accounts/actor.ts';
import { ownFormType } from '../connectors/bodies/own-form.ts';
import { listingsOf } from '../catalog/store.ts';
import type { ReadLead } from '../leads/lead.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { fieldError } from '../platform/field-error.ts';
import { Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { keepWithin, longestBody, newLead, readSafely, type Post } from './intake.ts';
import { markDiscarded, markReleased, quarantinedForDecision, type Quarantined } from './store.ts';

/**
 * Resolves to the lead's id; the quarantined bytes stay as they came. The same bytes released within ten minutes of a
 * post that holds them are that post's lead. Throws Refusal `not_found`, `conflict` or `not_releasable`.
 */
export async function releaseBody(
  app: App,
  actor: Actor,
  publisherId: string,
  id: string,
  mended: string | Record<string, unknown> | undefined,
): Promise<string> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    const quarantined = await undecided(tx, publisherId, id);
    const post = await postOf(tx, quarantined, mended);
    const keep = newLead(app, post, readable(app, post));
    const [kept] = await keepWithin(tx, say, [keep]);
    const { leadId } = kept!;
    await markReleased(tx, publisherId, id, leadId, actor.id, app.clock.now());
    await say([{ type: 'body.released', publisherId, subjectId: id, actor: actor.id, data: { leadId } }]);
    return leadId;
  });
}

/** Erases the body; that it was here stays known. Throws Refusal `not_found` or `conflict`. */
export async function discardBody(app: App, actor: Actor, publisherId: string, id: string): Promise<void> {
  await app.outbox.transact(publisherId, async (tx, say) => {
    await undecided(tx, publisherId, id);
    await markDiscarded(tx, publisherId, id, actor.id, app.clock.now());
    await say([{ type: 'body.discarded', publisherId, subjectId: id, actor: actor.id, data: {} }]);
  });
}

/** Locked until the transaction ends: of two decisions at once the second finds it decided. */
async function undecided(tx: Tx, publisherId: string, id: string): Promise<Quarantined> {
  const quarantined = await quarantinedForDecision(tx, publisherId, id);
  if (quarantined === undefined) throw notFound('quarantined body');
  if (quarantined.decidedAt !== null)
    throw quarantined.leadId
      ? new Refusal('conflict.released', `It was released already, as ${quarantined.leadId}.`)
      : new Refusal('conflict.discarded', 'It was discarded already.');
  return quarantined;
}

async function postOf(
  tx: Tx,
  { publisherId, listingId, body, contentType }: Quarantined,
  mended: string | Record<string, unknown> | undefined,
): Promise<Post> {
  const listings = await listingsOf(tx, publisherId);
  const post = { publisherId, listings, listing: listings.find((listing) => listing.id === listingId)! };
  if (mended === undefined) return { ...post, body, contentType };
  const object = typeof mended !== 'string';
  const bytes = Buffer.from(object ? JSON.stringify(mended) : mended);
  if (bytes.length > longestBody)
    throw new Refusal(
      'payload_too_large.mended_body',
      'The mended body is larger than any intake URL takes: 256 KiB.',
      { given: { max: longestBody / 1024 } },
    );
  // A form of ours that was mended is one still, with the consent it recorded.
  const type = object && contentType !== ownFormType ? 'application/json' : contentType;
  return { ...post, body: bytes, contentType: type };
}

function readable(app: App, post: Post): ReadLead {
  const reading = readSafely(app, post);
  if (reading.is === 'lead') return reading.lead;
  const message = `${reading.reason}: ${reading.detail}`;
  throw new Refusal('not_releasable', message, {
    errors: [fieldError('body', message, reading.code, reading.given)],
  });
}

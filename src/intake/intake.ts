// The door's heart: posts that arrive together share one transaction, and nobody is answered before it has committed.
import type { ListingDirectory } from '../catalog/directory.ts';
import type { Listing } from '../catalog/listing.ts';
import { readBody } from '../connectors/bodies/index.ts';
import type { Reading } from '../connectors/body.ts';
import type { ReadLead } from '../leads/lead.ts';
import { repostKeys } from '../leads/repost.ts';
import { sharedLead } from '../leads/shared-lead.ts';
import { keepLeads, type KeptLead, type NewLead } from '../leads/store.ts';
import type { App } from '../platform/app.ts';
import { isConnectionTrouble, isPassingConflict, type Tx } from '../platform/db.ts';
import { GroupCommit } from '../platform/group-commit.ts';
import { newId } from '../platform/ids.ts';
import type { Say } from '../platform/outbox.ts';
import { Refusal } from '../platform/refusal.ts';
import { chooseListing } from './choose-listing.ts';
import { quarantine, type NewQuarantined } from './store.ts';

/** Bytes of a body; real ones are under 2 KiB. */
export const longestBody = 256 * 1024;

/** What arrived, and whose URL it came by. */
export type Post = {
  publisherId: string;
  listing: Listing;
  listings: readonly Listing[];
  contentType: string | null;
  body: Buffer;
  /** Whoever took it would rather have a person look first: it is kept in quarantine, whatever can be read of it. */
  doubt?: { reason: string; detail: string };
};

export type Accepted = { id: string; quarantined: boolean };

export type KeepLead = { lead: NewLead; listing: Listing };
/** A post that has been read: what to write for it. */
type Arrival = { keep: KeepLead } | { quarantine: NewQuarantined };

export type Intake = ReturnType<typeof openIntake>;

/** flights: batches under way at once; the embedded database has one connection. A batch of 1 is one transaction a request. */
export type IntakeLimits = { maxBatch?: number; maxFlights?: number };

export function openIntake(app: App, directory: ListingDirectory, limits: IntakeLimits = {}) {
  const { maxBatch = 200, maxFlights = 2 } = limits;
  const commit = new GroupCommit<Arrival, Accepted>({
    flush: (arrivals) => storeBatch(app, arrivals),
    maxBatch,
    maxFlights: app.db.kind === 'embedded' ? 1 : maxFlights,
    maxWaiting: 2_000,
  });
  return {
    directory,
    /** Kept, and then answered. Throws Refusal `unavailable` when it could not be stored. */
    accept: (post: Post): Promise<Accepted> => commit.add(arrivalOf(app, post)),
  };
}

function arrivalOf(app: App, post: Post): Arrival {
  const reading = post.doubt ? null : readSafely(app, post);
  if (reading?.is === 'lead') return { keep: newLead(app, post, reading.lead) };
  const { reason, detail } = post.doubt ?? reading!;
  return {
    quarantine: {
      ...quarantinedPost(app, post.publisherId, post.listing.id, post.body, post.contentType),
      reason,
      detail,
    },
  };
}

type Failed = Omit<Extract<Reading, { is: 'unreadable' }>, 'reason'> & { reason: 'reader_failed' };

/** Reading never throws by design; if it does, the body is kept for a person rather than lost. */
export function readSafely(app: App, post: Post): Reading | Failed {
  try {
    return readBody(post.contentType ?? '', post.body);
  } catch (err) {
    app.log.error({ err, listingId: post.listing.id }, 'intake.reader_failed');
    return {
      is: 'unreadable',
      reason: 'reader_failed',
      code: 'reader_failed',
      given: {},
      detail: 'Reading this body failed. The fault is ours; it can be released after an update.',
    };
  }
}

function quarantinedPost(
  app: App,
  publisherId: string,
  listingId: string,
  body: Buffer,
  contentType: string | null,
) {
  const receivedAt = app.clock.now();
  return { publisherId, id: newId('qrn', receivedAt), listingId, receivedAt, body, contentType };
}

/** The lead that a post becomes, with the listing it belongs to. */
export function newLead(app: App, post: Post, read: ReadLead): KeepLead {
  const { listing, warnings } = chooseListing(post.listing, post.listings, read);
  const receivedAt = app.clock.now();
  const keys = repostKeys(listing.id, post.body, receivedAt);
  const status = read.kind !== 'customer' ? 'kept' : listing.sharing ? 'new' : 'withheld';
  const lead: NewLead = {
    publisherId: post.publisherId,
    id: newId('lead', receivedAt),
    listingId: listing.id,
    newPersonId: newId('per', receivedAt),
    kind: read.kind,
    status,
    storefront: listing.storefront,
    action: read.action,
    contact: read.contact,
    note: read.note,
    consent: read.consent,
    source: read.source,
    warnings: [...read.warnings, ...warnings],
    receivedAt,
    posts: 1,
    repostKey: keys.current,
    previousRepostKey: keys.previous,
    raw: post.body,
    rawType: post.contentType,
  };
  return { lead, listing };
}

/** A batch that cannot be stored is tried post by post, so that one odd post never costs another its place. */
async function storeBatch(app: App, arrivals: Arrival[]): Promise<Accepted[]> {
  app.metrics.batchSize.observe(arrivals.length);
  try {
    return await storeTogether(app, arrivals);
  } catch (err) {
    if (isConnectionTrouble(err)) {
      app.log.error({ err, posts: arrivals.length }, 'intake.not_stored');
      throw new Refusal('unavailable', 'The lead could not be stored now; send it again.', {
        retryAfterS: 5,
      });
    }
    if (arrivals.length > 1 || isPassingConflict(err)) return storeApart(app, arrivals);
    app.log.error({ err }, 'intake.lead_not_storable');
    return storeTogether(
      app,
      arrivals.map((arrival) => setAside(app, arrival)),
    );
  }
}

async function storeApart(app: App, arrivals: Arrival[]): Promise<Accepted[]> {
  const accepted: Accepted[] = [];
  for (const arrival of arrivals) {
    const [answer] = await storeTogether(app, [arrival]).catch((err) => {
      // A conflict that is still there passes too, only later: nothing is wrong with the lead.
      if (isConnectionTrouble(err) || isPassingConflict(err))
        throw new Refusal('unavailable', 'The lead could not be stored now; send it again.', {
          retryAfterS: 5,
        });
      app.log.error({ err }, 'intake.lead_not_storable');
      return storeTogether(app, [setAside(app, arrival)]);
    });
    accepted.push(answer!);
  }
  return accepted;
}

/** What the database refuses is kept for a person. */
function setAside(app: App, arrival: Arrival): Arrival {
  if ('quarantine' in arrival) return arrival;
  const { publisherId, listingId, raw, rawType } = arrival.keep.lead;
  const detail = 'The lead could not be written. The fault is ours; it can be released after an update.';
  return {
    quarantine: {
      ...quarantinedPost(app, publisherId, listingId, raw, rawType),
      reason: 'not_storable',
      detail,
    },
  };
}

async function storeTogether(app: App, arrivals: Arrival[]): Promise<Accepted[]> {
  const unread = arrivals.flatMap((arrival) => ('quarantine' in arrival ? [arrival.quarantine] : []));
  const { keeps, firstOf } = withoutRepeats(
    arrivals.flatMap((arrival) => ('keep' in arrival ? [arrival.keep] : [])),
  );
  const kept = await app.outbox.transact(null, async (tx, say) => {
    if (unread.length > 0) await quarantine(tx, unread, say);
    return keepWithin(tx, say, keeps);
  });
  const idOf = new Map(keeps.map(({ lead }, at) => [lead.id, kept[at]!.leadId]));
  return arrivals.map((arrival) =>
    'quarantine' in arrival
      ? { id: arrival.quarantine.id, quarantined: true }
      : { id: idOf.get(firstOf.get(arrival.keep.lead.id)!)!, quarantined: false },
  );
}

/** Identical posts of one batch become one lead with a count. */
function withoutRepeats(all: KeepLead[]): { keeps: KeepLead[]; firstOf: Map<string, string> } {
  const firsts = new Map<string, KeepLead>();
  const firstOf = new Map<string, string>();
  for (const keep of all) {
    const key = keep.lead.publisherId + keep.lead.repostKey.toString('latin1');
    const first = firsts.get(key);
    firsts.set(key, first ? { ...first, lead: { ...first.lead, posts: first.lead.posts + 1 } } : keep);
    firstOf.set(keep.lead.id, (first ?? keep).lead.id);
  }
  return { keeps: [...firsts.values()], firstOf };
}

/** Writes leads and says so, in the caller's transaction. */
export async function keepWithin(tx: Tx, say: Say, keeps: KeepLead[]): Promise<KeptLead[]> {
  if (keeps.length === 0) return [];
  const written = await keepLeads(
    tx,
    keeps.map(({ lead }) => lead),
  );
  await say(
    keeps.flatMap(({ lead, listing }, at) => {
      const { personId, fresh, earlierLeads } = written[at]!;
      if (!fresh) return [];
      return {
        type: 'lead.received' as const,
        publisherId: lead.publisherId,
        subjectId: lead.id,
        actor: 'intake',
        data: { listingId: lead.listingId, kind: lead.kind, status: lead.status, action: lead.action },
        handed: {
          lead: sharedLead({
            ...lead,
            personId,
            offerId: listing.offerId,
            offerTitle: listing.title,
            // Of whoever hears of it next.
            score: null,
          }),
          earlierLeads,
        },
      };
    }),
  );
  return written;
}

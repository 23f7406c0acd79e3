// The way from a token to its listing: quick, and never wrong for long.
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import {
  aListing,
  aPublisher,
  tokenOf,
  type AListing,
  type APublisher,
  type AToken,
} from '../../test/factories.ts';
import type { Db } from '../platform/db.ts';
import { ListingDirectory } from './directory.ts';

const clock = testClock();
let booted: Booted;
let publisher: APublisher;
let listing: AListing;
let directory: ListingDirectory;
/** How often the database was asked. */
let asked = 0;

beforeAll(async () => {
  booted = await bootApp({ clock });
  const { db } = booted.app;
  const rows = db.rows.bind(db);
  db.rows = (query) => (asked++, rows(query));
});
afterAll(() => booted.close());
beforeEach(async () => {
  publisher = await aPublisher(booted);
  listing = await aListing(booted, publisher);
  directory = await ListingDirectory.open(booted.app, { capacity: 3 });
  asked = 0;
});
afterEach(() => directory.close());

const token = () => tokenOf(listing.leadSharing.intakeUrl);
const path = () => `/api/v1/publishers/${publisher.id}/listings/${listing.id}`;

describe('a token', () => {
  it('leads to its listing, with all of the publisher’s', async () => {
    const other = await aListing(booted, publisher, { sharing: false });
    const found = await directory.byToken(token());
    const { id, storefront, kind, offerId, title } = listing;
    expect(found).toMatchObject({
      publisherId: publisher.id,
      listing: { id, storefront, kind, offerId, title, callToAction: null, sharing: true },
    });
    expect(new Map(found!.listings.map(({ id, sharing }) => [id, sharing]))).toEqual(
      new Map([
        [listing.id, true],
        [other.id, false],
      ]),
    );
  });

  it('that is unknown, or could not be one, leads nowhere; the latter without a question', async () => {
    expect(await directory.byToken('0'.repeat(36))).toBeNull();
    expect(asked).toBe(1);
    for (const odd of ['', 'x', "' or 1=1", '0'.repeat(37), 'A'.repeat(36)])
      expect(await directory.byToken(odd)).toBeNull();
    expect(asked).toBe(1);
  });

  it('is asked of the database once, also by many at the same time', async () => {
    const found = await Promise.all(Array.from({ length: 20 }, () => directory.byToken(token())));
    expect(new Set(found.map((each) => each!.listing.id))).toEqual(new Set([listing.id]));
    await directory.byToken(token());
    expect(asked).toBe(2);
  });

  it('ends by the clock, cached or not', async () => {
    await booted.call('POST', `${path()}/intake-tokens`, { overlapHours: 1 });
    expect(await directory.byToken(token())).not.toBeNull();
    clock.forward(3_599_999);
    expect(await directory.byToken(token())).not.toBeNull();
    asked = 0;
    clock.forward(1);
    expect(await directory.byToken(token())).toBeNull();
    expect(asked).toBe(0);
  });

  it('that was just renewed without overlap ends at once', async () => {
    expect(await directory.byToken(token())).not.toBeNull();
    const { body } = await booted.call<AToken>('POST', `${path()}/intake-tokens`, {});
    expect(await directory.byToken(token())).toBeNull();
    expect(await directory.byToken(tokenOf(body.intakeUrl))).not.toBeNull();
  });
});

describe('a change', () => {
  it('made here is known as soon as it is answered', async () => {
    expect((await directory.byToken(token()))!.listing.sharing).toBe(true);
    await booted.call('PATCH', path(), { title: 'New', leadSharing: { enabled: false } });
    expect((await directory.byToken(token()))!.listing).toMatchObject({ title: 'New', sharing: false });
  });

  it('told by another process is known when it is told', async () => {
    await directory.byToken(token());
    await booted.app.db.run(sql`update listings set title = 'Elsewhere' where id = ${listing.id}`);
    expect((await directory.byToken(token()))!.listing.title).toBe(listing.title);
    directory.invalidate(publisher.id);
    expect((await directory.byToken(token()))!.listing.title).toBe('Elsewhere');
  });

  it('told of one publisher leaves the others known; told of nobody, none', async () => {
    await directory.byToken(token());
    asked = 0;
    directory.invalidate('pub_somebody_else');
    await directory.byToken(token());
    expect(asked).toBe(0);
    directory.invalidate('');
    await directory.byToken(token());
    expect(asked).toBe(2);
  });

  it('that nobody told of is known after five seconds', async () => {
    await directory.byToken(token());
    await booted.app.db.run(sql`update listings set title = 'Silently' where id = ${listing.id}`);
    clock.forward(4_999);
    expect((await directory.byToken(token()))!.listing.title).toBe(listing.title);
    clock.forward(1);
    expect((await directory.byToken(token()))!.listing.title).toBe('Silently');
  });

  it('made while the database is being asked is not lost to what was read before it', async () => {
    const { db } = booted.app;
    const rows = db.rows;
    const read = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    db.rows = (async (query) => {
      const answer = await rows(query);
      read.resolve();
      await goOn.promise;
      return answer;
    }) as Db['rows'];
    const early = directory.byToken(token());
    await read.promise;
    db.rows = rows;
    await booted.call('PATCH', path(), { leadSharing: { enabled: false } });
    const during = await directory.byToken(token());
    goOn.resolve();
    await early;
    expect(during!.listing.sharing).toBe(false);
    expect((await directory.byToken(token()))!.listing.sharing).toBe(false);
  });
});

describe('its memory', () => {
  it('is bounded: the token unused for longest is forgotten first', async () => {
    const tokens = [token()];
    for (let n = 0; n < 3; n++)
      tokens.push(tokenOf((await aListing(booted, publisher)).leadSharing.intakeUrl));
    for (const each of tokens.slice(0, 3)) await directory.byToken(each);
    await directory.byToken(tokens[0]!);
    await directory.byToken(tokens[3]!);
    asked = 0;
    for (const at of [0, 2, 3]) await directory.byToken(tokens[at]!);
    expect(asked).toBe(0);
    await directory.byToken(tokens[1]!);
    expect(asked).toBe(1);
  });

  it('keeps nothing of a failure', async () => {
    const { db } = booted.app;
    const rows = db.rows;
    db.rows = async () => Promise.reject(Object.assign(new Error('gone'), { code: '57P01' }));
    await expect(directory.byToken(token())).rejects.toThrow('gone');
    db.rows = rows;
    expect(await directory.byToken(token())).not.toBeNull();
  });
});

// What happened is written in the transaction in which it happened, those who hear of it act within it, and what follows the
// commit follows only a commit.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import type { Happening } from '../events.ts';
import { handClock } from './clock.ts';
import { Outbox } from './outbox.ts';

let fresh: FreshDatabase;
let outbox: Outbox;
let nth = 0;
let publisherId: string;
const clock = handClock('2026-03-02T09:00:00Z');
beforeAll(async () => void (fresh = await freshDatabase()));
afterAll(async () => {
  await fresh.db.close();
  await fresh.drop();
});
beforeEach(async () => {
  publisherId = `pub_${++nth}`;
  await fresh.db.run(
    sql`insert into publishers (id, slug, name, created_at) values (${publisherId}, ${publisherId}, 'P', now())`,
  );
  outbox = new Outbox(fresh.db, clock);
});

const revoked = (keyId: string): Happening<'key.revoked'> => ({
  type: 'key.revoked',
  publisherId,
  subjectId: keyId,
  actor: 'operator',
  data: { keyId },
});
const created = (keyId: string): Happening<'key.created'> => ({
  ...revoked(keyId),
  type: 'key.created',
  data: { keyId, name: 'n', scopes: [] },
});
const written = () =>
  fresh.db.rows<{ type: string }>(sql`
    select type, subject_id as "subjectId", actor, at, data from events where publisher_id = ${publisherId} order by subject_id`);

describe('what is said', () => {
  it('is one row each, with who, when and what', async () => {
    await outbox.transact(null, async (_tx, say) => say([revoked('key_1'), created('key_2')]));
    const about = { actor: 'operator', at: clock.now() };
    expect(await written()).toEqual([
      { ...about, type: 'key.revoked', subjectId: 'key_1', data: { keyId: 'key_1' } },
      { ...about, type: 'key.created', subjectId: 'key_2', data: { keyId: 'key_2', name: 'n', scopes: [] } },
    ]);
  });

  it('is nothing when nothing is said', async () => {
    expect(await outbox.transact(null, async (_tx, say) => say([]).then(() => 'answer'))).toBe('answer');
    expect(await written()).toEqual([]);
  });

  it('is undone with the transaction', async () => {
    await expect(
      outbox.transact(null, async (_tx, say) => {
        await say([revoked('key_1')]);
        throw new Error('thought better of it');
      }),
    ).rejects.toThrow('thought better of it');
    expect(await written()).toEqual([]);
  });

  it('under a publisher’s role can only be of that publisher', async () => {
    await outbox.transact(publisherId, async (_tx, say) => say([revoked('key_1')]));
    expect(await written()).toHaveLength(1);
    const others = { ...revoked('key_2'), publisherId: 'pub_operator' };
    await expect(outbox.transact(publisherId, async (_tx, say) => say([others]))).rejects.toMatchObject({
      code: '42501',
    });
  });
});

describe('a listener', () => {
  it('hears all of its type at once, in the same transaction, and nothing else', async () => {
    const heard: string[][] = [];
    outbox.on('key.revoked', async (tx, happenings) => {
      heard.push(happenings.map(({ data }) => data.keyId));
      // It sees what the transaction has written.
      expect(await tx.rows(sql`select 1 from events where publisher_id = ${publisherId}`)).toHaveLength(3);
    });
    await outbox.transact(null, async (_tx, say) =>
      say([revoked('key_1'), created('key_2'), revoked('key_3')]),
    );
    expect(heard).toEqual([['key_1', 'key_3']]);
    await outbox.transact(null, async (_tx, say) => say([created('key_4')]));
    expect(heard).toHaveLength(1);
  });

  it('that fails undoes everything', async () => {
    outbox.on('key.revoked', () => Promise.reject(new Error('cannot')));
    await expect(outbox.transact(null, async (_tx, say) => say([revoked('key_1')]))).rejects.toThrow(
      'cannot',
    );
    expect(await written()).toEqual([]);
  });

  it('may be one of several, in the order in which they came', async () => {
    const order: string[] = [];
    outbox.on('key.revoked', async () => void order.push('first'));
    outbox.on('key.revoked', async () => void order.push('second'));
    await outbox.transact(null, async (_tx, say) => say([revoked('key_1')]));
    expect(order).toEqual(['first', 'second']);
  });
});

describe('what is left for afterwards', () => {
  const noting = (notes: string[], name: string) => ({
    committed: () => void notes.push(`${name} committed`),
    undone: () => void notes.push(`${name} undone`),
  });

  it('runs after the commit, once, and the caller is answered after it', async () => {
    const notes: string[] = [];
    outbox.on('key.revoked', async () => noting(notes, 'listener'));
    outbox.on('key.revoked', async () => ({
      undone() {},
      committed: async () => {
        // Another connection sees it by now.
        notes.push(`seen ${(await written()).length}`);
      },
    }));
    await outbox.transact(null, async (_tx, say, after) => {
      after(noting(notes, 'caller'));
      await say([revoked('key_1')]);
      expect(notes).toEqual([]);
    });
    expect(notes).toEqual(['caller committed', 'listener committed', 'seen 1']);
  });

  it('is told when the transaction was undone, also by another listener or by the commit itself', async () => {
    const notes: string[] = [];
    outbox.on('key.revoked', async () => noting(notes, 'listener'));
    const failing = outbox.transact(null, async (_tx, say, after) => {
      after(noting(notes, 'caller'));
      await say([revoked('key_1')]);
      throw new Error('too late');
    });
    await expect(failing).rejects.toThrow('too late');
    expect(notes).toEqual(['caller undone', 'listener undone']);
    outbox.on('key.revoked', () => Promise.reject(new Error('cannot')));
    await expect(outbox.transact(null, async (_tx, say) => say([revoked('key_1')]))).rejects.toThrow(
      'cannot',
    );
    expect(notes.slice(2)).toEqual(['listener undone']);
  });

  it('is heard whole, once, as the last thing in its transaction: what listeners say is in it too', async () => {
    const heard: string[][] = [];
    outbox.onAll(async (tx, told) => {
      const rows = await tx.rows<{ id: string }>(
        sql`select id from events where publisher_id = ${publisherId} order by id`,
      );
      expect(told.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
      heard.push(told.map(({ type, subjectId }) => `${type} ${subjectId}`));
    });
    outbox.on('key.created', (_tx, happenings, say) => say(happenings.map(() => revoked('key_2'))));
    await outbox.transact(null, async (_tx, say) => {
      await say([created('key_1')]);
      await say([revoked('key_3')]);
    });
    await outbox.transact(null, async () => 'nothing was said');
    expect(heard).toEqual([['key.created key_1', 'key.revoked key_2', 'key.revoked key_3']]);
  });
});

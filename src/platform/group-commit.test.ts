// What arrives together is done together, each gets its own answer, and nobody waits for a timer.
import { describe, expect, it } from 'vitest';
import { GroupCommit } from './group-commit.ts';
import { Refusal } from './refusal.ts';

/** A flush that ends when it is told to. */
function scripted({ maxBatch = 100, maxFlights = 1, maxWaiting = 1_000, gatherMs = 0 } = {}) {
  const batches: number[][] = [];
  const ends: { done: () => void; fail: (error: Error) => void }[] = [];
  const commit = new GroupCommit<number, string>({
    maxBatch,
    maxFlights,
    maxWaiting,
    gatherMs,
    flush: (batch) => {
      batches.push(batch);
      return new Promise((resolve, reject) =>
        ends.push({ done: () => resolve(batch.map((item) => `answer ${item}`)), fail: reject }),
      );
    },
  });
  return { commit, batches, ends };
}
const until = async (holds: () => boolean) => {
  while (!holds()) await turn();
};
const turn = () => new Promise((soon) => setImmediate(soon));
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

describe('a batch', () => {
  it('of one leaves at once', async () => {
    const { commit, batches, ends } = scripted();
    const answer = commit.add(1);
    await turn();
    expect(batches).toEqual([[1]]);
    ends[0]!.done();
    expect(await answer).toBe('answer 1');
  });

  it('holds what came in one turn, and the next what came while it was under way', async () => {
    const { commit, batches, ends } = scripted();
    const answers = [commit.add(1), commit.add(2)];
    await turn();
    answers.push(commit.add(3));
    await turn();
    answers.push(commit.add(4));
    await turn();
    expect(batches).toEqual([[1, 2]]);
    ends[0]!.done();
    await answers[1];
    await turn();
    expect(batches).toEqual([
      [1, 2],
      [3, 4],
    ]);
    ends[1]!.done();
    expect(await Promise.all(answers)).toEqual(['answer 1', 'answer 2', 'answer 3', 'answer 4']);
  });

  it('that may gather takes in what comes in later turns, and leaves at once when it is full', async () => {
    const gathering = scripted({ maxBatch: 3, gatherMs: 20 });
    void gathering.commit.add(1);
    await turn();
    void gathering.commit.add(2);
    await until(() => gathering.batches.length > 0);
    expect(gathering.batches).toEqual([[1, 2]]);
    const patient = scripted({ maxBatch: 3, gatherMs: 3_600_000 });
    for (const item of range(1, 3)) void patient.commit.add(item);
    await until(() => patient.batches.length > 0);
    expect(patient.batches).toEqual([[1, 2, 3]]);
  });

  it('is never larger than allowed, and no more are under way than allowed', async () => {
    const { commit, batches, ends } = scripted({ maxBatch: 2, maxFlights: 2 });
    const answers: Promise<string>[] = [];
    for (const items of [[1, 2, 3], [4], [5, 6], [7]]) {
      answers.push(...items.map((item) => commit.add(item)));
      await turn();
    }
    expect(batches).toEqual([
      [1, 2],
      [3, 4],
    ]);
    for (let n = 0; n < 4; n++) {
      await until(() => ends.length > n);
      ends[n]!.done();
    }
    expect(await Promise.all(answers)).toEqual(range(1, 7).map((item) => `answer ${item}`));
    expect(batches.flat()).toEqual(range(1, 7));
    expect(Math.max(...batches.map(({ length }) => length))).toBe(2);
  });

  it('that fails fails all of its own and none of the next', async () => {
    const { commit, ends } = scripted();
    const failing = [commit.add(1), commit.add(2)];
    await turn();
    const next = commit.add(3);
    ends[0]!.fail(new Error('disk full'));
    for (const each of await Promise.allSettled(failing))
      expect(each).toMatchObject({ status: 'rejected', reason: { message: 'disk full' } });
    await turn();
    ends[1]!.done();
    expect(await next).toBe('answer 3');
  });

  it('that throws before it begins is a failure as well', async () => {
    const commit = new GroupCommit<number, string>({
      maxBatch: 1,
      maxFlights: 1,
      maxWaiting: 10,
      flush: () => {
        throw new Error('not even begun');
      },
    });
    await expect(commit.add(1)).rejects.toThrow('not even begun');
    await expect(commit.add(2)).rejects.toThrow('not even begun');
  });
});

it('too many waiting are told to come back; the others are served', async () => {
  const { commit, ends } = scripted({ maxWaiting: 2 });
  const first = commit.add(0);
  await turn();
  const waiting = [commit.add(1), commit.add(2)];
  const refused = await commit.add(3).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Refusal);
  expect(refused).toMatchObject({ code: 'unavailable', retryAfterS: 2 });
  ends[0]!.done();
  await first;
  await turn();
  ends[1]!.done();
  expect(await Promise.all(waiting)).toEqual(['answer 1', 'answer 2']);
});

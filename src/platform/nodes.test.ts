// Who is gone is told until somebody has taken over, and then forgotten.
import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { joinNodes, type Nodes } from './nodes.ts';
import { sawNode } from './nodes-store.ts';

let clock: ReturnType<typeof testClock>;
let booted: Booted;
let nodes: Nodes;

beforeEach(async () => {
  clock = testClock();
  booted = await bootApp({ clock });
  nodes = await joinNodes(booted.app, true, () => {});
});
afterEach(async () => {
  await nodes.stop();
  await booted.close();
});

const seen = (id: string) => sawNode(booted.app.db, id, true, clock.now());
const told = async () => {
  const gone: string[] = [];
  await nodes.forgetGone(async (ids) => void gone.push(...ids));
  return gone;
};
const known = async () =>
  (await booted.app.db.rows<{ id: string }>(sql`select id from nodes order by id`)).map(({ id }) => id);

it('is told once, of those that have not beaten for ten seconds, and never of itself', async () => {
  await seen('nod_gone');
  clock.forward(5_000);
  await seen('nod_lives');
  expect(await told()).toEqual([]);
  clock.forward(5_000);
  expect(await told()).toEqual(['nod_gone']);
  expect(await told()).toEqual([]);
  clock.forward(60_000);
  expect(await known()).toContain(booted.app.nodeId);
  expect(await told()).not.toContain(booted.app.nodeId);
});

it('is told again when taking over failed', async () => {
  await seen('nod_gone');
  clock.forward(10_000);
  const failing = nodes.forgetGone(() => Promise.reject(new Error('The database is away.')));
  await expect(failing).rejects.toThrow('away');
  expect(await told()).toEqual(['nod_gone']);
});

it('is told of one that stopped without waiting for missed beats', async () => {
  const other = { ...booted.app, nodeId: 'nod_stopped' as const };
  await (await joinNodes(other, false, () => {})).stop();
  expect(await told()).toContain('nod_stopped');
});

it('does not forget who comes back meanwhile', async () => {
  await seen('nod_slow');
  clock.forward(10_000);
  await nodes.forgetGone(() => seen('nod_slow'));
  expect(await known()).toContain('nod_slow');
});

it('who has the embedded database to itself takes over at once from whoever had it before', async () => {
  await nodes.stop();
  await seen('nod_before');
  nodes = await joinNodes(booted.app, true, () => {});
  expect(await told()).toEqual(booted.app.db.kind === 'embedded' ? ['nod_before'] : []);
});

import { describe, expect, it } from 'vitest';
import type { RemoteRecord } from '../connectors/connector.ts';
import { deliveryIdOf, isEcho, isNews, markOf, readable, type Standing } from './remote-record.ts';
import { keyOf } from './key.ts';

const now = new Date('2026-03-02T09:00:00Z');
const record: RemoteRecord = {
  key: null,
  externalId: '7',
  url: 'https://crm.example/7',
  state: 'won',
  status: 'Won',
  owner: 'Jana',
  value: 12_000,
  currency: 'EUR',
  changedAt: '2026-03-02T08:00:00Z',
};
const read = (given: Partial<Record<keyof RemoteRecord, unknown>>) =>
  readable([{ ...record, ...given } as RemoteRecord], now)[0];

it.each<[string, Partial<Record<keyof RemoteRecord, unknown>>, object]>([
  ['a link that is none of the web', { url: 'javascript:alert(1)' }, { url: null }],
  ['words without end', { owner: `J\u0000ana ${'x'.repeat(500)}` }, { owner: `Jana ${'x'.repeat(195)}` }],
  ['blank words', { status: ' \n ' }, { status: null }],
  ['no number', { value: Number.NaN }, { value: null, currency: null }],
  ['no currency of the world', { currency: '€' }, { value: 12_000, currency: null }],
  ['a clock ahead of ours', { changedAt: '2126-01-01T00:00:00Z' }, { changedAt: now }],
])('%s does not come in', (_, given, expected) => expect(read(given)).toMatchObject(expected));

it.each([{ state: 'stolen' }, { changedAt: 'yesterday' }, { externalId: '' }])(
  'a record with %o is left out',
  (given) => expect(read(given)).toBeUndefined(),
);

it('of several about one record the last counts', () => {
  const later = { ...record, state: 'lost', changedAt: '2026-03-02T08:30:00Z' } as const;
  expect(readable([later, record], now)).toMatchObject([{ state: 'lost' }]);
});

it('a record that is merely there is no news; whatever becomes of it is', () => {
  const open = { state: 'open', status: 'New', owner: null, value: null, currency: null } as const;
  expect(isNews(null, open)).toBe(false);
  expect(isNews(null, { ...open, state: 'won' })).toBe(true);
  expect(isNews(open, open)).toBe(false);
  expect(isNews(open, { ...open, owner: 'Jana' })).toBe(true);
});

it('a key leads back to its delivery, and nothing else to any', () => {
  const id = 'dlv_0123456789abcdefghjk';
  expect(deliveryIdOf(keyOf(id))).toBe(id);
  for (const key of [null, '', 'check-0123456789abcdefghjk', `${keyOf(id)}0`])
    expect(deliveryIdOf(key)).toBeNull();
});

describe('our own word, read back', () => {
  const before = { state: 'open', status: 'lead', owner: null, value: null, currency: null } as const;
  const written = [5000, 'EUR', 'Opportunity'].map(markOf);
  const news = (more: Partial<Standing>) => !isEcho(before, { ...before, ...more }, written);
  it.each([
    ['the value that we wrote', { value: 5000 }, false],
    ['that value in the currency that they count in', { value: 5000, currency: 'PLN' }, false],
    ['another value', { value: 5001 }, true],
    [
      'a status that we wrote, and the state it is told by',
      { status: 'opportunity', state: 'qualified' },
      false,
    ],
    ['a status of theirs', { status: 'customer' }, true],
    ['a state that no word of ours explains', { state: 'won' }, true],
    ['our value, and somebody there who took it over', { value: 5000, owner: 'Ana' }, true],
    ['a currency alone that we did not write', { currency: 'USD' }, true],
  ] as const)('%s', (_, more, isNewsThere) => expect(news(more)).toBe(isNewsThere));

  it('a first reading is ours where its status is', () => {
    expect(isEcho(null, { ...before, status: 'opportunity', state: 'qualified' }, written)).toBe(true);
    expect(isEcho(null, { ...before, status: 'Contacted', state: 'working' }, written)).toBe(false);
  });
});

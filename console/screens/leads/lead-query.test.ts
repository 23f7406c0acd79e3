// The inbox's filters, from the address to the API.
import { describe, expect, it } from 'vitest';
import { countQuery, leadQuery } from './lead-query.ts';

const now = new Date(2026, 10, 21, 15, 30);
const midnight = (day: number) => new Date(2026, 10, day).toISOString();

describe('what the API is asked for', () => {
  it.each([
    ['nothing chosen', {}, {}],
    ['a tab', { tab: 'parked' }, { deliveryState: 'parked' }],
    [
      'a tab over a filter of the same kind',
      { tab: 'unassigned', assigned: 'usr_1' },
      { assignedTo: 'none' },
    ],
    ['a value that is none of ours', { kind: 'spam', tab: 'no such tab' }, {}],
    ['names of the address', { listing: 'lst_1', q: 'ana' }, { listingId: 'lst_1', q: 'ana' }],
    ['today', { time: 'today' }, { receivedFrom: midnight(21) }],
    ['seven days, today among them', { time: '7d' }, { receivedFrom: midnight(15) }],
    [
      'days, the last one whole',
      { from: '2026-11-10', to: '2026-11-12' },
      { receivedFrom: midnight(10), receivedTo: midnight(13) },
    ],
    ['a day that cannot be read', { from: 'yesterday' }, {}],
  ])('%s', (_what, filters, asked) => expect(leadQuery(filters, now)).toEqual(asked));

  it('tabs are counted under the filters beside them alone', () =>
    expect(countQuery({ q: 'ana', tab: 'tests', country: 'PL' }, now)).toEqual({ country: 'PL' }));
});

// When a row is a lead that is here already.
import { describe, expect, it } from 'vitest';
import { leadOfRow, type KnownLead } from './import-match.ts';
import { columnsOf, readRow } from './import-row.ts';

const run = '2026-03-10T00:00:00.000Z';
const row = (given: Record<string, string> = {}) => {
  const cells = { Email: 'A@x.example', Created: '2026-03-02 12:00', ...given };
  return readRow(columnsOf(Object.keys(cells)), Object.values(cells))!;
};
const lead = (given: Partial<KnownLead> = {}): KnownLead => {
  return {
    id: 'lead_1',
    email: 'a@x.example',
    listingId: 'lst_1',
    receivedAt: new Date('2026-03-02T12:00:00Z'),
    mark: null,
    ...given,
  };
};
const imported = (mark: object) =>
  lead({ receivedAt: new Date(run), mark: { id: null, createdAt: null, importedAt: '2026-03-09', ...mark } });

describe('leadOfRow', () => {
  it.each<[string, boolean, ReturnType<typeof row>, KnownLead[]]>([
    ['the same hour', true, row(), [lead()]],
    ['a day before', true, row(), [lead({ receivedAt: new Date('2026-03-01T12:00:00Z') })]],
    ['a day and a second after', false, row(), [lead({ receivedAt: new Date('2026-03-03T12:00:01Z') })]],
    ['another address', false, row(), [lead({ email: 'b@x.example' })]],
    ['another listing', false, row(), [lead({ listingId: 'lst_2' })]],
    ['one of several', true, row(), [lead({ listingId: 'lst_2' }), lead()]],
    [
      'no time in the row, any time',
      true,
      row({ Created: '' }),
      [lead({ receivedAt: new Date('2020-01-01') })],
    ],
    ['no address in the row', false, row({ Email: '', Company: 'C' }), [lead()]],
    [
      'imported before, by the time its row told',
      true,
      row(),
      [imported({ createdAt: '2026-03-02T10:00:00Z' })],
    ],
    ['imported before, with another time', false, row(), [imported({ createdAt: '2026-01-02T10:00:00Z' })]],
    [
      'imported before with another id',
      false,
      row({ Id: 'L-1' }),
      [imported({ id: 'L-2', createdAt: '2026-03-02T10:00:00Z' })],
    ],
    [
      'imported before with an id that this row lacks',
      true,
      row(),
      [imported({ id: 'L-2', createdAt: '2026-03-02T10:00:00Z' })],
    ],
    [
      'imported in this run',
      false,
      row(),
      [imported({ createdAt: '2026-03-02T10:00:00Z', importedAt: run })],
    ],
    [
      'a mark that a sender made up',
      true,
      row(),
      [lead({ mark: 'import' }), lead({ mark: [] }), lead({ mark: { createdAt: 7 } })],
    ],
  ])('%s: %s', (_what, known, given, leads) => {
    expect(leadOfRow(given, 'lst_1', run, leads)).toBe(known ? 'lead_1' : null);
  });

  it('is the nearest of several, in whatever order they come', () => {
    const leads = [
      lead({ id: 'lead_2', receivedAt: new Date('2026-03-02T18:00:00Z') }),
      lead({ id: 'lead_3', receivedAt: new Date('2026-03-02T11:00:00Z') }),
      lead({ id: 'lead_4', receivedAt: new Date('2026-03-02T09:00:00Z') }),
    ];
    expect(leadOfRow(row(), 'lst_1', run, leads)).toBe('lead_3');
    expect(leadOfRow(row(), 'lst_1', run, leads.toReversed())).toBe('lead_3');
  });
});

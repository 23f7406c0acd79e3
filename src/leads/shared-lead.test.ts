// The value that leaves the house: times as text, the motion from the storefront's policy, no bytes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactFrom } from './contact.ts';
import { sharedLead, type LeadRow } from './shared-lead.ts';

const nobody = {
  firstName: null,
  lastName: null,
  email: null,
  phone: null,
  country: null,
  company: null,
  title: null,
};
const row: LeadRow = {
  id: 'lead_1',
  kind: 'customer',
  status: 'new',
  publisherId: 'pub_1',
  storefront: 'appsource',
  listingId: 'lst_1',
  offerId: 'shift-planner',
  offerTitle: 'Shift Planner',
  action: 'PLT',
  contact: contactFrom(nobody),
  note: null,
  consent: { basis: 'contact_form', scope: 'this_product', source: 'storefront_terms', record: null },
  source: { leadSource: 'SPZA', actionCode: null, extra: {} },
  warnings: ['contact_empty'],
  personId: null,
  receivedAt: new Date('2026-03-02T09:00:00.120Z'),
  score: {
    total: 65,
    fit: 30,
    interest: 35,
    grade: 'A2',
    model: { storefront: 'appsource', version: 2 },
  },
};

describe('sharedLead', () => {
  it('names the offer in one member and the time in RFC 3339', () => {
    const { offerId: _id, offerTitle: _title, ...same } = row;
    expect(sharedLead(row)).toEqual({
      ...same,
      motion: 'nurture',
      offer: { id: 'shift-planner', title: 'Shift Planner' },
      receivedAt: '2026-03-02T09:00:00.120Z',
    });
  });

  it('leaves out what else a row holds', () => {
    const more = { ...row, raw: Buffer.from('secret'), repostKey: Buffer.from('key') };
    expect(sharedLead(more)).toEqual(sharedLead(row));
  });

  it.each([
    ['appsource', 'nurture'],
    ['azure-marketplace', 'demand-generation'],
    ['a-storefront-of-before', 'unknown'],
  ])('knows the motion of %s', (storefront, motion) => {
    expect(sharedLead({ ...row, storefront }).motion).toBe(motion);
  });

  it('makes the same text whatever order the database keeps members in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (extra) => {
        const given = { ...row, source: { ...row.source, extra } };
        expect(JSON.stringify(sharedLead(turned(given)))).toBe(JSON.stringify(sharedLead(given)));
      }),
    );
  });
});

/** The same value with the members of every object from last to first. */
function turned<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(turned) as Value;
  const members = Object.entries(value).toReversed();
  return Object.fromEntries(members.map(([name, member]) => [name, turned(member)])) as Value;
}

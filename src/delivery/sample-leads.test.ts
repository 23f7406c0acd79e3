// The lead that checks a connection: whatever a mapping may need of a person it has, and says everywhere what it is.
import { expect, it } from 'vitest';
import { leadFields, valueOf } from '../mapping/lead-fields.ts';
import type { Destination } from './destination.ts';
import { testLead } from './sample-leads.ts';

const lead = testLead(
  { publisherId: 'pub_1', storefronts: null } as Destination,
  new Date('2026-03-02T09:00:00Z'),
);

it.each(Object.keys(leadFields).filter((name) => name.startsWith('contact.')))('has a value for %s', (name) =>
  expect(valueOf(lead, name)).not.toBeNull(),
);

it('has a phone number that was understood, and is marked as a test', () => {
  expect(lead.contact.normalized.phone).toBe('+12025550123');
  expect(lead.kind).toBe('test');
  for (const name of [
    'contact.firstName',
    'contact.lastName',
    'contact.company',
    'contact.title',
    'lead.title',
  ])
    expect(valueOf(lead, name)).toMatch(/TEST/);
});

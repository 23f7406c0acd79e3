// The ticked leads as a file that a spreadsheet opens.
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import type { Lead } from './inbox.ts';
import { csvOf } from './lead-csv.ts';

const contact = { firstName: null, lastName: null, email: null, phone: null, country: null, title: null };
const lead = {
  id: 'lead_1',
  offer: { id: 'o', title: 'Shift "Planner", new' },
  note: 'two\nlines',
  contact: { ...contact, company: '=HYPERLINK("x")', normalized: { country: 'PL' } },
  consent: { basis: 'contact_form', scope: 'this_product' },
} as unknown as Lead;

it('reads back as it was, but for a formula, which is disarmed', () =>
  expect(parse(csvOf([lead]), { columns: true, bom: true })).toMatchObject([
    { id: 'lead_1', offerTitle: 'Shift "Planner", new', note: 'two\nlines', company: `'=HYPERLINK("x")` },
  ]));

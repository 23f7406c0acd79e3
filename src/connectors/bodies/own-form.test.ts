// The body of our own form: read back as it was written, and never a fault, whatever a person makes of it in quarantine.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consentText } from '../../mapping/lead-lines.ts';
import { readBody } from './index.ts';
import { ownFormBody, ownFormType, type OwnForm } from './own-form.ts';

const form: OwnForm = {
  version: 1,
  formId: 'abc',
  listing: {
    storefront: 'azure-marketplace',
    offerId: 'an offer with blanks|and bars',
    title: 'Solar Forecast',
  },
  leadSource: 'AzureMarketplace-StartTestDrive|an offer with blanks|and bars',
  action: 'StartTestDrive',
  callToAction: 'test-drive',
  language: 'pl',
  contact: {
    firstName: 'Zofia',
    lastName: 'Majchrzak',
    email: 'zofia@lipowa.example',
    phone: '48225550102',
    country: 'Poland',
    company: null,
    title: null,
  },
  note: null,
  fields: { employees: 250, system: 'spreadsheets', partner: false },
  consent: {
    basis: 'test_drive',
    scope: 'this_product',
    record: {
      textId: 'cst_1',
      version: 3,
      language: 'pl',
      sha256: 'ab',
      givenAt: '2026-03-02T09:00:00.000Z',
      given: 'button',
      pageUrl: 'https://store.example/',
      purpose: 'contact_about_this_product',
      recipients: [{ route: 'publisher-crm', name: 'Northwind' }],
    },
    text: 'The very words',
  },
  campaign: { mktcmpid: 'spring' },
  hints: [],
};

const read = (body: Buffer | string) => readBody(ownFormType, Buffer.from(body));

describe('a form', () => {
  it('is read as it was written, its listing named beyond doubt', () => {
    const reading = read(ownFormBody(form));
    expect(reading).toMatchObject({
      is: 'lead',
      lead: {
        kind: 'customer',
        action: 'StartTestDrive',
        namedStorefront: 'azure-marketplace',
        offer: { publisher: null, offerId: form.listing.offerId, title: 'Solar Forecast' },
        contact: { ...form.contact, normalized: { country: 'PL', phone: '+48225550102' } },
        consent: {
          basis: 'test_drive',
          scope: 'this_product',
          source: 'own_form',
          record: form.consent.record,
        },
        source: {
          extra: {
            fields: { employees: 250, system: 'spreadsheets', partner: false },
            campaign: { mktcmpid: 'spring' },
            form: { callToAction: 'test-drive' },
          },
        },
        warnings: [],
      },
    });
    // The words stay in the raw body; a destination gets their hash.
    expect(JSON.stringify(reading)).not.toContain('The very words');
  });

  it('of a tester is a test', () => {
    const contact = { ...form.contact, firstName: 'MSFT_TEST_639081261270000000' };
    expect(read(ownFormBody({ ...form, contact }))).toMatchObject({ lead: { kind: 'test' } });
  });

  it('says in one line what was agreed to', () => {
    const { basis, scope, record } = form.consent;
    expect(consentText({ basis, scope, source: 'own_form', record })).toBe(
      'started a test drive, by our form; about this product only; text cst_1 version 3 (pl), 2 Mar 2026, 09:00 UTC',
    );
  });
});

describe('what is no form', () => {
  it('is refused with the place where it goes wrong, and none of what it says', () => {
    const { consent, ...rest } = form;
    expect(read(JSON.stringify(rest))).toEqual({
      is: 'unreadable',
      reason: 'no_known_fields',
      detail: 'consent is not as our form writes it',
      code: 'not_our_form',
      given: { member: 'consent' },
    });
    expect(read('{"consent":')).toMatchObject({ reason: 'not_json', given: { line: 1, column: 12 } });
    const scope = 'secret of a person';
    const wrong = read(JSON.stringify({ ...form, consent: { ...consent, scope } }));
    expect(wrong).toMatchObject({ detail: 'consent.scope is not as our form writes it' });
  });

  it('never breaks the reader', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(read(text).is).toBe('unreadable');
      }),
    );
    expect(read(Buffer.from([0xff, 0xfe])).is).toBe('unreadable');
  });
});

// LeadSource in every form documented or seen.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTestMarker, parseLeadSource } from './lead-source.ts';

const nothing = { source: null, action: null, publisher: null, offerId: null, offerName: null, test: false };
const guid = '3701c77e-1cfa-4c56-91e6-3ed0b622145';

describe('parseLeadSource', () => {
  it.each<[string | null, Partial<ReturnType<typeof parseLeadSource>>]>([
    [null, {}],
    ['', {}],
    ['|', {}],
    [' - | ', {}],
    ['AzureMarketplace', { source: 'AzureMarketplace' }],
    ['SPZA-PLT|pub.offer', { source: 'SPZA', action: 'PLT', publisher: 'pub', offerId: 'offer' }],
    ['spza-plt|pub.offer', { source: 'spza', action: 'PLT', publisher: 'pub', offerId: 'offer' }],
    [
      'AppSource (SPZA)-INS | pub.offer',
      { source: 'AppSource (SPZA)', action: 'INS', publisher: 'pub', offerId: 'offer' },
    ],
    [
      '  AppSource - DNC|  pub.offer ',
      { source: 'AppSource', action: 'DNC', publisher: 'pub', offerId: 'offer' },
    ],
    [
      'AzurePortal-create|pub.offer',
      { source: 'AzurePortal', action: 'Create', publisher: 'pub', offerId: 'offer' },
    ],
    [
      'TestDrive-STARTTESTDRIVE|pub.offer',
      { source: 'TestDrive', action: 'StartTestDrive', publisher: 'pub', offerId: 'offer' },
    ],
    ['SPZA-CTA_PLT|pub.offer', { source: 'SPZA', action: 'PLT', publisher: 'pub', offerId: 'offer' }],
    ['SPZA-CTA_Other|pub.offer', { source: 'SPZA', action: 'CTA_Other', publisher: 'pub', offerId: 'offer' }],
    // An unknown action stays as sent.
    ['SPZA-XYZ|a.b', { source: 'SPZA', action: 'XYZ', publisher: 'a', offerId: 'b' }],
    ['Foo-BAR|x', { source: 'Foo', action: 'BAR', offerId: 'x' }],
    // An offer id need not be a whole GUID, and may hold dots and dashes of its own.
    [`SPZA-INS|docusign.${guid}`, { source: 'SPZA', action: 'INS', publisher: 'docusign', offerId: guid }],
    ['SPZA-INS|pub.offer.v2', { source: 'SPZA', action: 'INS', publisher: 'pub', offerId: 'offer.v2' }],
    ['SPZA-INS|pub.', { source: 'SPZA', action: 'INS', publisher: 'pub' }],
    ['SPZA-INS|.offer', { source: 'SPZA', action: 'INS', offerId: 'offer' }],
    ['-INS|pub.offer', { action: 'INS', publisher: 'pub', offerId: 'offer' }],
    ['|pub.offer-two', { publisher: 'pub', offerId: 'offer-two' }],
    // Only the first bar and the first dash part anything.
    ['SPZA-INS|pub.offer|more', { source: 'SPZA', action: 'INS', publisher: 'pub', offerId: 'offer|more' }],
    ['SPZA-PLT-x|pub.of-fer', { source: 'SPZA', action: 'PLT-x', publisher: 'pub', offerId: 'of-fer' }],
    ['SPZA-INS|Fire. Wall | Pro - 2', { source: 'SPZA', action: 'INS', offerName: 'Fire. Wall | Pro - 2' }],
    [
      'MSFT_TEST_636573304831318844-MSFT_TEST_636573304831318844|My Offer',
      { source: 'MSFT_TEST_636573304831318844', offerName: 'My Offer', test: true },
    ],
    [
      'MSFT_TEST_1-MSFT_TEST_1|R77.10 | BYOL',
      { source: 'MSFT_TEST_1', offerName: 'R77.10 | BYOL', test: true },
    ],
    ['MSFT_TEST_1-MSFT_TEST_1|Solar.One', { source: 'MSFT_TEST_1', offerName: 'Solar.One', test: true }],
    ['SPZA-MSFT_TEST_1|pub.offer', { source: 'SPZA', publisher: 'pub', offerId: 'offer', test: true }],
  ])('%j', (sent, parts) => {
    expect(parseLeadSource(sent)).toEqual({ ...nothing, ...parts });
  });

  it('takes apart what is put together, with or without blanks at the bar', () => {
    const part = fc
      .stringMatching(/^[A-Za-z0-9_]{1,20}$/)
      .filter((text) => !isTestMarker(text) && !/^cta_/i.test(text));
    const source = fc.constantFrom(
      'SPZA',
      'AppSource (SPZA)',
      'AzureMarketplace',
      'AzurePortal',
      'TestDrive',
      'Foo',
    );
    const offer = fc.stringMatching(/^[a-z0-9][a-z0-9.|_-]{0,30}$/);
    const action = fc.oneof(
      fc.constantFrom('INS', 'PLT', 'DNC', 'Create', 'StartTestDrive'),
      part.map((p) => `x${p}`),
    );
    fc.assert(
      fc.property(
        source,
        action,
        part,
        offer,
        fc.constantFrom('|', ' | ', '| '),
        (s, a, publisher, offerId, bar) => {
          expect(parseLeadSource(`${s}-${a}${bar}${publisher}.${offerId}`)).toEqual({
            ...nothing,
            source: s,
            action: a,
            publisher,
            offerId,
          });
        },
      ),
    );
  });
});

describe('isTestMarker', () => {
  it.each([
    'MSFT_TEST',
    'MSFT_TEST_636573304831318844',
    'msft_test_1',
    'MSFT_TEST_1@test.com',
    'MSFT_TEST lead',
  ])('%s is one', (text) => {
    expect(isTestMarker(text)).toBe(true);
  });

  it.each([null, '', 'MSFT_TESTERS Ltd', 'a MSFT_TEST', 'MSFT'])('%s is none', (text) => {
    expect(isTestMarker(text)).toBe(false);
  });
});

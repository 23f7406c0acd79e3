import { expect, test } from 'vitest';
import { examineDestination, examineListing, type DestinationFacts, type ListingFacts } from './doctor.ts';

const now = new Date('2026-11-20T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

const listing: ListingFacts = {
  publisherId: 'pub_a',
  id: 'lst_a',
  title: 'Shift Planner',
  storefront: 'appsource',
  kind: 'app',
  callToAction: null,
  sharing: true,
  createdAt: daysAgo(100),
  lastLeadAt: daysAgo(1),
  lastTestAt: null,
  withheld: 0,
  quarantined: 0,
  destinations: 1,
};
const destination: DestinationFacts = {
  publisherId: 'pub_a',
  id: 'dst_a',
  name: 'CRM',
  kind: 'webhook',
  pausedAt: null,
  pausedReason: null,
  pauseNote: null,
  brokenReason: null,
  brokenDetail: null,
  heldUntil: null,
  secretExpiresAt: null,
  parked: 0,
  unfinished: 0,
  oldestUnfinishedAt: null,
  daily: null,
};

test('a listing and a destination that are well have no findings', () => {
  expect(examineListing(listing, now)).toEqual([]);
  expect(examineDestination(destination, now)).toEqual([]);
});

test.each<[string, Partial<ListingFacts>, string, RegExp]>([
  [
    'never a lead nor a test',
    { lastLeadAt: null, createdAt: daysAgo(3) },
    'never_a_lead',
    /never a test lead in the 3 days/,
  ],
  [
    'only old test leads',
    { lastLeadAt: null, lastTestAt: daysAgo(40) },
    'never_a_lead',
    /Only test leads.*40 days/,
  ],
  ['silent', { lastLeadAt: daysAgo(31) }, 'silent', /No lead for 31 days.*published again/],
  ['sharing off', { sharing: false, withheld: 7 }, 'sharing_off', /7 withheld/],
  ['no destination', { destinations: 0 }, 'no_destination', /replay/],
  ['unread bodies', { quarantined: 2 }, 'quarantined', /2 bodies/],
  ['a kind the storefront does not name', { kind: 'technology' }, 'kind_unusual', /AppSource lists/],
])('a listing: %s', (_name, facts, code, message) => {
  const found = examineListing({ ...listing, ...facts }, now);
  expect(found.map((finding) => finding.code)).toEqual([code]);
  expect(found[0]!.message).toMatch(message);
});

test('silence under thirty days, and a recent test lead before the first customer, are no finding', () => {
  expect(examineListing({ ...listing, lastLeadAt: daysAgo(29) }, now)).toEqual([]);
  expect(examineListing({ ...listing, lastLeadAt: null, lastTestAt: daysAgo(2) }, now)).toEqual([]);
});

test.each([
  ['consulting-service', null, 'error'],
  ['app', 'contact-me', 'error'],
  ['app', 'get-it-now', 'warning'],
  ['app', null, 'warning'],
])('%s with the call to action %s and no destination: %s', (kind, callToAction, severity) => {
  const found = examineListing({ ...listing, kind, callToAction, destinations: 0 }, now);
  expect(found.map((finding) => finding.severity)).toEqual([severity]);
});

test.each<[string, Partial<DestinationFacts>, string, RegExp]>([
  [
    'failing',
    { brokenReason: 'unauthorized', brokenDetail: 'The key is refused.', unfinished: 4 },
    'failing',
    /unauthorized.*The key is refused.*4 leads wait/,
  ],
  [
    'paused',
    { pausedAt: daysAgo(2), pausedReason: 'endpoint_gone', unfinished: 9 },
    'paused',
    /2 days \(endpoint_gone\); 9 leads/,
  ],
  [
    'asked to rest',
    { heldUntil: daysAgo(-1), unfinished: 6 },
    'held',
    /rest until 2026-11-21T12:00:00.000Z; 6 leads/,
  ],
  ['parked', { parked: 3 }, 'parked', /3 leads are parked/],
  [
    'what a day takes',
    { daily: { used: 400, most: 500, name: 'Form', instead: 'API' } },
    'quota_near',
    /^400 of the 500 .*Use API instead/,
  ],
  ['a backlog', { unfinished: 5, oldestUnfinishedAt: daysAgo(1) }, 'backlog', /oldest for 24 hours/],
  ['a key that ends soon', { secretExpiresAt: daysAgo(-20) }, 'key_expires', /in 20 days/],
  ['a key that has ended', { secretExpiresAt: daysAgo(1) }, 'key_expired', /has expired/],
])('a destination: %s', (_name, facts, code, message) => {
  const found = examineDestination({ ...destination, ...facts }, now);
  expect(found.map((finding) => finding.code)).toEqual([code]);
  expect(found[0]!.message).toMatch(message);
});

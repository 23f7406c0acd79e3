// A form post: what is sent, what the answer can tell, and what happens when there is none.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startFarSide, type FarSide } from '../../../test/fakes/http-far-side.ts';
import { sharedLead } from '../../../test/fakes/lead.ts';
import { pushOnce } from '../../../test/fakes/push.ts';
import { salesforceWebToLead } from './salesforce-web-to-lead.ts';

let far: FarSide;
beforeEach(async () => {
  far = await startFarSide(() => ({ status: 200, headers: { 'is-processed': 'true' }, body: '<html>' }));
});
afterEach(() => far.close());

const push = (more: Record<string, string> = {}, lead = sharedLead()) =>
  pushOnce(salesforceWebToLead, {
    lead,
    settings: { oid: '00D5e0000001AbC', formUrl: far.url, ...more },
    timeoutMs: 1000,
  });
const sent = () => new URLSearchParams(far.seen[0]!.body.toString());

test('is submitted, unconfirmed; boxes are sent only when ticked', async () => {
  expect((await push()).outcome).toEqual({ is: 'delivered', externalId: null, unconfirmed: true });
  expect(Object.fromEntries(sent())).toMatchObject({
    oid: '00D5e0000001AbC',
    encoding: 'UTF-8',
    last_name: 'Wiśniewska',
    company: 'Halo Apteka',
    description: expect.stringContaining('lead_0v2m5k8q1w3e4r5t6y7u') as string,
  });
  expect(sent().has('emailOptOut')).toBe(false);
});

test('who may not be contacted is marked so', async () => {
  const consent = { basis: 'none', scope: 'none', source: 'storefront_terms', record: null } as const;
  await push({}, sharedLead({ consent }));
  expect([sent().get('emailOptOut'), sent().get('doNotCall')]).toEqual(['1', '1']);
});

test('an organization that cannot take it says so in a header alone', async () => {
  far.script({
    status: 200,
    headers: { 'is-processed': 'true Exception:common.exception.SalesforceGenericException' },
  });
  expect((await push()).outcome).toMatchObject({ is: 'refused', reason: 'unauthorized' });
});

describe('no answer comes', () => {
  test.each([
    ['hang', 'timeout'],
    ['cut after commit', 'unreachable'],
  ] as const)('%s: sent again, and it is said that it may be there twice', async (trick, reason) => {
    far.script(trick);
    expect((await push()).outcome).toMatchObject({ is: 'retry', reason, said: { code: 'maybe_taken' } });
  });

  test('parked, where a person is to look first', async () => {
    far.script('cut after commit');
    expect((await push({ unsure: 'park' })).outcome).toMatchObject({
      is: 'refused',
      reason: 'invalid_lead',
      said: { code: 'maybe_taken_parked' },
    });
  });

  test('with a unique field the key goes along, and a repeat is nothing to warn of', async () => {
    far.script('cut after commit');
    const { outcome } = await push({ keyFieldId: '00N5e0000001AbC', unsure: 'park' });
    expect(outcome).toMatchObject({ is: 'retry', reason: 'unreachable' });
    expect(outcome).not.toHaveProperty('said');
    expect(sent().get('00N5e0000001AbC')).toBe('dlv-1');
  });
});

test.each<[Record<string, string>, string[]]>([
  [{}, []],
  [{ formUrl: 'https://test.salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8' }, []],
  [{ oid: '0055e0000001AbC' }, ['oid not_the_id']],
  [{ oid: 'https://acme.my.salesforce.com' }, ['oid not_the_id']],
  [{ oid: 'me@example.com' }, ['oid not_the_id']],
  [{ oid: '00D5e0000001AbCXXX' }, ['oid not_the_id']],
  [{ formUrl: 'https://acme.example/form' }, ['formUrl other_address']],
  [{ keyFieldId: 'Leadshare_Key__c' }, ['keyFieldId not_the_id']],
])('review of %o: %o', (change, complaints) => {
  const found = salesforceWebToLead.review!({ oid: '00D5e0000001AbC', ...change });
  expect(found.map(({ field, code }) => `${field} ${code}`)).toEqual(complaints);
});

// Against a stateful Odoo 19: what is written, every documented failure, and the ones that hide in a 200.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sharedLead } from '../../../test/fakes/lead.ts';
import { startOdoo, type Odoo, type OdooTrap } from '../../../test/fakes/odoo.ts';
import { pushOnce } from '../../../test/fakes/push.ts';
import { odoo } from './odoo.ts';

let far: Odoo;
beforeEach(async () => {
  far = await startOdoo();
});
afterEach(() => far.close());

const push = (more: Partial<Parameters<typeof pushOnce>[1]> = {}) =>
  pushOnce(odoo, {
    lead: sharedLead(),
    settings: { url: `${far.url}/`, database: far.database, apiKey: far.apiKey },
    key: 'dlv-0v2m',
    ...more,
  });

describe('the record', () => {
  test('has the lead in Odoo’s columns, and a link to it', async () => {
    expect((await push()).outcome).toEqual({
      is: 'delivered',
      externalId: '40',
      url: `${far.url}/odoo/crm/40`,
    });
    expect(far.leads.get('leadshare.dlv_0v2m')!.values).toEqual({
      id: 'leadshare.dlv_0v2m',
      type: 'lead',
      name: 'Halo Apteka: Shift Planner for Teams',
      contact_name: 'Noor Wiśniewska',
      partner_name: 'Halo Apteka',
      email_from: 'Noor@halo-apteka.example',
      phone: '+48225550102',
      function: 'IT Manager',
      description: expect.stringContaining('<br/>Country: Poland (PL)<br/>') as string,
      'country_id/id': 'base.pl',
    });
  });

  test('a later try with other values updates the same record', async () => {
    await push();
    const corrected = sharedLead({ contact: { company: 'Halo Apteka S.A.' } });
    expect((await push({ lead: corrected })).outcome).toMatchObject({ externalId: '40' });
    expect(far.leads.size).toBe(1);
    expect(far.leads.get('leadshare.dlv_0v2m')!.values['partner_name']).toBe('Halo Apteka S.A.');
  });

  test('description is HTML with every value escaped', async () => {
    await push({ lead: sharedLead({ note: '<script>alert("x")</script> & \'y\'\nsecond line' }) });
    const { description } = far.leads.get('leadshare.dlv_0v2m')!.values;
    expect(description).toContain(
      'Note: &#60;script&#62;alert(&#34;x&#34;)&#60;/script&#62; &#38; &#39;y&#39;<br/>second line<br/>',
    );
    expect(description!.replace(/<\/?p>|<br\/>/g, '')).not.toMatch(/[<>"']/);
  });

  test('a lead with nothing but its offer still has a name; a test lead says so', async () => {
    const nothing = {
      firstName: null,
      lastName: null,
      email: null,
      phone: null,
      country: null,
      company: null,
      title: null,
    };
    const contact = { ...nothing, normalized: { name: null, email: null, phone: null, country: null } };
    expect((await push({ lead: sharedLead({ kind: 'test', contact, note: null }) })).outcome.is).toBe(
      'delivered',
    );
    const { values } = far.leads.get('leadshare.dlv_0v2m')!;
    expect(values['name']).toBe('TEST: Unnamed contact: Shift Planner for Teams');
    expect(values).not.toHaveProperty('email_from');
    expect(values).not.toHaveProperty('contact_name');
  });

  test('the United Kingdom has its own name in Odoo', async () => {
    const contact = { country: 'UK', normalized: { ...sharedLead().contact.normalized, country: 'GB' } };
    await push({ lead: sharedLead({ contact }) });
    expect(far.leads.get('leadshare.dlv_0v2m')!.values['country_id/id']).toBe('base.uk');
  });

  test('a country that this Odoo does not have costs the column, not the lead', async () => {
    far.countries.clear();
    const { outcome, transcript } = await push();
    expect(outcome).toMatchObject({ is: 'delivered' });
    expect(transcript).toHaveLength(2);
    expect(far.leads.get('leadshare.dlv_0v2m')!.values).not.toHaveProperty('country_id/id');
  });
});

test('twenty at once, some of which lose the race: the losers come again, one record', async () => {
  far.trap('serialization', 'serialization', 'serialization');
  const first = await Promise.all(Array.from({ length: 20 }, () => push()));
  const lost = first.filter(({ outcome }) => outcome.is === 'retry');
  expect(lost).toHaveLength(3);
  for (const { outcome } of lost) expect(outcome).toMatchObject({ reason: 'remote_busy' });
  for (const _ of lost) expect((await push()).outcome).toMatchObject({ externalId: '40' });
  expect(far.leads.size).toBe(1);
});

test.each<[OdooTrap, object]>([
  ['serialization', { is: 'retry', reason: 'remote_busy' }],
  ['database busy', { is: 'retry', reason: 'remote_busy' }],
  ['bad row', { is: 'refused', reason: 'invalid_lead' }],
  ['validation error', { is: 'refused', reason: 'invalid_lead' }],
  ['unknown field', { is: 'refused', reason: 'misconfigured' }],
  ['key error', { is: 'refused', reason: 'misconfigured' }],
  ['type error', { is: 'refused', reason: 'misconfigured' }],
  ['unknown parameter', { is: 'refused', reason: 'misconfigured' }],
  ['no crm app', { is: 'refused', reason: 'misconfigured' }],
  ['access error', { is: 'refused', reason: 'unauthorized' }],
  ['login page', { is: 'retry', reason: 'malformed_reply' }],
  ['no ids', { is: 'retry', reason: 'malformed_reply' }],
  ['broken json', { is: 'retry', reason: 'malformed_reply' }],
])('%s', async (trap, expected) => {
  far.trap(trap);
  const { outcome } = await push();
  expect(outcome).toMatchObject({ ...expected, detail: expect.stringMatching(/^[A-Z].*\.$/) as string });
  expect(JSON.stringify(outcome)).not.toContain(far.apiKey);
  expect(JSON.stringify(outcome)).not.toContain('stack_trace');
  expect(far.leads.size).toBe(0);
});

test('what Odoo said about the row is in the detail, without our key', async () => {
  far.trap('bad row');
  expect((await push()).outcome).toMatchObject({
    detail: expect.stringContaining('“A rule of ours forbids this name (key [redacted])”') as string,
  });
});

test.each([
  [302, { is: 'refused', reason: 'redirected' }],
  [400, { is: 'refused', reason: 'misconfigured' }],
  [404, { is: 'refused', reason: 'misconfigured' }],
  [408, { is: 'retry', reason: 'remote_busy' }],
  [413, { is: 'refused', reason: 'too_large' }],
  [422, { is: 'refused', reason: 'misconfigured' }],
  [429, { is: 'retry', reason: 'rate_limited', afterMs: 30_000 }],
  [500, { is: 'retry', reason: 'remote_error', afterMs: 30_000 }],
  [502, { is: 'retry', reason: 'remote_busy', afterMs: 30_000 }],
  [503, { is: 'retry', reason: 'remote_busy', afterMs: 30_000 }],
  [504, { is: 'retry', reason: 'remote_busy', afterMs: 30_000 }],
])('%i with a page means %o', async (status, expected) => {
  far.script({ status, headers: { 'retry-after': '30' }, body: '<html>' });
  expect((await push()).outcome).toMatchObject(expected);
});

test.each([
  ['another key', { apiKey: 'other' }, 'unauthorized'],
  ['another database', { database: 'other' }, 'misconfigured'],
])('%s', async (_, change, reason) => {
  const settings = { url: far.url, database: far.database, apiKey: far.apiKey, ...change };
  expect((await push({ settings })).outcome).toMatchObject({ is: 'refused', reason });
});

test('no stack trace of the server is kept, in the outcome or the transcript', async () => {
  far.trap('unknown field');
  const { outcome, transcript } = await push();
  expect(JSON.stringify(outcome)).not.toContain('Traceback');
  expect(JSON.stringify(transcript)).not.toContain('Traceback');
  expect(transcript[0]!.responseExcerpt).toMatch(/^\{"name":"builtins.ValueError"/);
});

test.each([
  [{ url: 'https://acme.odoo.com', database: 'acme', apiKey: 'a1b2' }, null],
  [{ url: 'https://acme.odoo.com/', database: 'acme-prod_1.2', apiKey: 'a1b2' }, null],
  [{ url: 'http://10.0.0.5:8069', database: 'acme', apiKey: 'a1b2' }, null],
  [{ url: 'acme.odoo.com', database: 'acme', apiKey: 'a1b2' }, 'url'],
  [{ url: 'https://acme.odoo.com/odoo/crm', database: 'acme', apiKey: 'a1b2' }, 'url'],
  [{ url: 'https://acme.odoo.com/web#id=1', database: 'acme', apiKey: 'a1b2' }, 'url'],
  [{ url: 'https://acme.odoo.com/?db=acme', database: 'acme', apiKey: 'a1b2' }, 'url'],
  [{ url: 'https://me:pw@acme.odoo.com', database: 'acme', apiKey: 'a1b2' }, 'url'],
  [{ url: 'https://acme.odoo.com', database: 'https://acme.odoo.com', apiKey: 'a1b2' }, 'database'],
  [{ url: 'https://acme.odoo.com', database: 'acme prod', apiKey: 'a1b2' }, 'database'],
  [{ url: 'https://acme.odoo.com', database: 'acme\r\nx: y', apiKey: 'a1b2' }, 'database'],
  [{ url: 'https://acme.odoo.com', database: 'acme', apiKey: 'https://acme.odoo.com' }, 'apiKey'],
  [{ url: 'https://acme.odoo.com', database: 'acme', apiKey: 'a1\r\nx: y' }, 'apiKey'],
  [{ url: 'https://acme.odoo.com', database: 'acme', apiKey: 'klucz żółty' }, 'apiKey'],
])('review of %o complains about %s', (settings, field) => {
  expect(odoo.review!(settings).map((error) => error.field)).toEqual(field === null ? [] : [field]);
});

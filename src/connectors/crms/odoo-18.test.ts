// Against a stateful Odoo 17: who signs in and how often, every exception behind its 200, and nothing kept of a stack trace.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sharedLead } from '../../../test/fakes/lead.ts';
import type { OdooTrap } from '../../../test/fakes/odoo-faults.ts';
import { startOdoo18, type Odoo18 } from '../../../test/fakes/odoo-18.ts';
import { memoryTokens, pushOnce, withWire } from '../../../test/fakes/push.ts';
import { odoo18 } from './odoo-18.ts';

let far: Odoo18;
let tokens = memoryTokens();
beforeEach(async () => {
  far = await startOdoo18();
  tokens = memoryTokens();
});
afterEach(() => far.close());

const settings = () => ({ url: `${far.url}/`, database: far.database, login: far.login, apiKey: far.apiKey });
const push = (more: Partial<Parameters<typeof pushOnce>[1]> = {}) =>
  pushOnce(odoo18, { lead: sharedLead(), settings: settings(), tokens, key: 'dlv-0v2m', ...more });

test('the lead is there, with the page that every one of these versions opens', async () => {
  expect((await push()).outcome).toEqual({
    is: 'delivered',
    externalId: '40',
    url: `${far.url}/web#id=40&model=crm.lead&view_type=form`,
  });
  expect(far.leads.get('leadshare.dlv_0v2m')!.values).toMatchObject({
    name: 'Halo Apteka: Shift Planner for Teams',
    'country_id/id': 'base.pl',
  });
});

test('signing in costs one call for all leads', async () => {
  await push();
  expect((await push({ key: 'dlv-other' })).transcript).toHaveLength(1);
  expect(far.signIns()).toBe(1);
});

test('a user who was made anew is found again within the try', async () => {
  await push();
  far.renumber();
  expect((await push({ key: 'dlv-other' })).outcome).toMatchObject({ is: 'delivered' });
  expect(far.signIns()).toBe(2);
});

test('a key that ended is told as such, after signing in once more', async () => {
  await push();
  far.renumber();
  const { outcome } = await push({ settings: { ...settings(), apiKey: 'ended' } });
  expect(outcome).toMatchObject({ reason: 'unauthorized', said: { code: 'credentials_wrong' } });
  expect(far.signIns()).toBe(2);
});

test.each<[OdooTrap, object]>([
  ['serialization', { is: 'retry', reason: 'remote_busy' }],
  ['database busy', { is: 'retry', reason: 'remote_busy' }],
  ['bad row', { is: 'refused', reason: 'invalid_lead', said: { code: 'value_wrong' } }],
  ['validation error', { is: 'refused', reason: 'invalid_lead', said: { code: 'lead_refused' } }],
  ['unknown field', { is: 'refused', reason: 'misconfigured', said: { code: 'field_unknown' } }],
  ['key error', { is: 'refused', reason: 'misconfigured' }],
  ['type error', { is: 'refused', reason: 'misconfigured' }],
  ['unknown parameter', { is: 'refused', reason: 'misconfigured' }],
  ['no crm app', { is: 'refused', reason: 'misconfigured', said: { code: 'object_missing' } }],
  ['access error', { is: 'refused', reason: 'unauthorized', said: { code: 'right_missing' } }],
  ['login page', { is: 'retry', reason: 'malformed_reply' }],
  ['no ids', { is: 'retry', reason: 'malformed_reply' }],
  ['broken json', { is: 'retry', reason: 'malformed_reply' }],
])('%s', async (trap, expected) => {
  far.trap(trap);
  const { outcome, transcript } = await push();
  expect(outcome).toMatchObject(expected);
  expect(JSON.stringify([outcome, transcript])).not.toMatch(/0d00c0ffee|stack_trace|Traceback/);
  expect(far.leads.size).toBe(0);
});

const raised = (name: string, message: string) => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    error: { code: 200, message: 'x', data: { name, message } },
  }),
});

test.each([
  ['psycopg2.errors.DeadlockDetected', 'deadlock detected', 'remote_busy'],
  ['psycopg2.OperationalError', 'too many clients already', 'remote_busy'],
  ['psycopg2.errors.UndefinedColumn', 'column x does not exist', 'remote_error'],
  ['odoo.exceptions.MissingError', 'Record does not exist or has been deleted.', 'closed_remotely'],
  ['odoo.exceptions.UserError', 'No e-mail, no lead', 'invalid_lead'],
  ['builtins.AttributeError', "The method 'crm.lead.load' does not exist", 'misconfigured'],
  ['builtins.ZeroDivisionError', 'division by zero', 'remote_error'],
])('%s: %s', async (name, message, reason) => {
  far.script(raised(name, message));
  expect((await push()).outcome).toMatchObject({ reason });
});

test.each([
  ['another key', { apiKey: 'other' }, 'unauthorized', 'credentials_wrong'],
  ['another user', { login: 'nobody@acme.example' }, 'unauthorized', 'credentials_wrong'],
  ['another database', { database: 'other' }, 'misconfigured', 'address_wrong'],
])('%s', async (_, change, reason, code) => {
  expect((await push({ settings: { ...settings(), ...change } })).outcome).toMatchObject({
    is: 'refused',
    reason,
    said: { code },
  });
});

describe('an older one’s leads come back', () => {
  const over = async () => {
    const asked = await withWire(odoo18, { settings: settings(), tokens }, (wire) =>
      odoo18.tracking!.changes(settings(), wire, null),
    );
    if (asked.result.is !== 'read') throw new Error(JSON.stringify(asked.result));
    return asked.result.records;
  };

  test.each([
    [{ probability: 100 }, 'won'],
    [{ probability: 100, active: false }, 'disqualified'],
    [{ probability: 0, active: false }, 'lost'],
    [{ date_conversion: '2026-03-02 09:00:00' }, 'converted'],
    [{ probability: 60 }, 'open'],
  ])('%o is %s, though it has no word for won', async (change, state) => {
    await push();
    far.change(['leadshare.dlv_0v2m'], new Date('2026-03-02T09:30:00Z'), change);
    expect(await over()).toMatchObject([{ key: 'dlv-0v2m', state }]);
  });
});

test.each([
  [{}, []],
  [{ login: 'a1b2' }, ['login']],
  [{ url: 'http://acme.odoo.com' }, ['url']],
  [{ url: 'https://www.odoo.com' }, ['url']],
])('review of %o complains about %s', (change, fields) => {
  const given = { url: 'https://acme.odoo.com', database: 'acme', login: 'me', apiKey: 'a1b2', ...change };
  expect(odoo18.review!(given).map(({ field }) => field)).toEqual(fields);
});

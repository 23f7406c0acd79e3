// Tables: what triggers of flows answer, and which addresses are theirs.
import { expect, test } from 'vitest';
import { answersOf } from './answers.ts';
import { powerAutomate } from './crms/power-automate.ts';
import { teams } from './crms/teams.ts';
import { readFlow } from './flow.ts';

const now = new Date('2026-11-20T10:00:00Z');
const read = (status: number, body = '') =>
  readFlow({ status, headers: {}, body: Buffer.from(body) }, now, answersOf('The flow'));
const error = (code: string) => JSON.stringify({ error: { code, message: 'Because.' } });

test('202 says that a run is queued; 200 that it has ended, and perhaps what the record is called', () => {
  expect(read(202)).toEqual({ is: 'delivered', externalId: null, unconfirmed: true });
  expect(read(200)).toEqual({ is: 'delivered', externalId: null });
  expect(read(200, '{"id":"a-7"}')).toEqual({ is: 'delivered', externalId: 'a-7' });
});

test.each([
  [401, error('DirectApiAuthorizationRequired'), 'unauthorized'],
  [403, '', 'unauthorized'],
  [404, error('WorkflowNotFound'), 'endpoint_gone'],
  [400, error('WorkflowTriggerIsNotEnabled'), 'endpoint_gone'],
  [400, error('TriggerInputSchemaMismatch'), 'invalid_lead'],
  [429, error('WorkflowRunActionRepetitionQuotaExceeded'), 'rate_limited'],
  [502, error('NoResponse'), 'remote_busy'],
  [500, '', 'remote_error'],
])('%i %s: %s', (status, body, reason) => {
  expect(read(status, body)).toMatchObject({ reason });
});

const guid = '6f1d8a52-0a57-4f43-9c0e-51d2f0a9b7c3';
const url =
  'https://0c4f.0d.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/1?sig=x';

test.each([
  [{ workflowUrl: url }, undefined],
  [{ workflowUrl: 'https://prod-12.westeurope.logic.azure.com/workflows/1?sig=x' }, undefined],
  [{ workflowUrl: 'https://contoso.webhook.office.com/webhookb2/1' }, 'retired_address'],
  [{ workflowUrl: 'https://teams.microsoft.com/l/channel/1' }, 'other_address'],
])('Teams: %o is %s', (settings, code) => {
  expect(teams.review!(settings)[0]?.code).toBe(code);
});

test.each([
  [{ triggerUrl: url }, []],
  [{ triggerUrl: url, tenantId: guid, clientId: guid, clientSecret: 'abc~value' }, []],
  [{ triggerUrl: url, tenantId: 'contoso.example', clientId: guid, clientSecret: 'abc~value' }, []],
  [
    { triggerUrl: url, clientId: guid },
    [
      ['tenantId', 'required'],
      ['clientSecret', 'required'],
    ],
  ],
  [{ triggerUrl: url, tenantId: guid, clientId: guid, clientSecret: guid }, [['clientSecret', 'secret_id']]],
  [
    { triggerUrl: url, tenantId: guid, clientId: 'abc~value', clientSecret: 'x' },
    [['clientId', 'not_a_guid']],
  ],
] as const)('Power Automate: %o has %o', (settings, found) => {
  expect(powerAutomate.review!(settings).map(({ field, code }) => [field, code])).toEqual(found);
});

// What Slack shows, and what each of its words means.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFarSide, type FarSide } from '../../../test/fakes/http-far-side.ts';
import { sharedLead } from '../../../test/fakes/lead.ts';
import { pushOnce } from '../../../test/fakes/push.ts';
import type { SharedLead } from '../../leads/lead.ts';
import { slack } from './slack.ts';

let far: FarSide;
beforeAll(async () => {
  far = await startFarSide(() => ({ status: 200, body: 'ok' }));
});
afterAll(() => far.close());

const push = (lead: SharedLead = sharedLead()) =>
  pushOnce(slack, { lead, settings: { webhookUrl: `${far.url}/services/T1/B1/x` } });
type Message = { text: string; blocks: [{ text: { text: string } }, { text: { text: string } }] };
const message = () => JSON.parse(far.seen.at(-1)!.body.toString()) as Message;

test('a stranger’s text mentions nobody and disguises no link', async () => {
  await push(sharedLead({ note: '<!channel> <https://evil.example|your bank> & more' }));
  const [, section] = message().blocks;
  expect(section.text.text).toContain(
    '*Note:* &lt;!channel&gt; &lt;https://evil.example|your bank&gt; &amp; more',
  );
});

test('it speaks the language that was set', async () => {
  await pushOnce(slack, {
    lead: sharedLead({ kind: 'test' }),
    settings: { webhookUrl: `${far.url}/services/T1/B1/x`, language: 'es' },
  });
  const [header, section] = message().blocks;
  expect(header.text.text).toMatch(/^PRUEBA: /);
  expect(section.text.text).toContain('*País:* Polonia (PL)');
});

test('a long note is cut; no line after it is lost', async () => {
  await push(sharedLead({ note: 'ż'.repeat(8000) }));
  const [, section] = message().blocks;
  expect(section.text.text.length).toBeLessThanOrEqual(3000);
  expect(section.text.text).toMatch(/\*Lead:\* lead_/);
});

test.each([
  [400, 'invalid_payload', 'refused', 'invalid_lead'],
  [403, 'invalid_token', 'refused', 'unauthorized'],
  [403, 'action_prohibited', 'refused', 'unauthorized'],
  [404, 'channel_not_found', 'refused', 'endpoint_gone'],
  [404, 'no_service', 'refused', 'endpoint_gone'],
  [410, 'channel_is_archived', 'refused', 'endpoint_gone'],
  [429, 'rate_limited', 'retry', 'rate_limited'],
  [500, 'rollup_error', 'retry', 'remote_error'],
  [200, 'accepted', 'retry', 'malformed_reply'],
])('%i %s: %s, %s', async (status, body, is, reason) => {
  far.script({ status, body });
  expect((await push()).outcome).toMatchObject({ is, reason });
});

test.each([
  ['https://hooks.slack.com/services/T0/B0/x', undefined],
  ['https://app.slack.com/client/T0/C0', 'other_address'],
  ['https://contoso.webhook.office.com/webhookb2/1', 'other_address'],
  ['http://hooks.slack.com/services/T0/B0/x', 'not_https'],
  ['#sales', 'not_a_url'],
])('%s is %s', (webhookUrl, code) => {
  expect(slack.review!({ webhookUrl })[0]?.code).toBe(code);
});

// Access tokens from the real oidc-provider: what our own reading of RFC 6749 takes for right, others do too.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answersOf } from '../src/connectors/answers.ts';
import { slack } from '../src/connectors/crms/slack.ts';
import { oauthToken } from '../src/connectors/oauth.ts';
import { withWire } from './fakes/push.ts';

const clientId = 'leadshare';
const clientSecret = 'a secret with signs: /+&=%';
const server = createServer((request, response) => provider.callback()(request, response));
let provider: Provider;
let tokenUrl: string;
beforeAll(async () => {
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  tokenUrl = `${issuer}/token`;
  provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
    scopes: ['leads'],
  });
});
afterAll(() => new Promise((done) => server.close(done)));

const ask = async (more: { clientSecret?: string } = {}) => {
  const { result, transcript } = await withWire(slack, { settings: { webhookUrl: clientSecret } }, (wire) =>
    oauthToken(
      wire,
      {
        grant: 'client_credentials',
        tokenUrl,
        clientId,
        clientSecret: more.clientSecret ?? clientSecret,
        secretIn: 'header',
        parameters: { scope: 'leads' },
        livesS: 60,
      },
      answersOf('The provider'),
    ),
  );
  return { result, transcript };
};

test('a token, its end, and neither it nor the secret in the record', async () => {
  const { result, transcript } = await ask();
  if (result.is !== 'granted') throw new Error(result.detail);
  expect(result.token.length).toBeGreaterThan(20);
  expect(result.endsAt.getTime()).toBeGreaterThan(Date.parse('2026-11-20T10:00:00Z'));
  expect(JSON.stringify(transcript)).not.toContain(result.token);
  expect(JSON.stringify(transcript)).not.toContain(
    Buffer.from(`${clientId}:${encodeURIComponent(clientSecret)}`).toString('base64'),
  );
});

test('another secret is refused, with what the provider says', async () => {
  expect((await ask({ clientSecret: 'another' })).result).toMatchObject({
    is: 'refused',
    reason: 'unauthorized',
    said: { code: 'credentials_wrong', values: { name: 'The provider' } },
  });
});

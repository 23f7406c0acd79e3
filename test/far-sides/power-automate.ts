// A flow that lets only an app of its tenant in, with the token endpoint of Entra ID before it.
import * as z from 'zod';
import { httpPeer, type Peer } from '../far-side.ts';
import { startFlow } from '../fakes/flow.ts';
import type { Answer, Seen } from '../fakes/http-far-side.ts';

const Body = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  type: z.literal('lead.shared'),
  version: z.literal('1'),
  timestamp: z.iso.datetime(),
  lead: z.looseObject({ id: z.string(), contact: z.looseObject({}), consent: z.looseObject({}) }),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

const clientSecret = 'fl0w~Cl1ent.Secret-value_0123456789';
const clientId = '6f1d8a52-0a57-4f43-9c0e-51d2f0a9b7c3';

export async function peer(): Promise<Peer> {
  let issued = 0;
  const tokens = ({ body, path }: Seen): Answer => {
    const form = new URLSearchParams(body.toString());
    const right =
      path === '/contoso.example/oauth2/v2.0/token' &&
      form.get('grant_type') === 'client_credentials' &&
      form.get('scope') === 'https://service.flow.microsoft.com//.default' &&
      form.get('client_id') === clientId &&
      form.get('client_secret') === clientSecret;
    if (!right)
      return json(401, {
        error: 'invalid_client',
        error_description: 'AADSTS7000215: Invalid client secret.',
      });
    flow.wantedToken = `flow-token-${++issued}`;
    return json(200, { token_type: 'Bearer', expires_in: 3599, access_token: flow.wantedToken });
  };
  const flow = await startFlow(Body, tokens);
  flow.wantedToken = 'none yet';
  const settings = {
    triggerUrl: flow.triggerUrl,
    tenantId: 'contoso.example',
    clientId,
    clientSecret,
    authority: flow.url,
  };
  return {
    ...httpPeer(flow, [flow.sig, clientSecret]),
    settings,
    wrong: { ...settings, clientSecret: 'another-secret-value' },
    // What a flow does with a repeat is its maker's affair: the id says that it is one.
    records: () => Promise.resolve(new Set(flow.runs.map((run) => (run as { id: string }).id)).size),
    reasons: { failing: 'remote_error', malformed: null },
    endTokens: () => (flow.wantedToken = 'ended'),
  };
}

const json = (status: number, body: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

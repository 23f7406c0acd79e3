// A Power Automate or Logic Apps flow with an HTTP trigger: the lead as it is, for whoever builds the flow. The URL is the key;
// a trigger that only lets certain users in wants an Entra ID token besides.
import { answersOf } from '../answers.ts';
import { authorized, isReply } from '../authorized.ts';
import {
  defineCrm,
  type Job,
  type SettingError,
  type Settings,
  type Wire,
  type WireReply,
} from '../connector.ts';
import { entraToken, reviewEntra } from '../entra.ts';
import { flowHosts, readFlow } from '../flow.ts';
import { reviewUrl } from '../review-url.ts';

const entra = ['tenantId', 'clientId', 'clientSecret'] as const;

export const powerAutomate = defineCrm({
  kind: 'power-automate',
  name: 'Power Automate',
  group: 'flow',
  fields: [
    {
      name: 'triggerUrl',
      kind: 'secret',
      label: 'HTTP URL of the trigger',
      help: 'In Power Automate: open the flow, its trigger “When an HTTP request is received”, and copy the HTTP URL whole.',
      required: true,
      maxLength: 2048,
    },
    {
      name: 'tenantId',
      kind: 'text',
      label: 'Directory (tenant) ID',
      help: 'Only for a trigger that is not open to anyone: in the Entra admin center, App registrations, your app, Overview.',
      required: false,
      maxLength: 100,
    },
    {
      name: 'clientId',
      kind: 'text',
      label: 'Application (client) ID',
      help: 'On the same page of the app registration.',
      required: false,
      maxLength: 100,
    },
    {
      name: 'clientSecret',
      kind: 'secret',
      label: 'Client secret (value)',
      help: 'In the app registration: Certificates & secrets; copy the Value, not the Secret ID.',
      required: false,
      maxLength: 200,
    },
    {
      name: 'authority',
      kind: 'url',
      label: 'Sign-in address',
      help: 'Only for a national cloud, such as https://login.microsoftonline.us; otherwise leave it empty.',
      required: false,
      maxLength: 200,
    },
  ],
  review: (settings) => [
    ...reviewUrl('triggerUrl', settings['triggerUrl'] ?? '', {
      hosts: flowHosts,
      example: 'https://….environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/…',
    }),
    ...reviewApp(settings),
  ],
  // The lead goes whole; what a mapping names goes beside it, as `fields`.
  mappable: { targets: [], open: true, defaults: [] },

  async push(job, settings, wire) {
    if (!settings['clientId']) return readFlow(await send(job, settings, wire, {}), wire.now, answer);
    const reply = await authorized(
      wire,
      () => token(settings, wire),
      (grant) => send(job, settings, wire, { authorization: `Bearer ${grant.token}` }),
    );
    return isReply(reply) ? readFlow(reply, wire.now, answer) : reply;
  },
});

const answer = answersOf('Power Automate');

function send(
  { lead, key, values }: Job,
  settings: Settings,
  wire: Wire,
  more: Record<string, string>,
): Promise<WireReply> {
  return wire.send({
    method: 'POST',
    url: settings['triggerUrl']!,
    headers: { 'content-type': 'application/json', 'user-agent': 'Leadshare', ...more },
    // The same on every try, `id` too: a flow that must not act twice looks for it first.
    body: JSON.stringify({
      id: key,
      type: 'lead.shared',
      version: '1',
      timestamp: lead.receivedAt,
      lead,
      fields: values,
    }),
  });
}

/** An app registration's token for the flow service; the audience is the one that the trigger's settings name. */
function token(settings: Settings, wire: Wire) {
  const { tenantId = '', clientId = '', clientSecret = '' } = settings;
  const scope = 'https://service.flow.microsoft.com//.default';
  const app = { tenantId, clientId, clientSecret, authority: authorityOf(settings), scope };
  return entraToken(wire, app, answersOf('Entra ID'));
}

const authorityOf = ({ authority = 'https://login.microsoftonline.com' }: Settings) =>
  authority.trim().replace(/\/+$/, '');

/** Entra's three: all or none. */
function reviewApp(settings: Settings): SettingError[] {
  const authority = settings['authority']
    ? reviewUrl('authority', settings['authority'], { example: 'https://login.microsoftonline.us' })
    : [];
  const missing = entra.filter((name) => !settings[name]);
  if (missing.length === entra.length) return authority;
  if (missing.length === 0) return [...authority, ...reviewEntra(settings)];
  const message = 'Enter the tenant, the client and its secret, or none of the three.';
  return [...authority, ...missing.map((field) => ({ field, code: 'required' as const, message }))];
}

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
import { flowHosts, readFlow } from '../flow.ts';
import { oauthToken } from '../oauth.ts';
import { reviewUrl } from '../review-url.ts';

const entra = ['tenantId', 'clientId', 'clientSecret'] as const;

export const powerAutomate = defineCrm({
  kind: 'power-automate',
  name: 'Power Automate',
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
    ...reviewEntra(settings),
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
  const tenant = encodeURIComponent(settings['tenantId']!);
  return oauthToken(
    wire,
    {
      grant: 'client_credentials',
      tokenUrl: `${authorityOf(settings)}/${tenant}/oauth2/v2.0/token`,
      clientId: settings['clientId']!,
      clientSecret: settings['clientSecret']!,
      parameters: { scope: 'https://service.flow.microsoft.com//.default' },
      livesS: 3600,
    },
    answersOf('Entra ID'),
  );
}

const authorityOf = ({ authority = 'https://login.microsoftonline.com' }: Settings) =>
  authority.trim().replace(/\/+$/, '');

/** All three or none; a GUID where the secret's value belongs is its id. */
function reviewEntra(settings: Settings): SettingError[] {
  const authority = settings['authority']
    ? reviewUrl('authority', settings['authority'], { example: 'https://login.microsoftonline.us' })
    : [];
  const given = entra.filter((name) => settings[name]);
  if (given.length === 0) return authority;
  const missing = entra
    .filter((name) => !settings[name])
    .map((field) => ({
      field,
      code: 'required' as const,
      message: 'Enter the tenant, the client and its secret, or none of the three.',
      given: {},
    }));
  const shapes = (['tenantId', 'clientId'] as const)
    .filter(
      (field) =>
        settings[field] && !guid.test(settings[field]) && !/^[\w.-]+\.[a-z]{2,}$/i.test(settings[field]),
    )
    .map((field) => ({
      field,
      code: 'not_a_guid' as const,
      message: 'Enter the ID as Entra shows it, 36 characters with dashes.',
      given: {},
    }));
  const swapped =
    settings['clientSecret'] && guid.test(settings['clientSecret'])
      ? [
          {
            field: 'clientSecret',
            code: 'secret_id' as const,
            message: 'This is the Secret ID; enter the Value, which is shown once, when the secret is made.',
            given: {},
          },
        ]
      : [];
  return [...authority, ...missing, ...shapes, ...swapped];
}

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

// How Zoho is asked: in the data centre of the organisation, by an access token that a refresh token gets.
import { authorized } from '../authorized.ts';
import type { Failed, Grant, SettingError, Settings, Wire, WireReply, WireRequest } from '../connector.ts';
import { oauthToken } from '../oauth.ts';
import { reviewUrl } from '../review-url.ts';
import { answer, hasEnded } from './zoho-answers.ts';

/** Each with the end of its host names; the first goes where none is chosen. */
const centres: Record<string, string> = {
  us: 'zoho.com',
  eu: 'zoho.eu',
  in: 'zoho.in',
  au: 'zoho.com.au',
  jp: 'zoho.jp',
  ca: 'zohocloud.ca',
  sa: 'zoho.sa',
  cn: 'zoho.com.cn',
  uk: 'zoho.uk',
};
export const centreNames = Object.keys(centres);

const hostOf = ({ centre = 'us' }: Settings) => centres[centre] ?? centres['us']!;
/** Where its tokens are given. */
export const accountsOf = (settings: Settings) =>
  (settings['accountsUrl']?.trim() || `https://accounts.${hostOf(settings)}`).replace(/\/+$/, '');

export const leadUrl = (settings: Settings, id: string) =>
  `https://crm.${hostOf(settings)}/crm/tab/Leads/${id}`;

/** The address of the API comes with the token. */
export function call(
  settings: Settings,
  wire: Wire,
  method: WireRequest['method'],
  path: string,
  body?: object,
): Promise<WireReply | Failed> {
  const send = ({ token: access, more }: Grant) =>
    wire.send({
      method,
      url: `${more['api_domain'] ?? `https://www.zohoapis.${hostOf(settings).replace(/^zoho(cloud)?\./, '')}`}/crm/v8${path}`,
      headers: {
        authorization: `Zoho-oauthtoken ${access}`,
        'user-agent': 'Leadshare',
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  return authorized(wire, () => token(settings, wire), send, hasEnded);
}

/** Zoho gives ten in ten minutes; errors come with status 200 as well. */
export function token(settings: Settings, wire: Wire): Promise<Grant | Failed> {
  return oauthToken(
    wire,
    {
      grant: 'refresh_token',
      tokenUrl: `${accountsOf(settings)}/oauth/v2/token`,
      clientId: settings['clientId']!.trim(),
      clientSecret: settings['clientSecret']!.trim(),
      refreshToken: settings['refreshToken']!.trim(),
      livesS: 3600,
      keep: ['api_domain'],
    },
    answer,
    (error, description, status) => {
      if (/^access[ _]denied$/i.test(error) || /too many requests/i.test(description))
        return answer('token_not_available', { status, said: description || error }, 10 * 60_000);
      // Revoked, or a code that was exchanged or has ended long ago.
      return error === 'invalid_code'
        ? answer('credentials_ended', { status: `${status} ${error}` })
        : undefined;
    },
  );
}

const shapes = {
  clientId: /^1000\.[A-Z0-9]{20,}$/,
  refreshToken: /^1000\.[0-9a-f]{20,}\.[0-9a-f]{20,}$/,
  clientSecret: /^[0-9a-f]{36,48}$/,
};
export const labels = {
  clientId: 'Client ID',
  clientSecret: 'Client Secret',
  refreshToken: 'Refresh Token',
} as const;
type Box = keyof typeof shapes;
const boxes = Object.keys(shapes) as Box[];

/** A self client's code has the very shape of a refresh token; only where it comes with its name can it be told. */
export function reviewCredentials(settings: Settings): SettingError[] {
  const swapped = boxes.flatMap((field): SettingError[] => {
    const text = settings[field]?.trim() ?? '';
    if (/(?:^|[?&\s"'])(?:code|grant_token)["']?\s*[=:]/.test(text))
      return [
        {
          field,
          code: 'code_not_token',
          message: 'This code ends within minutes: exchange it for a refresh token.',
        },
      ];
    const own = boxes.find((box) => shapes[box].test(text));
    if (own === undefined || own === field) return [];
    const label = labels[own];
    return [
      { field, code: 'belongs_in', message: `This belongs in the field “${label}”.`, given: { label } },
    ];
  });
  const example = 'https://accounts.zoho.eu';
  const address = settings['accountsUrl'];
  return [...swapped, ...(address ? reviewUrl('accountsUrl', address, { example }) : [])];
}

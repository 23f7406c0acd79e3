// How a Dataverse environment is spoken to: its address, the cloud it signs in with, its headers.
import { answersOf } from '../answers.ts';
import { authorized } from '../authorized.ts';
import type { Failed, Settings, Wire, WireReply, WireRequest } from '../connector.ts';
import { entraToken } from '../entra.ts';

export const answer = answersOf('Dynamics 365');

export const defaultKeyColumn = 'leadshare_key';
export const keyColumnOf = (settings: Settings) => settings['keyColumn']?.trim() || defaultKeyColumn;
export const baseOf = (settings: Settings) => new URL(settings['environmentUrl']!.trim()).origin;

/** Each of Microsoft's clouds has its own domains and its own sign-in. */
const clouds: [host: RegExp, authority: string][] = [
  [/\.crm\d*\.dynamics\.com$/, 'https://login.microsoftonline.com'],
  [/\.crm\d*\.(?:microsoftdynamics|appsplatform)\.us$/, 'https://login.microsoftonline.us'],
  [/\.crm\d*\.dynamics\.cn$/, 'https://login.partner.microsoftonline.cn'],
];

/** Null: the address is of none of the clouds. */
export const authorityOf = ({ hostname }: URL) => clouds.find(([host]) => host.test(hostname))?.[1] ?? null;

type Call = Pick<WireRequest, 'method' | 'body'> & {
  /** Below /api/data/v9.2/, or a whole address that the environment itself gave. */
  path: string;
  headers?: Record<string, string>;
};

export function call(
  settings: Settings,
  wire: Wire,
  { method, path, body, headers = {} }: Call,
): Promise<WireReply | Failed> {
  const base = baseOf(settings);
  const obtain = () =>
    entraToken(
      wire,
      {
        tenantId: settings['tenantId']!.trim(),
        clientId: settings['clientId']!.trim(),
        clientSecret: settings['clientSecret']!.trim(),
        // A simulator on this machine signs in by itself.
        authority: authorityOf(new URL(base)) ?? base,
        scope: `${base}/.default`,
      },
      answer,
    );
  return authorized(wire, obtain, ({ token }) =>
    wire.send({
      method,
      url: path.startsWith('https://') || path.startsWith('http://') ? path : `${base}/api/data/v9.2/${path}`,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        'odata-version': '4.0',
        'odata-maxversion': '4.0',
        'user-agent': 'Leadshare',
        ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    }),
  );
}

// Microsoft Entra ID: an app's access token by its client secret, what its refusals mean, and ids pasted in the wrong box.
import type { answersOf } from './answers.ts';
import type { Failed, Grant, SettingError, Wire } from './connector.ts';
import { oauthToken } from './oauth.ts';

export type EntraApp = {
  tenantId: string;
  clientId: string;
  clientSecret: string;
  /** The sign-in host of its cloud, such as https://login.microsoftonline.com. */
  authority: string;
} & (
  | {
      /** Such as https://contoso.crm4.dynamics.com/.default. */
      scope: string;
    }
  | {
      /** For an API that is documented with the endpoint of version 1. */
      resource: string;
    }
);

export function entraToken(
  wire: Wire,
  { tenantId, clientId, clientSecret, authority, ...wanted }: EntraApp,
  answer: ReturnType<typeof answersOf>,
): Promise<Grant | Failed> {
  return oauthToken(
    wire,
    {
      grant: 'client_credentials',
      tokenUrl: `${authority}/${encodeURIComponent(tenantId)}/oauth2/${'scope' in wanted ? 'v2.0/' : ''}token`,
      clientId,
      clientSecret,
      parameters: wanted,
      livesS: 3600,
    },
    answer,
    (error, description, status) => faultOf(error, description, status, answer),
  );
}

/** Entra says invalid_client or invalid_request to nearly everything; its AADSTS number tells them apart. */
const faults = {
  7000215: 'credentials_wrong',
  7000222: 'credentials_ended',
  700016: 'credentials_wrong',
  90002: 'credentials_wrong',
  900023: 'credentials_wrong',
  7000112: 'right_missing',
  53003: 'right_missing',
  500011: 'address_wrong',
  1002012: 'address_wrong',
  90033: 'token_not_available',
  50196: 'token_not_available',
} as const;

function faultOf(
  error: string,
  description: string,
  status: number,
  answer: ReturnType<typeof answersOf>,
): Failed | undefined {
  const number = /AADSTS(\d{5,8})/.exec(description)?.[1] ?? '';
  const code = faults[number as unknown as keyof typeof faults];
  if (code === undefined) return undefined;
  return answer(code, { status: `${status} ${error.slice(0, 40)} AADSTS${number}`, said: description });
}

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const domain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;

export const isGuid = (text: string) => guid.test(text);

/** tenantId, clientId and clientSecret: three values that look alike and lie on three pages. */
export function reviewEntra(settings: Record<string, string>): SettingError[] {
  const [tenantId, clientId, clientSecret] = ['tenantId', 'clientId', 'clientSecret'].map(
    (name) => settings[name]?.trim() ?? '',
  ) as [string, string, string];
  const complaints: SettingError[] = [];
  const complain = (field: string, code: SettingError['code'], message: string) =>
    void complaints.push({ field, message, ...(code && { code }) });
  if (!isGuid(tenantId) && !domain.test(tenantId))
    complain('tenantId', 'not_a_guid', 'Enter the directory (tenant) ID: 36 characters with dashes.');
  if (!isGuid(clientId))
    complain('clientId', 'not_a_guid', 'Enter the application (client) ID: 36 characters with dashes.');
  else if (clientId.toLowerCase() === tenantId.toLowerCase())
    complain(
      'clientId',
      'same_as_another',
      'This is the directory (tenant) ID again; copy the application (client) ID beside it.',
    );
  if (isGuid(clientSecret))
    complain('clientSecret', 'secret_id', 'This is the secret’s ID; enter its value, which is shown once.');
  return complaints;
}

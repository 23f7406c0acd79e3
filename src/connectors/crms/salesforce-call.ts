// How a Salesforce org is spoken to: at its My Domain, with a token of the client credentials flow.
import { authorized } from '../authorized.ts';
import type { Failed, Settings, Wire, WireReply, WireRequest } from '../connector.ts';
import { oauthToken } from '../oauth.ts';
import { answer } from './salesforce-answers.ts';

const version = 'v66.0';
export const defaultKeyField = 'Leadshare_Key__c';
export const keyFieldOf = (settings: Settings) => settings['keyField']?.trim() || defaultKeyField;
/** The API answers at the My Domain as well, whatever the instance is called; so the token goes nowhere else. */
export const baseOf = (settings: Settings) => new URL(settings['url']!.trim()).origin;

type Call = Pick<WireRequest, 'method' | 'body'> & {
  /** Below /services/data/<version>, or from /services/ on, as Salesforce gives the next page. */
  path: string;
  headers?: Record<string, string>;
};

export function call(
  settings: Settings,
  wire: Wire,
  { method, path, body, headers = {} }: Call,
): Promise<WireReply | Failed> {
  const base = baseOf(settings);
  return authorized(
    wire,
    () => token(settings, wire),
    (grant) =>
      wire.send({
        method,
        url: `${base}${path.startsWith('/services/') ? '' : `/services/data/${version}`}${path}`,
        headers: {
          authorization: `Bearer ${grant.token}`,
          accept: 'application/json',
          'user-agent': 'Leadshare',
          ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
          ...headers,
        },
        ...(body !== undefined && { body }),
      }),
  );
}

/** The answer does not say how long a token lives: as long as a session, two hours unless the org has it otherwise. */
function token(settings: Settings, wire: Wire) {
  return oauthToken(
    wire,
    {
      grant: 'client_credentials',
      tokenUrl: `${baseOf(settings)}/services/oauth2/token`,
      clientId: settings['clientId']!.trim(),
      clientSecret: settings['clientSecret']!.trim(),
      livesS: 7200,
    },
    answer,
    (error, said, status) => {
      const shown = `${status} ${error.slice(0, 60)}`;
      if (/not supported on this domain/i.test(said)) return answer('address_wrong', { status: shown, said });
      if (/no client credentials user|user hasn.t approved/i.test(said) || error === 'invalid_app_access')
        return answer('right_missing', { status: shown, said });
      if (/rate exceeded|temporarily/i.test(said))
        return answer('token_not_available', { status: shown, said });
      if (error === 'inactive_user' || error === 'inactive_org')
        return answer('credentials_ended', { status: shown, said });
      return undefined;
    },
  );
}

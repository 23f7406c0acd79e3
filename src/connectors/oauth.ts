// Access tokens by OAuth 2.0 (RFC 6749): client credentials (§4.4), a refresh token (§6) or an assertion (RFC 7523). The
// library makes and reads the messages; the wire sends them, so that they are guarded, timed and on the record.
import {
  allowInsecureRequests,
  clientCredentialsGrantRequest,
  ClientSecretBasic,
  ClientSecretPost,
  customFetch,
  genericTokenEndpointRequest,
  None,
  processClientCredentialsResponse,
  processGenericTokenEndpointResponse,
  processRefreshTokenResponse,
  refreshTokenGrantRequest,
  ResponseBodyError,
  type AuthorizationServer,
  type TokenEndpointResponse,
} from 'oauth4webapi';
import type { AnswerCode, answersOf } from './answers.ts';
import { WireError, type Failed, type Grant, type Wire, type WireReply } from './connector.ts';
import { objectIn } from './reply.ts';

type Way =
  | { grant: 'client_credentials' }
  | { grant: 'refresh_token'; refreshToken: string }
  | { grant: 'jwt_bearer'; assertion: string };

export type TokenRequest = Way & {
  tokenUrl: string;
  clientId: string;
  /** Null: the assertion alone says who comes. */
  clientSecret: string | null;
  /** How the client says who it is: in the form (the default) or in the Authorization header. */
  secretIn?: 'form' | 'header';
  /** Further members of the form, such as scope. */
  parameters?: Record<string, string>;
  /** Seconds that a token lives whose answer does not say. */
  livesS: number;
  /** Members of the answer to keep beside the token, such as instance_url. */
  keep?: readonly string[];
};

/** What went wrong by the token endpoint's `error` (RFC 6749 §5.2), where it is not as usual. Undefined: as usual. */
export type TokenFault = (error: string, description: string, status: number) => Failed | undefined;

/** A token, or why there is none; never throws but for WireError. */
export async function oauthToken(
  wire: Wire,
  request: TokenRequest,
  answer: ReturnType<typeof answersOf>,
  faultOf: TokenFault = () => undefined,
): Promise<Grant | Failed> {
  const exchange = exchangeOver(wire);
  try {
    const told = await ask(request, exchange.fetch);
    // The library takes a token that must be signed with (DPoP) as well.
    if (told.token_type !== 'bearer') return answer('not_understood', { status: exchange.reply!.status });
    return granted(told, request, wire.now);
  } catch (error) {
    if (error instanceof WireError) throw error;
    const { reply } = exchange;
    if (reply === null) throw error;
    return failedBy(error, reply, wire.now, answer, faultOf);
  }
}

async function ask(request: TokenRequest, fetch: typeof globalThis.fetch): Promise<TokenEndpointResponse> {
  const server: AuthorizationServer = {
    issuer: new URL(request.tokenUrl).origin,
    token_endpoint: request.tokenUrl,
  };
  const client = { client_id: request.clientId };
  const { clientSecret } = request;
  const auth =
    clientSecret === null
      ? None()
      : request.secretIn === 'header'
        ? ClientSecretBasic(clientSecret)
        : ClientSecretPost(clientSecret);
  // The wire decides which addresses may be reached.
  const options = { [customFetch]: fetch, [allowInsecureRequests]: true };
  const parameters = request.parameters ?? {};
  switch (request.grant) {
    case 'client_credentials':
      return processClientCredentialsResponse(
        server,
        client,
        await clientCredentialsGrantRequest(server, client, auth, parameters, options),
      );
    case 'refresh_token':
      return processRefreshTokenResponse(
        server,
        client,
        await refreshTokenGrantRequest(server, client, auth, request.refreshToken, {
          ...options,
          additionalParameters: parameters,
        }),
      );
    case 'jwt_bearer':
      return processGenericTokenEndpointResponse(
        server,
        client,
        await genericTokenEndpointRequest(
          server,
          client,
          auth,
          'urn:ietf:params:oauth:grant-type:jwt-bearer',
          { ...parameters, assertion: request.assertion },
          options,
        ),
      );
  }
}

/** The library's fetch, over the wire; the last reply is kept, since it says more than the library's error. */
function exchangeOver(wire: Wire): { fetch: typeof globalThis.fetch; reply: WireReply | null } {
  const exchange = {
    reply: null as WireReply | null,
    fetch: (async (url: string, init: { headers: Record<string, string>; body: URLSearchParams }) => {
      const reply = await wire.send({
        method: 'POST',
        url,
        headers: { ...init.headers, 'content-type': 'application/x-www-form-urlencoded' },
        body: init.body.toString(),
        unkept: ['access_token', 'refresh_token', 'id_token'],
        reads: true,
      });
      exchange.reply = reply;
      return new Response(new Uint8Array(reply.body), { status: reply.status, headers: reply.headers });
    }) as unknown as typeof globalThis.fetch,
  };
  return exchange;
}

const longestLifeS = 366 * 86_400;

function granted(told: TokenEndpointResponse, { livesS, keep = [] }: TokenRequest, now: Date): Grant {
  // One of no life at all would be got anew for every call; whether it counts, the call itself shows.
  const lifeMs = Math.min(told.expires_in || livesS, longestLifeS) * 1000;
  const more: Record<string, string> = { lifeMs: String(lifeMs) };
  for (const name of keep) {
    const value = told[name];
    if (typeof value === 'string') more[name] = value;
  }
  return { is: 'granted', token: told.access_token, endsAt: new Date(now.getTime() + lifeMs), more };
}

function failedBy(
  error: unknown,
  reply: WireReply,
  now: Date,
  answer: ReturnType<typeof answersOf>,
  faultOf: TokenFault,
): Failed {
  const { status } = reply;
  const said = objectIn(reply.body);
  const code = error instanceof ResponseBodyError ? error.error : text(said?.['error']);
  const description = text(said?.['error_description']);
  const own = code === '' ? undefined : faultOf(code, description, status);
  if (own) return own;
  if (status >= 300 && status < 400) return answer('redirect', { status });
  if (status === 429) return answer('too_many_requests', { status, said: description }, { reply, now });
  if (status >= 500 || status === 408) return answer('token_not_available', { status }, { reply, now });
  if (code === 'temporarily_unavailable' || code === 'server_error')
    return answer('token_not_available', { status, said: description }, { reply, now });
  if (status >= 200 && status < 300 && code === '')
    return answer('not_understood', { status }, { reply, now });
  // Without an error of its own it is no token endpoint: somebody's web site, or a proxy.
  if (code === '' && status !== 401 && status !== 403) return answer('address_wrong', { status });
  return answer(meanings[code] ?? 'credentials_wrong', {
    status: code === '' ? status : `${status} ${code.slice(0, 60)}`,
    said: description,
  });
}

/** Errors of RFC 6749 §5.2 that do not speak of the credentials. */
const meanings: Record<string, AnswerCode> = {
  invalid_request: 'request_refused',
  invalid_scope: 'request_refused',
  unsupported_grant_type: 'request_refused',
  unauthorized_client: 'right_missing',
};

const text = (value: unknown) => (typeof value === 'string' ? value : '');

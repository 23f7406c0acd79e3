// Speaks OpenID Connect with a provider: where to send the browser, and who came back. Every call goes the guarded way out.
import * as client from 'openid-client';
import type { App } from '../platform/app.ts';
import type { Http } from '../platform/http-client.ts';
import { secretPlace, type IdentityProvider } from './identity-provider.ts';
import { readClaims, type Claims } from './oidc-claims.ts';
import { guardedFetch, isLoopback } from './oidc-fetch.ts';
import { refusalOf } from './oidc-fault.ts';
import { OidcRefusal } from './oidc-refusal.ts';

/** What only this server knows of a sign-in under way. */
export type Secrets = { state: string; nonce: string; verifier: string };

export type OidcClient = {
  /** Where to send the browser. Throws OidcRefusal. */
  authorizationUrl(provider: IdentityProvider, redirectUri: string, secrets: Secrets): Promise<URL>;
  /** Who the provider says it was. answered: our callback's URL as it was called. Throws OidcRefusal. */
  redeem(provider: IdentityProvider, answered: URL, secrets: Secrets): Promise<Claims>;
  /** The provider's own description, asked for anew. Throws the library's errors and NetworkError. */
  discover(provider: Discovered): Promise<client.ServerMetadata>;
  configure(
    provider: Pick<IdentityProvider, 'issuer' | 'clientId'>,
    secret: string,
    metadata: client.ServerMetadata,
  ): client.Configuration;
};

type Discovered = Pick<IdentityProvider, 'issuer' | 'clientId'>;

/** How long a provider's description is believed. Its keys are asked for at every sign-in, so that new ones count at once. */
const freshMs = 5 * 60_000;
const clockToleranceS = 60;

/** One per process. */
export function openOidc(app: App, http: Http): OidcClient {
  const fetch = guardedFetch(http);
  const known = new Map<string, { issuer: string; metadata: client.ServerMetadata; readAt: number }>();

  async function discover({ issuer, clientId }: Discovered): Promise<client.ServerMetadata> {
    const execute = isLoopback(new URL(issuer)) ? [client.allowInsecureRequests] : [];
    const found = await client.discovery(new URL(issuer), clientId, undefined, undefined, {
      [client.customFetch]: fetch,
      execute,
    });
    return { ...found.serverMetadata() };
  }

  function configure(
    { issuer, clientId }: Discovered,
    secret: string,
    metadata: client.ServerMetadata,
  ): client.Configuration {
    const settings = { [client.clockTolerance]: clockToleranceS };
    const found = new client.Configuration(metadata, clientId, settings, authentication(metadata, secret));
    found[client.customFetch] = fetch;
    // Without it the library takes TLS for the signature of an ID token.
    client.enableNonRepudiationChecks(found);
    if (isLoopback(new URL(issuer))) client.allowInsecureRequests(found);
    return found;
  }

  async function configuration(provider: IdentityProvider): Promise<client.Configuration> {
    const { id, issuer } = provider;
    const now = app.clock.now().getTime();
    let entry = known.get(id);
    if (entry?.issuer !== issuer || now - entry.readAt >= freshMs) {
      entry = { issuer, metadata: await discover(provider), readAt: now };
      known.set(id, entry);
    }
    const secret = app.vault.open(provider.sealedSecret, secretPlace(id));
    return configure(provider, secret, entry.metadata);
  }

  return {
    discover,
    configure,
    async authorizationUrl(provider, redirectUri, { state, nonce, verifier }) {
      const config = await configuration(provider).catch(refuse);
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      // The browser is sent there: nowhere but https, or this machine in a trial.
      if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url)))
        throw new OidcRefusal('oidc_misconfigured', 'authorization_endpoint without https');
      return url;
    },
    async redeem(provider, answered, { state, nonce, verifier }) {
      const config = await configuration(provider).catch(refuse);
      const tokens = await client
        .authorizationCodeGrant(config, answered, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        .catch(refuse);
      const claims = { ...tokens.claims()! };
      // Many providers tell the address at the userinfo endpoint alone.
      if (claims['email'] !== undefined || config.serverMetadata().userinfo_endpoint === undefined)
        return readClaims(claims);
      const more = await client.fetchUserInfo(config, tokens.access_token, claims.sub).catch(refuse);
      return readClaims({ ...more, ...claims });
    },
  };
}

function refuse(error: unknown): never {
  throw refusalOf(error);
}

/** What the provider takes; the standard's own default is Basic. */
function authentication(metadata: client.ServerMetadata, secret: string): client.ClientAuth {
  return metadata.token_endpoint_auth_methods_supported?.includes('client_secret_post')
    ? client.ClientSecretPost(secret)
    : client.ClientSecretBasic(secret);
}

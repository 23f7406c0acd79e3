// An OpenID Connect provider on this machine: the real oidc-provider package, whose sign-in page answers by itself.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type Context } from 'oidc-provider';

/** What the provider knows of somebody: claims beside the subject. */
export type Person = Record<string, unknown>;

export type FakeIdentityProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Whom the next sign-in is of; null: the person says no. */
  signIn: { subject: string; amr?: string[]; acr?: string } | null;
  people: Map<string, Person>;
  /** Answers for this redirect URI from now on, with fresh keys and nobody signed in. */
  connect(redirectUri: string): void;
  /** Cuts every connection. */
  down: boolean;
  /** Paths that were asked for. */
  seen: string[];
  close(): Promise<void>;
};

export async function startIdentityProvider(): Promise<FakeIdentityProvider> {
  let provider: Provider | null = null;
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(request.url!.split('?')[0]!);
    if (fake.down || provider === null) return void request.socket.destroy();
    if (request.url!.startsWith('/interaction/')) return void interact(provider, request, response);
    provider.callback()(request, response);
  });

  function interact(at: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { signIn } = fake;
    const result =
      signIn === null
        ? { error: 'access_denied', error_description: 'A text of the provider’s own.' }
        : { login: { accountId: signIn.subject, amr: signIn.amr, acr: signIn.acr } };
    return at.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fake: FakeIdentityProvider = {
    issuer,
    clientId: 'leadshare',
    clientSecret: 'a-secret-of-the-tests-that-is-long-enough',
    signIn: null,
    people: new Map(),
    connect(redirectUri) {
      provider = new Provider(issuer, configuration(fake, redirectUri));
    },
    down: false,
    seen,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
  return fake;
}

function configuration(fake: FakeIdentityProvider, redirectUri: string): object {
  return {
    clients: [
      {
        client_id: fake.clientId,
        client_secret: fake.clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [freshKey()] },
    cookies: { keys: [randomUUID()] },
    claims: {
      openid: ['sub', 'acr', 'amr'],
      email: ['email', 'email_verified', 'xms_edov'],
      profile: ['name'],
    },
    acrValues: ['mfa'],
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    async loadExistingGrant({ oidc }: Context) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client.clientId,
        accountId: oidc.session.accountId,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    findAccount: (_: unknown, subject: string) => ({
      accountId: subject,
      claims: () => ({ sub: subject, ...fake.people.get(subject) }),
    }),
  };
}

function freshKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' };
}

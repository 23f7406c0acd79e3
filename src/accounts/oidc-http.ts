// Routes of signing in at an identity provider, which a browser visits, and what the sign-in page offers.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { languageOf } from '../platform/words.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Web } from '../platform/web.ts';
import { providersShown } from './identity-provider-store.ts';
import type { OidcClient } from './oidc-client.ts';
import { endedOidcCookie, oidcCookie, oidcTokenIn } from './oidc-cookie.ts';
import { OidcRefusal } from './oidc-refusal.ts';
import { localPath } from './oidc-return-to.ts';
import { beginSignIn, finishSignIn, takeSignIn } from './oidc-sign-in.ts';
import { ProviderShown, startable } from './provider-shown.ts';
import { relyingPartyOf } from './passkey.ts';
import { readSession } from './sessions.ts';
import type { Limit, Tries } from './tries.ts';
import { placeOf } from './visitor.ts';

const perPlace: Limit = { atMost: 100, withinMs: 15 * 60_000 };

const Ways = z
  .object({
    password: z.boolean(),
    passkey: z.boolean().describe('False where browsers make none, such as on a bare IP address'),
    providers: z.array(ProviderShown),
  })
  .meta({ id: 'SignInWays' });

const inPath = z.object({ providerId: z.string().max(100) });
const text = z.string().max(4000).optional().catch(undefined);

export function signInWayRoutes(web: Web, app: App): void {
  const schema = {
    tags: ['Signing in'],
    summary: 'What the sign-in page offers',
    querystring: z.strictObject({
      publisher: z
        .string()
        .max(100)
        .optional()
        .describe('Slug of a publisher whose own providers are shown too'),
    }),
    response: { 200: Ways },
  };
  web.get('/api/v1/sign-in-ways', { config: { open: true }, schema }, async ({ query }) => {
    const providers = await providersShown(app.db, { slug: query.publisher ?? null });
    return {
      password: true,
      passkey: relyingPartyOf(app.publicUrl()) !== null,
      providers: startable(app, providers),
    };
  });
}

/** Every answer is a redirect: what went wrong is told by the sign-in page. */
export function oidcRoutes(web: Web, app: App, oidc: OidcClient, tries: Tries): void {
  const path = '/sign-in/oidc/:providerId';

  const begin = { hide: true, params: inPath, querystring: z.object({ returnTo: text, invitation: text }) };
  web.get(path, { schema: begin }, async ({ params: { providerId }, query, ip }, reply) => {
    const go = async () => {
      takeTry(tries, ip);
      const { token, location } = await beginSignIn(app, oidc, providerId, query);
      reply.header('set-cookie', oidcCookie(app.publicUrl(), token));
      return location;
    };
    return reply.redirect(await go().catch((error) => refusedAt(app, providerId, error, query.returnTo)));
  });

  web.get(`${path}/callback`, { schema: { hide: true, params: inPath } }, async (request, reply) => {
    const { providerId } = request.params;
    const { headers, url } = request;
    reply.header('set-cookie', endedOidcCookie(app.publicUrl()));
    const step = await takeSignIn(app, providerId, oidcTokenIn(headers.cookie, app.publicUrl()));
    const enter = async () => {
      if (step === null) throw new OidcRefusal('oidc_expired');
      const { cookie, secondFactors, returnTo } = await finishSignIn(app, oidc, step, queryOf(url), {
        place: placeOf(request),
        languageFor: (otherwise) => languageOf(headers['accept-language'], otherwise),
        before: await readSession(app, headers.cookie),
      });
      reply.header('set-cookie', cookie);
      const [secondFactor] = secondFactors;
      return secondFactor === undefined ? returnTo : signInPage({ secondFactor, returnTo });
    };
    return reply.redirect(await enter().catch((error) => refusedAt(app, providerId, error, step?.returnTo)));
  });
}

function takeTry(tries: Tries, ip: string): void {
  try {
    tries.take(`identity provider ${ip}`, perPlace);
  } catch (error) {
    throw error instanceof Refusal ? new OidcRefusal('oidc_too_many') : error;
  }
}

/** The sign-in page with our code. The log has what an administrator needs, and nobody's name. */
function refusedAt(app: App, providerId: string, error: unknown, returnTo: string | undefined): string {
  if (!(error instanceof OidcRefusal)) throw error;
  app.log.warn({ providerId, code: error.code, detail: error.message }, 'oidc.sign_in_refused');
  return signInPage({ error: error.code, returnTo: localPath(returnTo) });
}

function signInPage({ returnTo, ...query }: Record<string, string> & { returnTo: string }): string {
  const search = new URLSearchParams(returnTo === '/' ? query : { ...query, returnTo });
  return `/sign-in?${search.toString()}`;
}

const queryOf = (url: string) => url.split('?').slice(1).join('?');

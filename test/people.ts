// People of the tests: invited and signed in through the API, as a browser would.
import type { Role } from '../src/accounts/roles.ts';
import type { Booted, CallOptions } from './app.ts';

export type APerson = {
  userId: string;
  email: string;
  password: string;
  /** Name and value, for another Cookie header. */
  cookie: string;
  /** For booted.call: this person's browser, on our own pages. */
  as: CallOptions;
};

export const password = 'seven grey pelicans';

let made = 0;

/** A member of the publisher, new and signed in. */
export async function aPerson(
  booted: Booted,
  publisherId: string,
  role: Role,
  given: { email?: string; name?: string } = {},
): Promise<APerson> {
  const email = given.email ?? `person-${++made}@people.example`;
  const path = `/api/v1/publishers/${publisherId}/invitations`;
  const invited = await booted.call<{ url: string }>('POST', path, { email, role });
  if (invited.status !== 201) throw new Error(`POST ${path}: ${JSON.stringify(invited.body)}`);
  const joined = await booted.call<{ userId: string }>(
    'POST',
    invitationPath(invited.body.url),
    { name: given.name ?? `Person ${made}`, password },
    { key: null },
  );
  if (joined.status !== 201) throw new Error(`The invitation: ${JSON.stringify(joined.body)}`);
  return { userId: joined.body.userId, email, password, ...browser(joined.headers['set-cookie']) };
}

/** Where the API opens what a mailed link names. */
export function invitationPath(url: string): string {
  return `/api/v1${new URL(url).pathname}`;
}

/** A browser that holds this cookie. */
export function browser(setCookie: unknown): Pick<APerson, 'cookie' | 'as'> {
  const cookie = String(setCookie).split(';', 1)[0]!;
  return { cookie, as: { key: null, headers: { cookie, 'sec-fetch-site': 'same-origin' } } };
}

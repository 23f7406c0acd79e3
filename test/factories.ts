// Things that tests need, made through the API as a caller would make them.
import type { Booted } from './app.ts';

export type APublisher = { id: string; slug: string; name: string; createdAt: string };
export type AListing = {
  id: string;
  storefront: string;
  kind: string;
  offerId: string;
  title: string;
  leadSharing: { enabled: boolean; intakeUrl: string };
  warnings: { code: string; message: string }[];
  health: { lastLeadAt: string | null };
  createdAt: string;
};

export type AKey = {
  id: string;
  name: string;
  key: string;
  scopes: string[];
  createdAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
};
export type AToken = {
  id: string;
  intakeUrl: string;
  createdAt: string;
  endsAt: string | null;
  previousEndsAt: string;
};
export type AList<Item> = { items: Item[]; nextCursor: string | null };
export type AProblem = {
  code: string;
  detail: string;
  requestId: string;
  errors: { field: string; code: string; message: string; given: Record<string, string | number> }[];
};

let made = 0;

export async function aPublisher(
  booted: Booted,
  given: { slug?: string; name?: string } = {},
): Promise<APublisher> {
  const slug = given.slug ?? `publisher-${++made}`;
  return created(booted, '/api/v1/publishers', { slug, name: given.name ?? `The publisher ${slug}` });
}

/** The key itself, with every scope unless some are named. */
export async function aKey(booted: Booted, publisher: { id: string }, scopes?: string[]): Promise<string> {
  const body = { name: 'a key of the tests', ...(scopes ? { scopes } : {}) };
  const { key } = await created<{ key: string }>(booted, `/api/v1/publishers/${publisher.id}/keys`, body);
  return key;
}

/** On AppSource, sharing its leads, unless told otherwise. */
export async function aListing(
  booted: Booted,
  publisher: { id: string },
  given: { storefront?: string; kind?: string; offerId?: string; title?: string; sharing?: boolean } = {},
): Promise<AListing> {
  const { sharing = true, ...rest } = given;
  const storefront = rest.storefront ?? 'appsource';
  return created(booted, `/api/v1/publishers/${publisher.id}/listings`, {
    storefront,
    kind: storefront === 'appsource' ? 'app' : 'offer',
    offerId: `offer-${++made}`,
    title: `The offer ${made}`,
    leadSharing: { enabled: sharing },
    ...rest,
  });
}

/** The secret of an intake URL. */
export function tokenOf(intakeUrl: string): string {
  return intakeUrl.slice(intakeUrl.lastIndexOf('/') + 1);
}

async function created<Body>(booted: Booted, path: string, body: unknown): Promise<Body> {
  const answer = await booted.call<Body>('POST', path, body);
  if (answer.status !== 201)
    throw new Error(`POST ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

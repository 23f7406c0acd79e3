// Who may call what: every route of the OpenAPI document, by people of every role. Made from the document, so that a new route
// is tried as soon as it is there.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Role } from '../src/accounts/roles.ts';
import { bootApp, type Booted, type CallOptions } from './app.ts';
import { aKey, aListing, aPublisher, type APublisher } from './factories.ts';
import { operationsOf, type Named, type OpenApi } from './openapi.ts';
import { aPerson } from './people.ts';
import { post } from './posting.ts';

/** What each role may do in a publisher. */
const may: Record<Role, string> = {
  operator:
    'listings:read listings:write leads:read leads:write work:write scoring:write assignments:write followup:write cosell:read cosell:write mail:read mail:write pipeline:read pipeline:write campaigns:read campaigns:write quarantine:write destinations:read destinations:write mappings:write deliveries:read deliveries:write keys:write people:read people:write',
  owner:
    'listings:read listings:write leads:read leads:write work:write scoring:write assignments:write followup:write cosell:read cosell:write mail:read mail:write pipeline:read pipeline:write campaigns:read campaigns:write quarantine:write destinations:read destinations:write mappings:write deliveries:read deliveries:write keys:write people:read people:write',
  marketer:
    'listings:read listings:write leads:read leads:write work:write scoring:write assignments:write followup:write cosell:read cosell:write mail:read mail:write pipeline:read pipeline:write campaigns:read campaigns:write quarantine:write destinations:read mappings:write deliveries:read deliveries:write people:read',
  manager:
    'listings:read leads:read leads:write work:write scoring:write assignments:write followup:write cosell:read cosell:write mail:read pipeline:read pipeline:write campaigns:read destinations:read deliveries:read people:read',
  seller: 'leads:read work:write pipeline:read pipeline:write',
  viewer:
    'listings:read leads:read cosell:read pipeline:read campaigns:read destinations:read deliveries:read people:read',
};

let booted: Booted;
let publisher: APublisher;
let operations: Named[];
const browsers = new Map<Role | 'nobody', CallOptions>([['nobody', { key: null }]]);

beforeAll(async () => {
  booted = await bootApp();
  publisher = await aPublisher(booted);
  for (const role of Object.keys(may) as Role[]) {
    const of = role === 'operator' ? 'pub_operator' : publisher.id;
    browsers.set(role, (await aPerson(booted, of, role)).as);
  }
  const document = (await booted.call<OpenApi>('GET', '/openapi.json', undefined, { key: null })).body;
  // Signing out is tried elsewhere; a stream never ends.
  operations = operationsOf(document).filter(
    ({ name, path, operation }) =>
      path.startsWith('/api/') &&
      name !== 'DELETE /api/v1/session' &&
      !operation.responses['200']?.content?.['text/event-stream'],
  );
});
afterAll(() => booted.close());

/** By what the document itself says of a call. */
function expected({ operation, path }: Named, role: Role | 'nobody'): 'in' | 'out' {
  const { description = '', security } = operation;
  if (security?.length === 0) return 'in';
  if (role === 'nobody') return 'out';
  if (description.includes('Needs an operator')) return role === 'operator' ? 'in' : 'out';
  const [, scope] = /Needs the scope `([^`]+)`/.exec(description) ?? [];
  if (scope === undefined) return 'in';
  if (role === 'seller' && !description.includes('only what is assigned to them')) return 'out';
  if (!path.includes('{publisherId}')) throw new Error(`${path} needs a scope but names no publisher.`);
  return may[role].split(' ').includes(scope) ? 'in' : 'out';
}

/** Asked for things that are not there, with a body that no call takes: so nothing happens to who is let in. */
async function asked({ method, path }: Named, as: CallOptions): Promise<'in' | 'out'> {
  const url = path.replace('{publisherId}', publisher.id).replace(/\{\w+\}/g, 'nothing');
  const body = ['POST', 'PATCH', 'PUT'].includes(method) ? { nothing: 'of this name' } : undefined;
  const answer = await booted.call(method, url, body, as);
  const refused = ['unauthenticated', 'forbidden', 'cross_site', 'second_factor_needed'];
  if (answer.status >= 500) throw new Error(`${method} ${url} failed: ${JSON.stringify(answer.body)}`);
  return refused.includes(answer.body?.code as string) ? 'out' : 'in';
}

describe.each([...Object.keys(may), 'nobody'] as (Role | 'nobody')[])('%s', (role) => {
  it('is let in where the document says so, and nowhere else', async () => {
    const found: Record<string, string> = {};
    const wanted: Record<string, string> = {};
    for (const operation of operations) {
      found[operation.name] = await asked(operation, browsers.get(role)!);
      wanted[operation.name] = expected(operation, role);
    }
    expect(found).toEqual(wanted);
    expect(operations.length).toBeGreaterThan(40);
  });
});

describe('a member of one publisher', () => {
  it.each(['owner', 'marketer', 'seller', 'viewer'] as const)('sees no other, as %s', async (role) => {
    const other = await aPublisher(booted);
    for (const operation of operations.filter(({ path }) => path.includes('{publisherId}'))) {
      const url = operation.path.replace('{publisherId}', other.id).replace(/\{\w+\}/g, 'nothing');
      const answer = await booted.call(operation.method, url, undefined, browsers.get(role));
      expect([operation.name, answer.status]).toEqual([operation.name, 404]);
    }
  });
});

describe('a route that keeps a seller to what is assigned to them', () => {
  it('lets the seller in, and knows whom to keep to what', async () => {
    const path = '/api/v1/publishers/:publisherId/mine';
    const schema = { tags: ['Mine'], summary: 'Mine', response: { 200: z.unknown() } };
    const house = await bootApp({
      routes: (web) =>
        void web.get(path, { config: { scope: 'leads:read', assigned: true }, schema }, ({ actor }) => ({
          userId: actor.userId,
          role: actor.role,
          onlyAssigned: actor.onlyAssigned,
        })),
    });
    const { id } = await aPublisher(house);
    for (const role of ['seller', 'viewer'] as const) {
      const { as, userId } = await aPerson(house, id, role);
      const { body } = await house.call('GET', path.replace(':publisherId', id), undefined, as);
      expect(body).toEqual({ userId, role, onlyAssigned: role === 'seller' });
    }
    const key = await house.call('GET', path.replace(':publisherId', id));
    expect(key.body).toEqual({ userId: null, role: 'operator', onlyAssigned: false });
    await house.close();
  });
});

describe('a person of two publishers', () => {
  it('is in each what their role there says', async () => {
    const other = await aPublisher(booted);
    const person = await aPerson(booted, publisher.id, 'viewer');
    const invited = await booted.call('POST', `/api/v1/publishers/${other.id}/invitations`, {
      email: person.email,
      role: 'owner',
    });
    await booted.call('POST', `/api/v1${new URL(invited.body.url as string).pathname}`, undefined, person.as);
    const keys = async ({ id }: APublisher) =>
      (await booted.call('GET', `/api/v1/publishers/${id}/keys`, undefined, person.as)).status;
    expect([await keys(publisher), await keys(other)]).toEqual([403, 200]);
    const session = await booted.call('GET', '/api/v1/session', undefined, person.as);
    expect(session.body.scopes).toContain('keys:write');
  });

  it('has idempotency keys of their own: a colleague’s answer is not theirs', async () => {
    const two = [
      await aPerson(booted, publisher.id, 'viewer'),
      await aPerson(booted, publisher.id, 'viewer'),
    ];
    const secrets = [];
    for (const { as } of two) {
      const headers = { ...as.headers, 'idempotency-key': 'the same' };
      secrets.push(
        (await booted.call('POST', '/api/v1/session/totp', undefined, { ...as, headers })).body.secret,
      );
    }
    expect(secrets[0]).not.toBe(secrets[1]);
  });
});

describe('an intake URL', () => {
  const shownTo = async (as: CallOptions, listingId: string) => {
    const path = `/api/v1/publishers/${publisher.id}/listings`;
    const list = await booted.call('GET', path, undefined, as);
    const one = await booted.call('GET', `${path}/${listingId}`, undefined, as);
    const tokens = await booted.call('GET', `${path}/${listingId}/intake-tokens`, undefined, as);
    return { list, one, tokens };
  };

  it.each([
    ['owner', true],
    ['marketer', true],
    ['viewer', false],
  ] as const)('is a key: %s sees it: %s, and when it was last used in any case', async (role, sees) => {
    const listing = await aListing(booted, publisher);
    await post(booted, listing, '{');
    const { list, one, tokens } = await shownTo(browsers.get(role)!, listing.id);
    const { intakeUrl } = listing.leadSharing;
    const lastUsedAt = booted.app.clock.now().toISOString();
    const wanted = { enabled: true, intakeUrl: sees ? intakeUrl : null, lastUsedAt };
    expect(one.body.leadSharing).toEqual(wanted);
    expect(tokens.body.items).toMatchObject([{ intakeUrl: wanted.intakeUrl, lastUsedAt }]);
    for (const { body } of [list, one, tokens]) expect(JSON.stringify(body).includes('/intake/')).toBe(sees);
  });

  it('is not for a key that only reads listings', async () => {
    const listing = await aListing(booted, publisher);
    for (const [scopes, sees] of [
      [['listings:read'], false],
      [['listings:read', 'listings:write'], true],
    ] as const) {
      const as = { key: await aKey(booted, publisher, [...scopes]) };
      const { one, tokens } = await shownTo(as, listing.id);
      expect([one.body.leadSharing.intakeUrl !== null, tokens.body.items[0].intakeUrl !== null]).toEqual([
        sees,
        sees,
      ]);
    }
  });
});

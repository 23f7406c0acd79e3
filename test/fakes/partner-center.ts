// Partner Center as it really answers: the token endpoint of its users, the Referrals API with its misspelt links and eTags in
// quotes, and events that are thin and signed. Its clock is moved by hand.
import { createSign, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { startFarSide, type Answer, type FarSide, type Seen } from './http-far-side.ts';

export type ARaw = Record<string, unknown> & { id: string; eTag: string };

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/cosell/${name}`, import.meta.url), 'utf8');
const dayMs = 86_400_000;

export const partnerCenterApp = {
  tenantId: '11111111-2222-4333-8444-555555555555',
  clientId: '66666666-7777-4888-8999-000000000000',
  clientSecret: 'a-client-secret-of-no-worth',
  refreshToken: 'refresh-token-0',
};

export type Event = { headers: Record<string, string>; body: string };

/** What it knows, and how it answers. */
class World {
  readonly referrals = new Map<string, ARaw>();
  /** What a connection needs to reach it. */
  settings: Record<string, string> = {};
  /** Whether each answer brings another refresh token; Entra may leave it out. */
  rotates = true;
  pageSize = 100;
  url = '';
  readonly #now: () => Date;
  readonly #access = new Map<string, number>();
  readonly #refresh: Map<string, number>;
  #made = 0;

  constructor(now: () => Date) {
    this.#now = now;
    this.#refresh = new Map([[partnerCenterApp.refreshToken, now().getTime() + 90 * dayMs]]);
  }

  /** No refresh token counts any more: the user signed out everywhere, or it was not used for 90 days. */
  revoke(): void {
    this.#refresh.clear();
    this.#access.clear();
  }

  /** Puts a referral in as a seller would. */
  aReferral(given: Record<string, unknown> = {}): ARaw {
    const id = randomUUID();
    return this.#touch({ id, eTag: '', ...usual(id, this.#stamp(), this.#now()), ...given });
  }

  /** Somebody changes it there. */
  change(id: string, given: Record<string, unknown>): void {
    this.#touch(Object.assign(this.referrals.get(id)!, given));
  }

  /** The headers and body of an event; `certificate`: whose it is. */
  event(name: string, id: string, given: { certificate?: 'microsoft' | 'somebody'; at?: Date } = {}): Event {
    const { certificate = 'microsoft', at = this.#now() } = given;
    const body = JSON.stringify({
      EventName: name,
      ResourceUri: `https://api.partner.microsoft.com/v1.0/engagements/referrals/${id}`,
      ResourceName: 'referral',
      AuditUri: null,
      ResourceChangeUtcDate: at.toISOString(),
    });
    return {
      body,
      headers: {
        'content-type': 'application/json',
        'x-ms-certificate-url': `${this.url}/cert/${certificate}.cer`,
        'x-ms-signature-algorithm': 'rsa-sha256',
        'x-ms-signature': createSign('sha256').update(body).sign(fixture('signing-key.pem'), 'base64'),
      },
    };
  }

  serve(request: Seen): Answer {
    const url = new URL(request.path, this.url);
    if (url.pathname.endsWith('/oauth2/token')) return this.#token(request);
    const certificate = /^\/cert\/(microsoft|somebody)\.cer$/.exec(url.pathname)?.[1];
    if (certificate) return { status: 200, body: fixture(`${certificate}.pem`) };
    const bearer = (request.headers['authorization'] ?? '').replace('Bearer ', '');
    if ((this.#access.get(bearer) ?? 0) <= this.#now().getTime())
      return problem(401, 'unauthenticated', 'The token has ended.');
    if (!url.pathname.startsWith('/v1.0/engagements/referrals')) return { status: 404 };
    const id = /^\/v1\.0\/engagements\/referrals\/([\w-]+)$/.exec(url.pathname)?.[1];
    if (id === undefined) return request.method === 'POST' ? this.#create(request) : this.#list(url);
    const raw = this.referrals.get(id);
    if (!raw) return problem(404, 'itemNotFound', 'There is none.');
    this.#settled(raw);
    if (request.method === 'GET') return json(200, raw);
    return request.method === 'PUT' ? this.#put(raw, request) : this.#patch(raw, request);
  }

  #stamp(): string {
    return this.#now()
      .toISOString()
      .replace(/\.(\d{3})Z$/, '.$14471Z');
  }

  #touch(raw: ARaw): ARaw {
    raw['updatedDateTime'] = this.#stamp();
    raw.eTag = `"2500ec5a-0000-0000-0000-${String(++this.#made).padStart(12, '0')}"`;
    this.referrals.set(raw.id, raw);
    return raw;
  }

  /** What nobody answered in time is closed when it is next looked at. */
  #settled(raw: ARaw): ARaw {
    const ends = Date.parse(String(raw['expirationDateTime']));
    if (raw['status'] === 'New' && ends <= this.#now().getTime())
      this.#touch(Object.assign(raw, { status: 'Closed', substatus: 'Expired' }));
    return raw;
  }

  #token({ body }: Seen): Answer {
    const form = new URLSearchParams(body.toString());
    const wrong = (error: string, description: string) =>
      json(error === 'invalid_client' ? 401 : 400, { error, error_description: description });
    if (form.get('client_secret') !== partnerCenterApp.clientSecret)
      return wrong('invalid_client', 'AADSTS7000215: Invalid client secret provided.');
    const ends = this.#refresh.get(form.get('refresh_token') ?? '');
    if (ends === undefined || ends <= this.#now().getTime())
      return wrong('invalid_grant', 'AADSTS700082: The refresh token has expired due to inactivity.');
    if (form.get('resource') !== 'https://api.partner.microsoft.com')
      return wrong('invalid_resource', 'AADSTS500011: The resource principal was not found.');
    const granted = `access-${randomUUID()}`;
    this.#access.set(granted, this.#now().getTime() + 3_600_000);
    const next = `refresh-token-${++this.#made}`;
    if (this.rotates) this.#refresh.set(next, this.#now().getTime() + 90 * dayMs);
    // Numbers as text, as this version of the endpoint has them.
    return json(200, {
      token_type: 'Bearer',
      expires_in: '3600',
      access_token: granted,
      ...(this.rotates && { refresh_token: next }),
    });
  }

  #list(url: URL): Answer {
    const filter = url.searchParams.get('$filter') ?? '';
    const since = /updatedDateTime ge (\S+)/.exec(filter)?.[1];
    const outgoing = filter.includes("direction eq 'Outgoing'");
    const known = [...this.referrals.values()].map((raw) => this.#settled(raw));
    const found = known
      .filter((raw) => since === undefined || Date.parse(String(raw['updatedDateTime'])) >= Date.parse(since))
      .filter((raw) => !outgoing || raw['direction'] === 'Outgoing')
      .toSorted((a, b) => (String(a['updatedDateTime']) < String(b['updatedDateTime']) ? -1 : 1));
    const from = Number(url.searchParams.get('$skiptoken') ?? 0);
    const next = new URL(url);
    next.searchParams.set('$skiptoken', String(from + this.pageSize));
    return json(200, {
      value: found.slice(from, from + this.pageSize),
      ...(from + this.pageSize < found.length && {
        '@odata.nextLink': next.href.replace('/engagements/', '/engagments/'),
      }),
    });
  }

  #written(raw: ARaw, next: Record<string, unknown>): Answer | null {
    const [from, to] = [String(raw['status']), String(next['status'])];
    const legal: Record<string, string[]> = {
      New: ['New', 'Active', 'Closed'],
      Active: ['Active', 'Closed'],
      Closed: [],
    };
    if (!legal[from]!.includes(to))
      return problem(400, 'invalidRequest', `It may not go from ${from} to ${to}.`);
    this.#touch(Object.assign(raw, structuredClone(next), { id: raw.id }));
    if (from === 'New' && to === 'Active') raw['acceptedDateTime'] = this.#stamp();
    return null;
  }

  #put(raw: ARaw, { headers, body }: Seen): Answer {
    const next = JSON.parse(body.toString()) as ARaw;
    if (next.eTag !== raw.eTag || (headers['if-match'] ?? raw.eTag) !== raw.eTag)
      return problem(412, 'preconditionFailed', 'The eTag is not the newest.');
    for (const needed of ['type', 'customerProfile', 'consent', 'details'])
      if (!(needed in next)) return problem(422, 'invalidRequest', `${needed} is missing.`);
    return this.#written(raw, next) ?? json(200, raw);
  }

  #patch(raw: ARaw, { headers, body }: Seen): Answer {
    if ((headers['if-match'] ?? raw.eTag) !== raw.eTag)
      return problem(412, 'resourceModified', 'The eTag is not the newest.');
    const next = structuredClone(raw) as Record<string, unknown>;
    for (const { op, path, value } of JSON.parse(body.toString()) as {
      op: string;
      path: string;
      value: unknown;
    }[]) {
      if (op !== 'add' && op !== 'replace') return problem(400, 'invalidRequest', `${op} is not known.`);
      const steps = path.split('/').slice(1);
      const last = steps.pop()!;
      const place = steps.reduce((at, step) => (at[step] ??= {}) as Record<string, unknown>, next);
      if (op === 'replace' && !(last in place))
        return problem(400, 'invalidRequest', `${path} is not there.`);
      place[last] = value;
    }
    const refused = this.#written(raw, next);
    if (refused) return refused;
    return headers['prefer'] === 'return=representation' ? json(200, raw) : { status: 204 };
  }

  #create({ body }: Seen): Answer {
    const given = JSON.parse(body.toString()) as Record<string, unknown>;
    for (const needed of ['type', 'customerProfile', 'consent', 'details'])
      if (!(needed in given)) return problem(422, 'invalidRequest', `${needed} is missing.`);
    return json(
      201,
      this.aReferral({
        ...given,
        direction: 'Outgoing',
        inviteContext: { invitedBy: { organizationId: 'own-org', organizationName: 'Northwind Labs' } },
      }),
    );
  }
}

export type PartnerCenter = FarSide & World;

export async function startPartnerCenter(now: () => Date): Promise<PartnerCenter> {
  const world = new World(now);
  const far = Object.assign(world, await startFarSide((request) => world.serve(request)));
  far.settings = { ...partnerCenterApp, organizationId: 'own-org', apiUrl: far.url, authority: far.url };
  return far;
}

const usual = (id: string, stamp: string, now: Date) => ({
  engagementId: randomUUID(),
  name: 'Rota planning for three warehouses',
  createdDateTime: stamp,
  expirationDateTime: new Date(now.getTime() + 14 * dayMs).toISOString(),
  status: 'New',
  substatus: 'Received',
  type: 'Independent',
  qualification: 'SalesQualified',
  direction: 'Incoming',
  customerProfile: {
    name: 'Lipowa Logistyka',
    address: { addressLine1: 'ul. Lipowa 4', city: 'Łódź', postalCode: '90-001', country: 'PL' },
    size: '51to250employees',
    team: [
      {
        firstName: 'Zofia',
        lastName: 'Majchrzak',
        email: 'zofia.majchrzak@lipowa-logistyka.example',
        phoneNumber: '48225550102',
      },
    ],
  },
  consent: { consentToToShareInfoWithOthers: true, consentToContact: true },
  details: { notes: 'They decide before June.', dealValue: 12000, currency: 'EUR' },
  inviteContext: { invitedBy: { organizationId: 'msft', organizationName: 'Microsoft' } },
  links: {
    self: { uri: `https://api.partner.microsoft.com/v1.0/engagments/referrals/${id}`, method: 'GET' },
  },
  aFieldOfTomorrow: { kept: true },
});

const json = (status: number, body: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const problem = (status: number, code: string, message: string): Answer =>
  json(status, { error: { code, message, target: null, innerError: null } });

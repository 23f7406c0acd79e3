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

export type PartnerCenter = FarSide & {
  referrals: Map<string, ARaw>;
  /** What a connection needs to reach it. */
  settings: Record<string, string>;
  /** Whether each answer brings another refresh token; Entra may leave it out. */
  rotates: boolean;
  /** No refresh token counts any more: the user signed out everywhere, or it was not used for 90 days. */
  revoke(): void;
  pageSize: number;
  /** Puts a referral in as a seller would. */
  aReferral(given?: Record<string, unknown>): ARaw;
  /** Somebody changes it there. */
  change(id: string, given: Record<string, unknown>): void;
  /** The headers and body of an event; `certificate`: whose it is. */
  event(name: string, id: string, given?: { certificate?: 'microsoft' | 'somebody'; at?: Date }): Event;
};

export type Event = { headers: Record<string, string>; body: string };

export async function startPartnerCenter(now: () => Date): Promise<PartnerCenter> {
  const referrals = new Map<string, ARaw>();
  const access = new Map<string, number>();
  const refresh = new Map([[partnerCenterApp.refreshToken, now().getTime() + 90 * dayMs]]);
  let made = 0;

  const stamp = () =>
    now()
      .toISOString()
      .replace(/\.(\d{3})Z$/, '.$14471Z');
  const touch = (raw: ARaw): ARaw => {
    raw['updatedDateTime'] = stamp();
    raw.eTag = `"2500ec5a-0000-0000-0000-${String(++made).padStart(12, '0')}"`;
    referrals.set(raw.id, raw);
    return raw;
  };
  /** What nobody answered in time is closed when it is next looked at. */
  const settled = (raw: ARaw): ARaw => {
    const ends = Date.parse(String(raw['expirationDateTime']));
    if (raw['status'] === 'New' && ends <= now().getTime())
      touch(Object.assign(raw, { status: 'Closed', substatus: 'Expired' }));
    return raw;
  };

  function token({ body }: Seen): Answer {
    const form = new URLSearchParams(body.toString());
    const wrong = (error: string, description: string) =>
      json(error === 'invalid_client' ? 401 : 400, { error, error_description: description });
    if (form.get('client_secret') !== partnerCenterApp.clientSecret)
      return wrong('invalid_client', 'AADSTS7000215: Invalid client secret provided.');
    const ends = refresh.get(form.get('refresh_token') ?? '');
    if (ends === undefined || ends <= now().getTime())
      return wrong('invalid_grant', 'AADSTS700082: The refresh token has expired due to inactivity.');
    if (form.get('resource') !== 'https://api.partner.microsoft.com')
      return wrong('invalid_resource', 'AADSTS500011: The resource principal was not found.');
    const granted = `access-${randomUUID()}`;
    access.set(granted, now().getTime() + 3_600_000);
    const next = `refresh-token-${++made}`;
    if (far.rotates) refresh.set(next, now().getTime() + 90 * dayMs);
    // Numbers as text, as this version of the endpoint has them.
    return json(200, {
      token_type: 'Bearer',
      expires_in: '3600',
      access_token: granted,
      ...(far.rotates && { refresh_token: next }),
    });
  }

  function list(url: URL): Answer {
    const filter = url.searchParams.get('$filter') ?? '';
    const since = /updatedDateTime ge (\S+)/.exec(filter)?.[1];
    const outgoing = filter.includes("direction eq 'Outgoing'");
    const known = [...referrals.values()].map(settled);
    const found = known
      .filter((raw) => since === undefined || Date.parse(String(raw['updatedDateTime'])) >= Date.parse(since))
      .filter((raw) => !outgoing || raw['direction'] === 'Outgoing')
      .toSorted((a, b) => (String(a['updatedDateTime']) < String(b['updatedDateTime']) ? -1 : 1));
    const from = Number(url.searchParams.get('$skiptoken') ?? 0);
    const next = new URL(url);
    next.searchParams.set('$skiptoken', String(from + far.pageSize));
    return json(200, {
      value: found.slice(from, from + far.pageSize),
      ...(from + far.pageSize < found.length && {
        '@odata.nextLink': next.href.replace('/engagements/', '/engagments/'),
      }),
    });
  }

  function written(raw: ARaw, next: Record<string, unknown>): Answer | null {
    const [from, to] = [String(raw['status']), String(next['status'])];
    const legal: Record<string, string[]> = {
      New: ['New', 'Active', 'Closed'],
      Active: ['Active', 'Closed'],
      Closed: [],
    };
    if (!legal[from]!.includes(to))
      return problem(400, 'invalidRequest', `It may not go from ${from} to ${to}.`);
    touch(Object.assign(raw, structuredClone(next), { id: raw.id }));
    if (from === 'New' && to === 'Active') raw['acceptedDateTime'] = stamp();
    return null;
  }

  function put(raw: ARaw, { headers, body }: Seen): Answer {
    const next = JSON.parse(body.toString()) as ARaw;
    if (next.eTag !== raw.eTag || (headers['if-match'] ?? raw.eTag) !== raw.eTag)
      return problem(412, 'preconditionFailed', 'The eTag is not the newest.');
    for (const needed of ['type', 'customerProfile', 'consent', 'details'])
      if (!(needed in next)) return problem(422, 'invalidRequest', `${needed} is missing.`);
    return written(raw, next) ?? json(200, raw);
  }

  function patch(raw: ARaw, { headers, body }: Seen): Answer {
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
    const refused = written(raw, next);
    if (refused) return refused;
    return headers['prefer'] === 'return=representation' ? json(200, raw) : { status: 204 };
  }

  function serve(request: Seen): Answer {
    const url = new URL(request.path, far.url);
    if (url.pathname.endsWith('/oauth2/token')) return token(request);
    const certificate = /^\/cert\/(microsoft|somebody)\.cer$/.exec(url.pathname)?.[1];
    if (certificate) return { status: 200, body: fixture(`${certificate}.pem`) };
    const bearer = (request.headers['authorization'] ?? '').replace('Bearer ', '');
    if ((access.get(bearer) ?? 0) <= now().getTime())
      return problem(401, 'unauthenticated', 'The token has ended.');
    const [, id] = /^\/v1\.0\/engagements\/referrals(?:\/([\w-]+))?$/.exec(url.pathname) ?? [null];
    if (!url.pathname.startsWith('/v1.0/engagements/referrals')) return { status: 404 };
    if (id === undefined) return request.method === 'POST' ? create(request) : list(url);
    const raw = referrals.get(id ?? '');
    if (!raw) return problem(404, 'itemNotFound', 'There is none.');
    settled(raw);
    if (request.method === 'GET') return json(200, raw);
    return request.method === 'PUT' ? put(raw, request) : patch(raw, request);
  }

  function create({ body }: Seen): Answer {
    const given = JSON.parse(body.toString()) as Record<string, unknown>;
    for (const needed of ['type', 'customerProfile', 'consent', 'details'])
      if (!(needed in given)) return problem(422, 'invalidRequest', `${needed} is missing.`);
    return json(
      201,
      far.aReferral({
        ...given,
        direction: 'Outgoing',
        inviteContext: { invitedBy: { organizationId: 'own-org', organizationName: 'Northwind Labs' } },
      }),
    );
  }

  const far: PartnerCenter = Object.assign(await startFarSide(serve), {
    referrals,
    settings: {} as Record<string, string>,
    rotates: true,
    revoke: () => {
      refresh.clear();
      access.clear();
    },
    pageSize: 100,
    aReferral(given: Record<string, unknown> = {}) {
      const id = randomUUID();
      return touch({
        id,
        eTag: '',
        engagementId: randomUUID(),
        name: 'Rota planning for three warehouses',
        createdDateTime: stamp(),
        expirationDateTime: new Date(now().getTime() + 14 * dayMs).toISOString(),
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
        ...given,
      });
    },
    change(id: string, given: Record<string, unknown>) {
      touch(Object.assign(referrals.get(id)!, given));
    },
    event(
      name: string,
      id: string,
      { certificate = 'microsoft', at = now() }: { certificate?: 'microsoft' | 'somebody'; at?: Date } = {},
    ) {
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
          'x-ms-certificate-url': `${far.url}/cert/${certificate}.cer`,
          'x-ms-signature-algorithm': 'rsa-sha256',
          'x-ms-signature': createSign('sha256').update(body).sign(fixture('signing-key.pem'), 'base64'),
        },
      };
    },
  });
  Object.assign(far.settings, {
    ...partnerCenterApp,
    organizationId: 'own-org',
    apiUrl: far.url,
    authority: far.url,
  });
  return far;
}

const json = (status: number, body: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const problem = (status: number, code: string, message: string): Answer =>
  json(status, { error: { code, message, target: null, innerError: null } });

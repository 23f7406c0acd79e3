// A Dataverse environment and its Entra tenant as far as a lead goes: alternate key, versions, closed rows, metadata, changes.
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { columns, describedLead, euro, keyColumn, options, row, type KeyStatus } from './dataverse-table.ts';
import { startFarSide, type Answer, type FarSide, type Seen } from './http-far-side.ts';

export type DataverseLead = {
  leadid: string;
  version: number;
  statecode: number;
  statuscode: number;
  modifiedon: string;
  values: Record<string, unknown>;
  opportunity: { statecode: number; worth: number; modifiedon: string } | null;
};

export type Dataverse = FarSide & {
  tenantId: string;
  clientId: string;
  clientSecret: string;
  /** By the value of the key column. */
  leads: Map<string, DataverseLead>;
  /** What the next write answers instead; first comes first. */
  fails(status: number, code: string, message: string): void;
  /** What Entra answers instead of a token. */
  refuseTokens(aadsts: number | null): void;
  endTokens(): void;
  /** Of the alternate key's index. */
  keyStatus: KeyStatus;
  /** Privileges that the app's user lacks. */
  lacks: Set<string>;
  change(key: string, change: Partial<DataverseLead>): void;
};

const ids = {
  tenantId: '6f1f7bd1-1d0e-4d55-9d5f-2f8b3a5a0c11',
  clientId: 'a2f1c9de-77aa-4b1c-8f0e-93c5d1e2b344',
  clientSecret: 'Qx8~dataverse.Secret_Value-0123456789abc',
};

export async function startDataverse(): Promise<Dataverse> {
  const environment = new Environment();
  const far = await startFarSide(
    (request) => environment.serve(request),
    '127.0.0.1',
    ({ method, path }) => method === 'PATCH' && path.includes('/leads('),
  );
  environment.url = far.url;
  return Object.assign(environment, far, ids);
}

class Environment {
  url = '';
  leads = new Map<string, DataverseLead>();
  keyStatus: KeyStatus = 'Active';
  lacks = new Set<string>();
  failures: Answer[] = [];
  tokens = new Set<string>();
  aadsts: number | null = null;
  userId = randomUUID();
  #time = Date.parse('2026-11-20T10:00:00Z');

  tick(): string {
    return new Date((this.#time += 1000)).toISOString().replace('.000Z', 'Z');
  }

  fails(status: number, code: string, message: string): void {
    this.failures.push(failed(status, code, message));
  }

  refuseTokens(aadsts: number | null): void {
    this.aadsts = aadsts;
  }

  endTokens(): void {
    this.tokens.clear();
  }

  change(key: string, change: Partial<DataverseLead>): void {
    const found = this.leads.get(key)!;
    Object.assign(found, { modifiedon: this.tick() }, change, { version: found.version + 1 });
  }

  serve(request: Seen): Answer {
    const url = new URL(request.path, 'http://far');
    if (url.pathname === `/${ids.tenantId}/oauth2/v2.0/token`) return this.token(request);
    if (url.pathname.endsWith('/oauth2/v2.0/token'))
      return entra(400, 90002, 'Tenant not found. Check to make sure you have the correct tenant ID.');
    const path = decodeURIComponent(url.pathname.replace(/^\/api\/data\/v9\.2\//, ''));
    if (!this.tokens.has((request.headers['authorization'] ?? '').replace('Bearer ', '')))
      return { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' }, body: '' };
    if (request.headers['odata-version'] !== '4.0' || request.headers['accept'] !== 'application/json')
      return failed(400, '0x80060888', 'The OData headers are missing.');
    const query = url.searchParams;
    if (request.method === 'GET' && path.startsWith('EntityDefinitions'))
      return ok(describedLead(path, this.keyStatus));
    if (path === 'WhoAmI') return ok({ UserId: this.userId });
    if (
      path.startsWith(
        `systemusers(${this.userId})/Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName`,
      )
    ) {
      const name = /PrivilegeName='(\w+)'/.exec(path)![1]!;
      return ok({ RolePrivileges: this.lacks.has(name) ? [] : [{ Depth: 'Global', PrivilegeName: name }] });
    }
    if (path === 'transactioncurrencies' && request.method === 'GET')
      return ok({
        value: query.get('$filter') === `isocurrencycode eq 'EUR'` ? [{ transactioncurrencyid: euro }] : [],
      });
    if (path === 'leads' && request.method === 'GET') return this.listed(query, request);
    return this.rowAt(path, request);
  }

  rowAt(path: string, request: Seen): Answer {
    const [, column, keyed] = /^leads\((\w+)='([a-z0-9-]{1,64})'\)$/.exec(path) ?? [];
    const [, id] = /^leads\(([0-9a-f-]{36})\)$/.exec(path) ?? [];
    if (keyed === undefined && id === undefined)
      return failed(404, '0x8006088a', `Resource not found for the segment '${path}'.`);
    if (keyed !== undefined && (column !== keyColumn || this.keyStatus !== 'Active'))
      return failed(400, '0x80060888', `'${column}' is not an alternate key of 'lead'.`);
    const key = keyed ?? [...this.leads].find(([, { leadid }]) => leadid === id)?.[0];
    const found = key === undefined ? undefined : this.leads.get(key);
    switch (request.method) {
      case 'GET':
        return found
          ? ok(shown(found))
          : failed(404, '0x80060891', 'A record with the specified key values does not exist in lead entity');
      case 'DELETE':
        if (!found) return failed(404, '0x80040217', `lead With Id = ${id} Does Not Exist`);
        this.leads.delete(key!);
        return { status: 204 };
      default:
        return this.write(request, key, found);
    }
  }

  token({ body }: Seen): Answer {
    const form = new URLSearchParams(body.toString());
    if (this.aadsts !== null) return entra(401, this.aadsts, 'As the test says.');
    if (form.get('grant_type') !== 'client_credentials' || form.get('scope') !== `${this.url}/.default`)
      return entra(400, 500011, `The resource principal named ${form.get('scope')} was not found.`);
    if (form.get('client_id') !== ids.clientId)
      return entra(400, 700016, 'Application not found in the directory.');
    if (form.get('client_secret') !== ids.clientSecret)
      return entra(401, 7000215, 'Invalid client secret provided.');
    const made = `eyJ0${randomUUID().replaceAll('-', '')}`;
    this.tokens.add(made);
    return ok({ token_type: 'Bearer', expires_in: 3599, access_token: made });
  }

  write(request: Seen, key: string | undefined, found: DataverseLead | undefined): Answer {
    const failure = this.failures.shift();
    if (failure) return failure;
    const match = request.headers['if-match'];
    if (request.headers['if-none-match'] === '*' && found)
      return failed(412, '0x80060892', 'A record with matching key values already exists.');
    if (match !== undefined && !found) return failed(404, '0x80040217', 'lead Does Not Exist');
    if (match !== undefined && match !== etag(found!))
      return failed(412, '0x80060882', 'The version of the existing record doesn’t match.');
    const parsed = row.safeParse(JSON.parse(request.body.toString()));
    if (!parsed.success) return refusedRow(parsed.error.issues[0]!);
    const values = parsed.data as Record<string, string | number | boolean>;
    for (const [name, , length = Infinity] of columns)
      if (String(values[name] ?? '').length > length)
        return failed(
          400,
          '0x80044331',
          `A validation error occurred.  The length of the '${name}' attribute of the 'lead' entity exceeded the maximum allowed length of '${length}'.`,
        );
    for (const [name, list] of Object.entries(options))
      if (values[name] !== undefined && !list.some(([value]) => value === values[name]))
        return failed(
          400,
          '0x8004431a',
          `A validation error occurred. The value ${String(values[name])} of '${name}' on record of type 'lead' is outside the valid range. Accepted Values: 1,2`,
        );
    const lead = found ?? {
      leadid: randomUUID(),
      version: 0,
      statecode: 0,
      statuscode: 1,
      modifiedon: '',
      values: {},
      opportunity: null,
    };
    Object.assign(lead, {
      version: lead.version + 1,
      modifiedon: this.tick(),
      values: { ...lead.values, ...values },
    });
    this.leads.set(key!, lead);
    const represented = request.headers['prefer']?.includes('return=representation');
    return represented ? { ...ok({ leadid: lead.leadid }), status: found ? 200 : 201 } : { status: 204 };
  }

  /** Two rows a page, whatever is asked, so that pages are turned. */
  listed(query: URLSearchParams, { headers }: Seen): Answer {
    const filter = query.get('$filter') ?? '';
    if (!/odata\.maxpagesize=/.test(headers['prefer'] ?? '')) return failed(400, '0x0', 'Ask for pages.');
    const among = (name: string) =>
      new RegExp(`PropertyName='${name}',PropertyValues=\\[([^\\]]*)\\]`)
        .exec(filter)?.[1]
        ?.replaceAll("'", '')
        .split(',');
    const [keys, ids] = [among(keyColumn), among('leadid')];
    const since = / (?:qualifyingopportunityid\/)?modifiedon ge (\S+)/.exec(filter)?.[1];
    const ofOpportunities = filter.includes('_qualifyingopportunityid_value ne null');
    const rows = [...this.leads]
      .filter(([key, lead]) => {
        if (keys) return keys.includes(key) || ids?.includes(lead.leadid);
        const at = ofOpportunities ? lead.opportunity?.modifiedon : lead.modifiedon;
        return at !== undefined && (since === undefined || Date.parse(at) >= Date.parse(since));
      })
      .toSorted(([, a], [, b]) => a.modifiedon.localeCompare(b.modifiedon));
    const skip = Number(query.get('$skiptoken') ?? 0);
    const next = new URLSearchParams(query);
    next.set('$skiptoken', String(skip + 2));
    return ok({
      value: rows.slice(skip, skip + 2).map(([key, lead]) => ({ ...shown(lead), [keyColumn]: key })),
      ...(rows.length > skip + 2 && {
        '@odata.nextLink': `${this.url}/api/data/v9.2/leads?${next.toString()}`,
      }),
    });
  }
}

const etag = ({ version }: DataverseLead) => `W/"${version}"`;
const annotation = 'OData.Community.Display.V1.FormattedValue';

function shown(lead: DataverseLead) {
  const { leadid, statecode, statuscode, modifiedon, opportunity } = lead;
  return {
    '@odata.etag': etag(lead),
    leadid,
    statecode,
    statuscode,
    modifiedon,
    [`statuscode@${annotation}`]: statuscode === 1 ? 'New' : 'Contacted',
    [`_ownerid_value@${annotation}`]: 'Marta Nowak',
    qualifyingopportunityid: opportunity && {
      statecode: opportunity.statecode,
      modifiedon: opportunity.modifiedon,
      estimatedvalue: opportunity.worth,
      actualvalue: opportunity.statecode === 1 ? opportunity.worth : null,
      [`_ownerid_value@${annotation}`]: 'Jan Kowal',
      transactioncurrencyid: { isocurrencycode: 'EUR' },
    },
  };
}

function refusedRow(issue: z.core.$ZodIssue): Answer {
  const name = issue.code === 'unrecognized_keys' ? issue.keys[0]! : String(issue.path[0]);
  const inner =
    issue.code === 'unrecognized_keys'
      ? `An undeclared property '${name}' which only has property annotations in the payload but no property value was found in the payload.`
      : `Cannot convert the value of '${name}' to the expected type.`;
  return failed(
    400,
    '0x80048d19',
    `Error identified in Payload provided by the user for Entity :'leads' ----> ${inner}`,
  );
}

const ok = (value: unknown): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json; odata.metadata=minimal' },
  body: JSON.stringify(value),
});

const failed = (status: number, code: string, message: string): Answer => ({
  ...ok({ error: { code, message } }),
  status,
});

const entra = (status: number, number: number, message: string): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    error: number === 7000215 || number === 7000222 ? 'invalid_client' : 'invalid_request',
    error_description: `AADSTS${number}: ${message} Trace ID: 0 Correlation ID: 0`,
    error_codes: [number],
  }),
});

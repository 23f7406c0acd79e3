// A Dataverse environment and its Entra tenant as far as a lead goes: alternate key, versions, closed rows, metadata, changes.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
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
  keyStatus: 'Active' | 'Pending' | 'Failed' | null;
  /** Privileges that the app's user lacks. */
  lacks: Set<string>;
  change(key: string, change: Partial<DataverseLead>): void;
};

const keyColumn = 'leadshare_key';
/** Name, type, length: what the real table has, and a choice of the customer's own. */
const columns: [name: string, type: string, length?: number][] = [
  ['subject', 'String', 300],
  ['firstname', 'String', 50],
  ['lastname', 'String', 50],
  ['companyname', 'String', 100],
  ['emailaddress1', 'String', 100],
  ['telephone1', 'String', 50],
  ['jobtitle', 'String', 100],
  ['address1_country', 'String', 80],
  ['description', 'Memo', 2000],
  ['leadsourcecode', 'Picklist'],
  ['cr1_segment', 'Picklist'],
  ['donotemail', 'Boolean'],
  ['donotbulkemail', 'Boolean'],
  ['donotphone', 'Boolean'],
  ['estimatedamount', 'Money'],
  ['ownerid', 'Owner'],
  [keyColumn, 'String', 100],
];
const options: Record<string, [number, string][]> = {
  leadsourcecode: [
    [8, 'Web'],
    [4, 'Partner'],
  ],
  cr1_segment: [
    [100000000, 'Small'],
    [100000001, 'Large'],
  ],
};
const row = z.strictObject(
  Object.fromEntries([
    ...columns
      .filter(([name]) => name !== 'ownerid' && name !== keyColumn)
      .map(([name, type]) => [
        name,
        (type === 'Boolean'
          ? z.boolean()
          : ['Picklist', 'Money'].includes(type)
            ? z.number()
            : z.string()
        ).optional(),
      ]),
    [
      'campaignid@odata.bind',
      z
        .string()
        .regex(/^\/campaigns\([0-9a-f-]{36}\)$/)
        .optional(),
    ],
    [
      'ownerid@odata.bind',
      z
        .string()
        .regex(/^\/(?:systemusers|teams)\([0-9a-f-]{36}\)$/)
        .optional(),
    ],
  ]) as Record<string, z.ZodType>,
);

export async function startDataverse(): Promise<Dataverse> {
  const ids = {
    tenantId: '6f1f7bd1-1d0e-4d55-9d5f-2f8b3a5a0c11',
    clientId: 'a2f1c9de-77aa-4b1c-8f0e-93c5d1e2b344',
    clientSecret: 'Qx8~dataverse.Secret_Value-0123456789abc',
  };
  const leads: Dataverse['leads'] = new Map();
  const failures: Answer[] = [];
  const tokens = new Set<string>();
  let aadsts: number | null = null;
  let clock = Date.parse('2026-11-20T10:00:00Z');
  const tick = () => new Date((clock += 1000)).toISOString().replace('.000Z', 'Z');
  const userId = randomUUID();

  const far = await startFarSide(
    serve,
    '127.0.0.1',
    ({ method, path }) => method === 'PATCH' && /\/leads\(/.test(path),
  );
  const state = Object.assign(far, ids, {
    leads,
    keyStatus: 'Active' as Dataverse['keyStatus'],
    lacks: new Set<string>(),
    fails: (status: number, code: string, message: string) =>
      void failures.push(failed(status, code, message)),
    refuseTokens: (number: number | null) => void (aadsts = number),
    endTokens: () => tokens.clear(),
    change(key: string, change: Partial<DataverseLead>) {
      const found = leads.get(key)!;
      Object.assign(found, { modifiedon: tick() }, change, { version: found.version + 1 });
    },
  });
  return state;

  function serve(request: Seen): Answer {
    const url = new URL(request.path, 'http://far');
    if (url.pathname === `/${ids.tenantId}/oauth2/v2.0/token`) return token(request);
    if (url.pathname.endsWith('/oauth2/v2.0/token'))
      return entra(400, 90002, 'Tenant not found. Check to make sure you have the correct tenant ID.');
    const path = decodeURIComponent(url.pathname.replace(/^\/api\/data\/v9\.2\//, ''));
    if (!tokens.has((request.headers['authorization'] ?? '').replace('Bearer ', '')))
      return { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' }, body: '' };
    if (request.headers['odata-version'] !== '4.0' || request.headers['accept'] !== 'application/json')
      return failed(400, '0x80060888', 'The OData headers are missing.');
    const query = url.searchParams;
    if (request.method === 'GET' && path.startsWith('EntityDefinitions')) return metadata(path);
    if (path === 'WhoAmI') return ok({ UserId: userId });
    if (
      path.startsWith(`systemusers(${userId})/Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName`)
    ) {
      const name = /PrivilegeName='(\w+)'/.exec(path)![1]!;
      return ok({ RolePrivileges: state.lacks.has(name) ? [] : [{ Depth: 'Global', PrivilegeName: name }] });
    }
    if (path === 'leads' && request.method === 'GET') return listed(query, request);
    const [, column, keyed] = /^leads\((\w+)='([a-z0-9-]{1,64})'\)$/.exec(path) ?? [];
    const [, id] = /^leads\(([0-9a-f-]{36})\)$/.exec(path) ?? [];
    if (keyed === undefined && id === undefined)
      return failed(404, '0x8006088a', `Resource not found for the segment '${path}'.`);
    if (keyed !== undefined && (column !== keyColumn || state.keyStatus !== 'Active'))
      return failed(400, '0x80060888', `'${column}' is not an alternate key of 'lead'.`);
    const key = keyed ?? [...leads].find(([, { leadid }]) => leadid === id)?.[0];
    const found = key === undefined ? undefined : leads.get(key);
    switch (request.method) {
      case 'GET':
        return found
          ? ok(shown(found))
          : failed(404, '0x80060891', 'A record with the specified key values does not exist in lead entity');
      case 'DELETE':
        if (!found) return failed(404, '0x80040217', `lead With Id = ${id} Does Not Exist`);
        leads.delete(key!);
        return { status: 204 };
      default:
        return write(request, key, found);
    }
  }

  function token({ body }: Seen): Answer {
    const form = new URLSearchParams(body.toString());
    if (aadsts !== null) return entra(401, aadsts, 'As the test says.');
    if (form.get('grant_type') !== 'client_credentials' || form.get('scope') !== `${far.url}/.default`)
      return entra(400, 500011, `The resource principal named ${form.get('scope')} was not found.`);
    if (form.get('client_id') !== ids.clientId)
      return entra(400, 700016, 'Application not found in the directory.');
    if (form.get('client_secret') !== ids.clientSecret)
      return entra(401, 7000215, 'Invalid client secret provided.');
    const made = `eyJ0${randomUUID().replaceAll('-', '')}`;
    tokens.add(made);
    return ok({ token_type: 'Bearer', expires_in: 3599, access_token: made });
  }

  function write(request: Seen, key: string | undefined, found: DataverseLead | undefined): Answer {
    const failure = failures.shift();
    if (failure) return failure;
    const match = request.headers['if-match'];
    if (request.headers['if-none-match'] === '*' && found)
      return failed(412, '0x80060892', 'A record with matching key values already exists.');
    if (match !== undefined && !found) return failed(404, '0x80040217', 'lead Does Not Exist');
    if (match !== undefined && match !== etag(found!))
      return failed(412, '0x80060882', 'The version of the existing record doesn’t match.');
    const parsed = row.safeParse(JSON.parse(request.body.toString()));
    if (!parsed.success) return refusedRow(parsed.error.issues[0]!);
    const values = parsed.data as Record<string, unknown>;
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
      modifiedon: tick(),
      values: { ...lead.values, ...values },
    });
    leads.set(key!, lead);
    const represented = request.headers['prefer']?.includes('return=representation');
    return represented ? { ...ok({ leadid: lead.leadid }), status: found ? 200 : 201 } : { status: 204 };
  }

  function metadata(path: string): Answer {
    const label = (text: string) => ({ UserLocalizedLabel: { Label: text } });
    if (path.endsWith('/Keys'))
      return ok({
        value: [
          ...(state.keyStatus === null
            ? []
            : [{ KeyAttributes: [keyColumn], EntityKeyIndexStatus: state.keyStatus }]),
          { KeyAttributes: ['firstname', 'lastname'], EntityKeyIndexStatus: 'Active' },
        ],
      });
    const type = /Microsoft\.Dynamics\.CRM\.(\w+)AttributeMetadata$/.exec(path)?.[1];
    const wanted = columns.filter(([, of]) => type === undefined || of === type);
    return ok({
      value: wanted.map(([name, of, MaxLength]) => ({
        LogicalName: name,
        ...(type === undefined && {
          AttributeType: of,
          AttributeOf: null,
          IsValidForCreate: true,
          RequiredLevel: { Value: name === 'subject' ? 'ApplicationRequired' : 'None' },
          DisplayName: label(name === 'cr1_segment' ? 'Segment' : name),
        }),
        ...(MaxLength !== undefined && { MaxLength }),
        ...(type === 'Picklist' && {
          OptionSet: name === 'cr1_segment' ? null : choices(name),
          GlobalOptionSet: name === 'cr1_segment' ? choices(name) : null,
        }),
      })),
    });
    function choices(name: string) {
      return { Options: options[name]!.map(([Value, text]) => ({ Value, Label: label(text) })) };
    }
  }

  /** Two rows a page, whatever is asked, so that pages are turned. */
  function listed(query: URLSearchParams, { headers }: Seen): Answer {
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
    const rows = [...leads]
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
        '@odata.nextLink': `${far.url}/api/data/v9.2/leads?${next.toString()}`,
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

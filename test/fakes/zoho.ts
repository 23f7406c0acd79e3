// Zoho's accounts server and the leads of its CRM: upsert by a unique field, an answer for each lead, tokens that are rationed.
import * as z from 'zod';
import { startFarSide, type Answer, type FarSide, type Seen } from './http-far-side.ts';

export type ZohoLead = { id: string; values: Record<string, unknown>; converted: boolean };
type Refusal = { code: string; details?: object; message?: string };

export type Zoho = FarSide & {
  clientId: string;
  clientSecret: string;
  refreshToken: string;
  leads: ZohoLead[];
  /** The access token that counts now; others have ended. */
  token: string;
  /** How many it still gives in these ten minutes. */
  tokensLeft: number;
  /** The lead at this place of the next upsert is refused. */
  refuse(at: number, refusal: Refusal): void;
  /** null: the field is not there. */
  key: { unique: boolean } | null;
  /** The scope includes the settings of fields. */
  seesFields: boolean;
};

const clientId = '1000.GMB0YULZHJK411284S8I5GZ4CHUEX0';
const clientSecret = '122c324d3496d5d7eeebc129470715fbb856b7aa01';
const refreshToken = '1000.86a03ca5dbfccb7445b1889b8215efb0.cad9e1ae4989a1196fe05aa729fcb4e1';

const Upsert = z.strictObject({
  data: z
    .array(z.record(z.string().regex(/^[A-Z]\w*$/), z.union([z.string(), z.number(), z.boolean()])))
    .min(1)
    .max(100),
  duplicate_check_fields: z.array(z.string()).min(1),
  trigger: z.array(z.enum(['workflow', 'approval', 'blueprint'])).optional(),
});

const Update = z.strictObject({
  data: z
    .array(z.record(z.string().regex(/^[A-Z]\w*$/), z.union([z.string(), z.number(), z.boolean()])))
    .length(1),
});

const lengths: Record<string, number> = {
  Last_Name: 80,
  Company: 100,
  First_Name: 40,
  Email: 100,
  Phone: 30,
  Designation: 100,
  Country: 100,
  Lead_Source: 120,
  Description: 32_000,
};

export async function startZoho(): Promise<Zoho> {
  const refusals: ({ at: number } & Refusal)[] = [];
  const count = { tokens: 0, leads: 0 };
  const serve = (request: Seen): Answer => {
    const url = new URL(request.path, zoho.url);
    if (url.pathname === '/oauth/v2/token') return accounts(request, zoho, count);
    if (request.headers['authorization'] !== `Zoho-oauthtoken ${zoho.token}`)
      return whole(401, 'INVALID_TOKEN', 'invalid oauth token');
    if (request.method === 'GET' && url.pathname === '/crm/v8/settings/fields') return fields(url, zoho);
    if (request.method === 'POST' && url.pathname === '/crm/v8/Leads/upsert')
      return upsert(request, zoho, count, refusals);
    const id = /^\/crm\/v8\/Leads\/(\d+)$/.exec(url.pathname)?.[1];
    if (request.method === 'DELETE' && id !== undefined) return remove(id, zoho);
    if (request.method === 'PUT' && id !== undefined) return update(id, request, zoho);
    return whole(404, 'INVALID_URL_PATTERN', 'Please check if the URL trying to access is a correct one');
  };
  const far = await startFarSide(serve, '127.0.0.1', ({ path }) => !path.startsWith('/oauth/'));
  const zoho: Zoho = Object.assign(far, {
    clientId,
    clientSecret,
    refreshToken,
    leads: [],
    token: 'none yet',
    tokensLeft: 10,
    refuse: (at: number, refusal: Refusal) => void refusals.push({ at, ...refusal }),
    key: { unique: true },
    seesFields: true,
  });
  return zoho;
}

type Count = { tokens: number; leads: number };

/** Faults come with status 200, but for the ration. */
function accounts(request: Seen, zoho: Zoho, count: Count): Answer {
  const form = new URLSearchParams(request.body.toString());
  if (request.method !== 'POST' || form.get('grant_type') !== 'refresh_token')
    return json(200, { error: 'unsupported_grant_type' });
  if (form.get('client_id') !== clientId) return json(200, { error: 'invalid_client' });
  if (form.get('client_secret') !== clientSecret) return json(200, { error: 'invalid_client_secret' });
  if (form.get('refresh_token') !== refreshToken) return json(200, { error: 'invalid_code' });
  if (zoho.tokensLeft-- <= 0)
    return json(400, {
      error_description: 'You have made too many requests continuously. Please try again after some time.',
      error: 'Access Denied',
      status: 'failure',
    });
  zoho.token = `1000.${String(++count.tokens).padStart(32, 'a')}.0123456789abcdef0123456789abcdef`;
  return json(200, {
    access_token: zoho.token,
    scope: 'ZohoCRM.modules.leads.ALL ZohoCRM.settings.fields.READ',
    api_domain: zoho.url,
    token_type: 'Bearer',
    expires_in: 3600,
  });
}

function upsert(request: Seen, zoho: Zoho, count: Count, refusals: ({ at: number } & Refusal)[]): Answer {
  const parsed = Upsert.safeParse(JSON.parse(request.body.toString()));
  if (!parsed.success) return whole(400, 'INVALID_DATA', z.prettifyError(parsed.error));
  const [key] = parsed.data.duplicate_check_fields as [string];
  if (key !== 'Leadshare_Key' || !zoho.key?.unique)
    return whole(400, 'INVALID_DATA', 'the given field is not unique', {
      api_name: 'duplicate_check_fields',
    });
  const refusal = refusals.shift();
  const data = parsed.data.data.map((values, at) =>
    refusal?.at === at
      ? refused(refusal.code, refusal.details ?? {}, refusal.message)
      : written(values, key, zoho, count),
  );
  return json(data.every(({ status }) => status === 'error') ? 202 : 200, { data });
}

function written(values: Record<string, unknown>, key: string, zoho: Zoho, count: Count) {
  for (const name of ['Last_Name', 'Company'])
    if (!values[name]) return refused('MANDATORY_NOT_FOUND', { api_name: name }, 'required field not found');
  for (const [name, most] of Object.entries(lengths))
    if (typeof values[name] === 'string' && values[name].length > most)
      return refused('INVALID_DATA', { api_name: name, maximum_length: most }, 'invalid data');
  if (typeof values['Email'] === 'string' && !/^[^\s@]+@[^\s@]+$/.test(values['Email']))
    return refused('INVALID_DATA', { api_name: 'Email', expected_data_type: 'email' }, 'invalid data');
  const known = zoho.leads.find((lead) => lead.values[key] === values[key]);
  if (known?.converted) return refused('CONVERTED_RECORD', { id: known.id }, 'the record is converted');
  if (known) Object.assign(known.values, values);
  const lead = known ?? { id: `55001${String(++count.leads).padStart(12, '0')}`, values, converted: false };
  if (!known) zoho.leads.push(lead);
  return {
    code: 'SUCCESS',
    duplicate_field: known ? key : null,
    action: known ? 'update' : 'insert',
    details: { id: lead.id, Modified_Time: '2026-11-20T10:00:00+00:00' },
    message: known ? 'record updated' : 'record added',
    status: 'success',
  };
}

function fields(url: URL, zoho: Zoho): Answer {
  if (url.searchParams.get('module') !== 'Leads') return whole(400, 'INVALID_MODULE', 'invalid module');
  if (!zoho.seesFields) return whole(401, 'OAUTH_SCOPE_MISMATCH', 'invalid oauth scope to access this URL');
  const field = (
    api_name: string,
    field_label: string,
    data_type: string,
    length: number,
    more: object = {},
  ) => ({
    api_name,
    field_label,
    data_type,
    length,
    read_only: false,
    field_read_only: false,
    system_mandatory: false,
    operation_type: { web_update: true, api_create: true, web_create: true, api_update: true },
    unique: {},
    pick_list_values: [],
    ...more,
  });
  return json(200, {
    fields: [
      field('Owner', 'Lead Owner', 'ownerlookup', 120),
      field('Last_Name', 'Last Name', 'text', 80, { system_mandatory: true }),
      field('Company', 'Company', 'text', 100),
      field('Email', 'Email', 'email', 100),
      field('Lead_Status', 'Lead Status', 'picklist', 120, {
        pick_list_values: [
          { display_value: 'Not contacted', actual_value: 'Not Contacted' },
          { display_value: 'Contacted', actual_value: 'Contacted' },
        ],
      }),
      field('Annual_Revenue', 'Annual Revenue', 'currency', 16),
      field('Created_Time', 'Created Time', 'datetime', 120, { read_only: true }),
      ...(zoho.key
        ? [
            field('Leadshare_Key', 'Leadshare Key', 'text', 100, {
              unique: zoho.key.unique ? { casesensitive: '0' } : {},
            }),
          ]
        : []),
    ],
  });
}

function update(id: string, request: Seen, { leads }: Zoho): Answer {
  const parsed = Update.safeParse(JSON.parse(request.body.toString()));
  if (!parsed.success) return whole(400, 'INVALID_DATA', z.prettifyError(parsed.error));
  const lead = leads.find((one) => one.id === id);
  if (!lead)
    return json(400, { data: [refused('INVALID_DATA', { id }, 'the id given seems to be invalid')] });
  if (lead.converted)
    return json(400, { data: [refused('ID_ALREADY_CONVERTED', { id }, 'id already converted')] });
  Object.assign(lead.values, parsed.data.data[0]);
  const details = { id, Modified_Time: '2026-11-20T10:00:00+00:00' };
  return json(200, { data: [{ code: 'SUCCESS', details, message: 'record updated', status: 'success' }] });
}

function remove(id: string, { leads }: Zoho): Answer {
  const at = leads.findIndex((lead) => lead.id === id);
  if (at === -1)
    return json(200, { data: [refused('INVALID_DATA', { id }, 'the id given seems to be invalid')] });
  leads.splice(at, 1);
  return json(200, {
    data: [{ code: 'SUCCESS', details: { id }, message: 'record deleted', status: 'success' }],
  });
}

const refused = (code: string, details: object, message = 'not taken') => ({
  code,
  details,
  message,
  status: 'error',
});

export const whole = (status: number, code: string, message: string, details: object = {}): Answer =>
  json(status, { code, details, message, status: 'error' });

const json = (status: number, body: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: JSON.stringify(body),
});

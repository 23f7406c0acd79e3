// A Marketo instance as far as leads go: identity, sync, form submission, describe and delete, with nearly every fault in a 200.
import * as z from 'zod';
import { startFarSide, type Answer, type FarSide, type Seen } from './http-far-side.ts';

export type MarketoLead = { id: number; values: Record<string, unknown> };

export type Marketo = FarSide & {
  clientId: string;
  clientSecret: string;
  leads: MarketoLead[];
  /** Ids of the leads whose "Fill Out Form" activity was logged, in order. */
  submissions: number[];
  /** The token that counts now, and the seconds it still lives. */
  token: string;
  livesS: number;
  /** The next submitted or synced requests fail whole with these codes and words. */
  fail(...next: { code: string; message: string }[]): void;
  /** The next leads are skipped with these, the one at `at` of a request. */
  skip(at: number, code: string, message: string): void;
  /** Bytes of a request that are too many. */
  mostBytes: number;
  /** The API user's role lets it read assets. */
  seesAssets: boolean;
  /** The field by which our leads are found was made there. */
  hasKey: boolean;
};

const clientId = '64792f64-73d0-4dc8-bb58-1ec1fc2d9302';
const clientSecret = 'q7Xw2sKvL0mN4bR8tY1uZ5aC9dE3fGhJ';

const Values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const Sync = z.strictObject({
  action: z.enum(['createOnly', 'updateOnly', 'createOrUpdate', 'createDuplicate']).optional(),
  lookupField: z.string().optional(),
  partitionName: z.string().optional(),
  asyncProcessing: z.boolean().optional(),
  input: z.array(Values).min(1).max(300),
});
const Submit = z.strictObject({
  formId: z.int(),
  programId: z.int().optional(),
  input: z
    .array(
      z.strictObject({
        leadFormFields: Values,
        visitorData: z
          .strictObject({
            pageURL: z.url().optional(),
            queryString: z.string().optional(),
            leadClientIpAddress: z.ipv4().optional(),
            userAgentString: z.string().optional(),
          })
          .optional(),
        cookie: z.string().optional(),
      }),
    )
    .length(1),
});
const Delete = z.strictObject({ input: z.array(z.strictObject({ id: z.int() })).max(300) });

const field = (name: string, displayName: string, dataType = 'string', length?: number) => ({
  name,
  displayName,
  dataType,
  ...(length !== undefined && { length }),
  updateable: true,
  crmManaged: false,
});
const fields = [
  { ...field('id', 'Id', 'integer'), updateable: false },
  field('email', 'Email Address', 'email', 255),
  field('firstName', 'First Name', 'string', 255),
  field('lastName', 'Last Name', 'string', 255),
  field('title', 'Job Title', 'string', 255),
  field('phone', 'Phone Number', 'phone', 255),
  field('company', 'Company Name', 'string', 255),
  field('country', 'Country', 'string', 255),
  field('leadSource', 'Lead Source', 'string', 255),
  field('mktoPersonNotes', 'Person Notes', 'text', 30_000),
  field('leadScore', 'Lead Score', 'score'),
  field('unsubscribed', 'Unsubscribed', 'boolean'),
];
const key = field('leadshareKey', 'Leadshare Key', 'string', 255);

/** What happens next, and what was given out. */
type Plan = {
  failures: { code: string; message: string }[];
  skips: { at: number; code: string; message: string }[];
  issued: number;
  lastId: number;
};

export async function startMarketo(): Promise<Marketo> {
  const plan: Plan = { failures: [], skips: [], issued: 0, lastId: 50 };
  const far = await startFarSide(
    (request) => serve(request, marketo, plan),
    '127.0.0.1',
    ({ path }) => !path.startsWith('/identity/'),
  );
  const marketo: Marketo = Object.assign(far, {
    clientId,
    clientSecret,
    leads: [],
    submissions: [],
    token: '',
    livesS: 3599,
    fail: (...next: { code: string; message: string }[]) => void plan.failures.push(...next),
    skip: (at: number, code: string, message: string) => void plan.skips.push({ at, code, message }),
    mostBytes: 1024 * 1024,
    seesAssets: true,
    hasKey: true,
  });
  return marketo;
}

function serve(request: Seen, marketo: Marketo, plan: Plan): Answer {
  const { method, path, headers, body } = request;
  if (path === '/identity/oauth/token') return identity(request, marketo, plan);
  const bearer = /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1];
  if (bearer === undefined) return fault('600', 'Access token not specified');
  if (bearer !== marketo.token)
    return bearer.startsWith('marketo-token-')
      ? fault('602', 'Access token expired')
      : fault('601', 'Access token invalid');
  if (body.length > marketo.mostBytes)
    return {
      status: 413,
      headers: { 'content-type': 'text/html' },
      body: '<h1>Request Entity Too Large</h1>',
    };
  if (method === 'GET') return read(path, marketo);
  if (method !== 'POST') return fault('605', `Request method '${method}' not supported`);
  if (headers['content-type'] !== 'application/json') return fault('612', 'Invalid Content Type');
  const failure = plan.failures.shift();
  if (failure) return fault(failure.code, failure.message);
  const parsed = parse(body);
  if (parsed === undefined) return fault('609', 'Invalid JSON');
  if (path === '/rest/v1/leads.json') return sync(parsed, marketo, plan);
  if (path === '/rest/v1/leads/submitForm.json') return submit(parsed, marketo, plan);
  if (path === '/rest/v1/leads/delete.json') return remove(parsed, marketo);
  return fault('610', 'Requested resource not found');
}

/** Asked again it gives the same token and the seconds that are left of it. */
function identity(request: Seen, marketo: Marketo, plan: Plan): Answer {
  const form = new URLSearchParams(request.body.toString());
  if (request.method !== 'POST' || form.get('grant_type') !== 'client_credentials')
    return json(400, { error: 'unsupported_grant_type', error_description: 'Unsupported grant type' });
  if (form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret)
    return json(401, { error: 'invalid_client', error_description: 'Bad client credentials' });
  if (marketo.token === '') marketo.token = `marketo-token-${++plan.issued}:lon`;
  return json(200, {
    access_token: marketo.token,
    token_type: 'bearer',
    expires_in: marketo.livesS,
    scope: 'leads@api.example',
  });
}

const fieldsOf = ({ hasKey }: Marketo) => (hasKey ? [...fields, key] : fields);

function read(path: string, marketo: Marketo): Answer {
  if (path === '/rest/v1/leads/describe2.json')
    return fine([
      {
        name: 'API Lead',
        searchableFields: [['email'], ['id'], ...(marketo.hasKey ? [['leadshareKey']] : [])],
        fields: fieldsOf(marketo),
      },
    ]);
  if (!path.startsWith('/rest/asset/v1/form/')) return fault('610', 'Requested resource not found');
  if (!marketo.seesAssets) return fault('603', 'Access denied');
  return path === '/rest/asset/v1/form/1029.json'
    ? fine([{ id: 1029, name: 'Marketplace leads', status: 'approved' }])
    : fault('702', 'No form found');
}

function sync(body: unknown, marketo: Marketo, plan: Plan): Answer {
  const parsed = Sync.safeParse(body);
  if (!parsed.success) return fault('1003', z.prettifyError(parsed.error));
  const lookup = parsed.data.lookupField ?? 'email';
  const knowsId = lookup === 'id' && parsed.data.action === 'updateOnly';
  if (lookup !== 'email' && !knowsId && !(lookup === 'leadshareKey' && marketo.hasKey))
    return fault('1006', `Field '${lookup}' not found`);
  const skip = plan.skips.shift();
  if (lookup === 'id') return fine(parsed.data.input.map((values) => updated(values, marketo)));
  return fine(
    parsed.data.input.map((values, at) =>
      skip?.at === at ? skipped(skip.code, skip.message) : upsert(lookup, values, marketo, plan),
    ),
  );
}

function updated({ id, ...values }: Record<string, unknown>, { leads }: Marketo) {
  const lead = leads.find((one) => one.id === id);
  if (!lead) return skipped('1004', 'Lead not found');
  Object.assign(lead.values, values);
  return { id: lead.id, status: 'updated' };
}

function submit(body: unknown, marketo: Marketo, plan: Plan): Answer {
  const parsed = Submit.safeParse(body);
  if (!parsed.success) return fault('1003', z.prettifyError(parsed.error));
  if (parsed.data.formId !== 1029) return fault('1013', `Form with id ${parsed.data.formId} not found`);
  const skip = plan.skips.shift();
  const result = skip
    ? skipped(skip.code, skip.message)
    : upsert('email', parsed.data.input[0]!.leadFormFields, marketo, plan);
  if ('id' in result) marketo.submissions.push(result.id);
  return fine([result]);
}

function remove(body: unknown, { leads }: Marketo): Answer {
  const parsed = Delete.safeParse(body);
  if (!parsed.success) return fault('1003', z.prettifyError(parsed.error));
  return fine(
    parsed.data.input.map(({ id }) => {
      const at = leads.findIndex((lead) => lead.id === id);
      if (at === -1) return skipped('1004', 'Lead not found');
      leads.splice(at, 1);
      return { id, status: 'deleted' };
    }),
  );
}

function upsert(lookup: string, values: Record<string, unknown>, marketo: Marketo, plan: Plan) {
  const wrong = complaint(lookup, values, marketo);
  if (wrong) return wrong;
  const matches = marketo.leads.filter((lead) => lead.values[lookup] === values[lookup]);
  if (matches.length > 1) return skipped('1007', 'Multiple lead match lookup criteria');
  const [known] = matches;
  if (known) Object.assign(known.values, values);
  const lead = known ?? { id: ++plan.lastId, values };
  if (!known) marketo.leads.push(lead);
  return { id: lead.id, status: known ? 'updated' : 'created' };
}

/** What is wrong with a lead's values, or null. */
function complaint(lookup: string, values: Record<string, unknown>, marketo: Marketo) {
  const known = new Map(fieldsOf(marketo).map((each) => [each.name, each]));
  if (values[lookup] === undefined || values[lookup] === '')
    return skipped('1002', `Missing value for the required parameter '${lookup}'`);
  for (const [name, value] of Object.entries(values)) {
    const found = known.get(name);
    if (!found) return skipped('1006', `Field '${name}' not found`);
    if (found.dataType === 'boolean' && typeof value !== 'boolean')
      return skipped('1001', `Invalid value '${String(value)}'. Required of type 'Boolean'`);
    if (found.length !== undefined && String(value).length > found.length)
      return skipped('1077', 'Value too long for field');
    if (name === 'email' && !/^[\x21-\x7e]+@[\x21-\x7e]+$/.test(String(value)))
      return skipped('1003', 'Email address is invalid');
  }
  return null;
}

const skipped = (code: string, message: string) => ({ status: 'skipped', reasons: [{ code, message }] });

const json = (status: number, body: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: JSON.stringify(body),
});
const fine = (result: unknown[]) => json(200, { requestId: 'e42b#14272d07d78', result, success: true });
const fault = (code: string, message: string) =>
  json(200, { requestId: 'e42b#14272d07d78', success: false, errors: [{ code, message }] });

/** As Marketo says that it is asked too often. */
export const tooOften = fault('606', "Max rate limit '100' exceeded with in '20' secs");

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

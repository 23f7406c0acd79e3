// A Salesforce org as far as its leads go: external id, duplicate rule, converted leads, collections, limits, SOQL pages.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { described, keyField, wrong, type Fault } from './salesforce-lead.ts';
import { startFarSide, type Answer, type FarSide, type Seen } from './http-far-side.ts';

export type SalesforceLead = {
  Id: string;
  key: string | null;
  values: Record<string, string | number | boolean>;
  Status: string;
  IsConverted: boolean;
  IsDeleted: boolean;
  SystemModstamp: string;
  opportunity: { Amount: number; IsWon: boolean; IsClosed: boolean; SystemModstamp: string } | null;
};

export type Salesforce = FarSide & {
  clientId: string;
  clientSecret: string;
  leads: SalesforceLead[];
  /** What the next write answers instead. */
  fails(status: number, errorCode: string, message: string, fields?: string[]): void;
  refuseToken(error: string | null, description: string): void;
  endTokens(): void;
  refuseOne(at: number): void;
  change(key: string, change: Partial<SalesforceLead>): void;
  /** The duplicate rule finds a lead by its e-mail. */
  duplicateRule: boolean;
  oneCurrency: boolean;
  countries: string[] | null;
  keyUnique: boolean;
};

export async function startSalesforce(): Promise<Salesforce> {
  const org = new Org();
  const far = await startFarSide(
    (request) => org.serve(request),
    '127.0.0.1',
    ({ method }) => method === 'PATCH',
  );
  return Object.assign(org, far);
}

class Org {
  clientId = '3MVG9.fakeConsumerKey_0123456789';
  clientSecret = 'A1B2C3D4E5F60718293A4B5C6D7E8F90SECRET';
  leads: SalesforceLead[] = [];
  duplicateRule = false;
  oneCurrency = false;
  countries: string[] | null = null;
  keyUnique = true;
  #tokens = new Set<string>();
  #failures: Answer[] = [];
  #token: [string, string] | null = null;
  #refused: number | null = null;
  #time = Date.parse('2026-11-20T10:00:00Z');

  fails(status: number, errorCode: string, message: string, fields: string[] = []): void {
    this.#failures.push(failed(status, errorCode, message, { fields }));
  }
  refuseToken(error: string | null, description: string): void {
    this.#token = error === null ? null : [error, description];
  }
  endTokens(): void {
    this.#tokens.clear();
  }
  refuseOne(at: number): void {
    this.#refused = at;
  }
  change(key: string, change: Partial<SalesforceLead>): void {
    Object.assign(
      this.leads.find((lead) => lead.key === key)!,
      { SystemModstamp: this.#tick() },
      change,
    );
  }
  #tick(): string {
    return new Date((this.#time += 1000)).toISOString().replace('Z', '+0000');
  }

  serve(request: Seen): Answer {
    const { pathname, searchParams } = new URL(request.path, 'http://far');
    if (pathname === '/services/oauth2/token') return this.#grant(request);
    if (!this.#tokens.has((request.headers['authorization'] ?? '').replace('Bearer ', '')))
      return failed(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    const path = pathname.replace('/services/data/v66.0', '');
    if (path === '/sobjects/Lead/describe') return ok(described(this.keyUnique));
    if (path === '/query' || path === '/queryAll') return this.#queried(searchParams.get('q')!, path);
    if (path.startsWith('/query/')) return this.#page(Number(path.split('-')[1]));
    const [, key] = new RegExp(`^/sobjects/Lead/${keyField}/([a-z0-9-]{1,64})$`).exec(path) ?? [];
    const [, id] = /^\/sobjects\/Lead\/(00Q\w{12})$/.exec(path) ?? [];
    const found = this.leads.find((lead) => (key === undefined ? lead.Id === id : lead.key === key));
    if (request.method === 'PATCH') return this.#failures.shift() ?? this.#patched(path, key, found, request);
    if (!found) return failed(404, 'NOT_FOUND', 'The requested resource does not exist');
    if (request.method === 'GET')
      return ok({ Id: found.Id, IsConverted: found.IsConverted, [keyField]: found.key });
    this.leads = this.leads.filter((lead) => lead !== found);
    return { status: 204 };
  }

  #grant({ body }: Seen): Answer {
    const form = new URLSearchParams(body.toString());
    const no = (error: string, error_description: string) => ({
      ...ok({ error, error_description }),
      status: 400,
    });
    if (this.#token) return no(...this.#token);
    if (form.get('grant_type') !== 'client_credentials')
      return no('unsupported_grant_type', 'grant type not supported');
    if (form.get('client_id') !== this.clientId) return no('invalid_client_id', 'client identifier invalid');
    if (form.get('client_secret') !== this.clientSecret)
      return no('invalid_client', 'invalid client credentials');
    const access_token = `00D000000000001!${randomUUID().replaceAll('-', '')}`;
    this.#tokens.add(access_token);
    return ok({
      access_token,
      token_type: 'Bearer',
      instance_url: 'https://acme.my.salesforce.com',
      issued_at: '1',
    });
  }

  #patched(path: string, key: string | undefined, found: SalesforceLead | undefined, request: Seen): Answer {
    const body = JSON.parse(request.body.toString()) as Record<string, unknown>;
    const allows = request.headers['sforce-duplicate-rule-header']?.includes('allowSave=true') ?? false;
    if (path === `/composite/sobjects/Lead/${keyField}`) return this.#collection(body, allows);
    if (key === undefined) {
      if (!found) return failed(404, 'NOT_FOUND', 'The requested resource does not exist');
      const { [keyField]: given, ...changed } = body;
      if (found.IsConverted) return { ...ok([converted]), status: 400 };
      const values = { ...found.values, ...changed };
      const error = wrong(values, this.countries);
      if (error) return { ...ok([error]), status: 400 };
      Object.assign(found, {
        values,
        SystemModstamp: this.#tick(),
        ...(given !== undefined && { key: given }),
      });
      return { status: 204 };
    }
    const error = this.#upsert(key, body, allows);
    const lead = this.leads.find((one) => one.key === key);
    if (error) return { ...ok([error]), status: 400 };
    return { ...ok({ id: lead!.Id, success: true, errors: [], created: !found }), status: found ? 200 : 201 };
  }

  #collection(body: Record<string, unknown>, allows: boolean): Answer {
    const { allOrNone, records } = z
      .strictObject({
        allOrNone: z.literal(false),
        records: z
          .array(
            z.looseObject({
              attributes: z.strictObject({ type: z.literal('Lead') }),
              [keyField]: z.string(),
            }),
          )
          .max(200),
      })
      .parse(body);
    const results = records.map(({ [keyField]: key, ...more }, at) => {
      const values = Object.fromEntries(Object.entries(more).filter(([name]) => name !== 'attributes'));
      const error =
        at === this.#refused
          ? { errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Not on Fridays', fields: [] }
          : this.#upsert(key, values, allows);
      if (!error) return { id: this.leads.find((lead) => lead.key === key)!.Id, success: true, errors: [] };
      const { errorCode: statusCode, message, fields } = error;
      return { success: allOrNone, errors: [{ statusCode, message, fields }] };
    });
    this.#refused = null;
    return ok(results);
  }

  #upsert(key: string, values: Record<string, unknown>, allows: boolean): Fault | null {
    const found = this.leads.find((lead) => lead.key === key);
    if (found?.IsConverted) return converted;
    const error = wrong(values, this.countries);
    if (error) return error;
    const twins = this.leads.filter((lead) => lead.key !== key && lead.values['Email'] === values['Email']);
    if (this.duplicateRule && !allows && !found && twins.length > 0)
      return {
        errorCode: 'DUPLICATES_DETECTED',
        message: 'Use one of these records?',
        fields: [],
        duplicateResut: {
          allowSave: true,
          matchResults: [
            { matchRecords: twins.map(({ Id }) => ({ record: { attributes: { type: 'Lead' }, Id } })) },
          ],
        },
      };
    const SystemModstamp = this.#tick();
    if (found) Object.assign(found, { values, SystemModstamp });
    else
      this.leads.push({
        Id: `00Q${String(this.leads.length + 1).padStart(12, '0')}`,
        key,
        values: values as SalesforceLead['values'],
        Status: 'Open - Not Contacted',
        IsConverted: false,
        IsDeleted: false,
        SystemModstamp,
        opportunity: null,
      });
    return null;
  }

  #rows: unknown[] = [];

  #queried(soql: string, path: string): Answer {
    if (this.oneCurrency && soql.includes('CurrencyIsoCode'))
      return failed(400, 'INVALID_FIELD', `No such column 'CurrencyIsoCode' on entity 'Opportunity'`);
    const among = (name: string) =>
      new RegExp(`${name} IN \\(([^)]*)\\)`).exec(soql)?.[1]?.replaceAll("'", '').split(',');
    const [keys, ids] = [among(keyField), among('Id')];
    const since = /\(SystemModstamp >= (\S+) OR/.exec(soql)?.[1];
    const late = (time: string | undefined) => time !== undefined && Date.parse(time) >= Date.parse(since!);
    this.#rows = this.leads
      .filter((lead) => path === '/queryAll' || !lead.IsDeleted)
      .filter((lead) =>
        keys
          ? keys.includes(lead.key ?? '') || ids?.includes(lead.Id)
          : lead.key !== null &&
            (since === undefined || late(lead.SystemModstamp) || late(lead.opportunity?.SystemModstamp)),
      )
      .map(({ Id, key, Status, IsConverted, IsDeleted, SystemModstamp, opportunity }) => ({
        Id,
        [keyField]: key,
        Status,
        IsConverted,
        IsDeleted,
        SystemModstamp,
        Owner: { Name: 'Marta Nowak' },
        ConvertedOpportunity: opportunity && {
          ...opportunity,
          StageName: opportunity.IsWon ? 'Closed Won' : 'Prospecting',
          Owner: { Name: 'Jan Kowal' },
          ...(!this.oneCurrency && { CurrencyIsoCode: 'EUR' }),
        },
      }));
    return this.#page(0);
  }

  /** Two a page, whatever is asked, so that pages are turned. */
  #page(from: number): Answer {
    const done = this.#rows.length <= from + 2;
    return ok({
      done,
      records: this.#rows.slice(from, from + 2),
      ...(!done && { nextRecordsUrl: `/services/data/v66.0/query/01gx-${from + 2}` }),
    });
  }
}

const converted: Fault = {
  errorCode: 'CANNOT_UPDATE_CONVERTED_LEAD',
  message: 'cannot reference converted lead',
  fields: [],
};

const ok = (value: unknown): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'sforce-limit-info': 'api-usage=18/5000' },
  body: JSON.stringify(value),
});

const failed = (status: number, errorCode: string, message: string, more: object = {}): Answer => ({
  ...ok([{ message, errorCode, ...more }]),
  status,
});

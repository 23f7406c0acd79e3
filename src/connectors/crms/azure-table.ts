// Azure Table storage, in the columns that the marketplace itself writes, so that whoever reads its table can read ours.
import type { TableClient, TableEntity, TableServiceClientOptions } from '@azure/data-tables';
import type { SharedLead } from '../../leads/lead.ts';
import { answersOf } from '../answers.ts';
import {
  defineCrm,
  WireError,
  type Job,
  type Outcome,
  type Settings,
  type Wire,
  type WireReply,
  type WireRequest,
} from '../connector.ts';
import { objectIn, readCommon } from '../reply.ts';
import { completed, reviewConnectionString, reviewTableName } from './azure-connection-string.ts';

export const azureTable = defineCrm({
  kind: 'azure-table',
  name: 'Azure Table storage',
  group: 'files',
  fields: [
    {
      name: 'connectionString',
      kind: 'secret',
      label: 'Connection string',
      help: 'In the Azure portal: your storage account, Security + networking, Access keys, Connection string.',
      required: true,
      maxLength: 2000,
    },
    {
      name: 'tableName',
      kind: 'text',
      label: 'Table',
      help: 'Any name, such as MarketplaceLeads; the table is made with the first lead when it is not there yet.',
      required: true,
      maxLength: 63,
    },
  ],
  review: (settings) => [
    ...reviewConnectionString(settings['connectionString'] ?? ''),
    ...reviewTableName(settings['tableName'] ?? ''),
  ],

  // The marketplace's own columns stand; a mapping adds columns or gives one of them another value.
  mappable: { targets: [], open: true, defaults: [] },

  push: async (job, settings, wire) => push(await openTable(settings, wire), entityOf(job), wire.now),

  batch: {
    // Of one partition, which is one listing; a transaction's body may have 4 MiB and a row 1 MiB, and a lead has a few KiB.
    most: 100,
    async push(jobs, settings, wire) {
      const table = await openTable(settings, wire);
      const entities = jobs.map(entityOf);
      const outcomes = new Map<TableEntity, Outcome>();
      for (const together of Map.groupBy(entities, ({ partitionKey }) => partitionKey).values()) {
        const took = together.length > 1 && (await tookAll(table, together));
        // A transaction that failed stored nothing: one by one each row has an answer of its own.
        for (const entity of together)
          outcomes.set(entity, took ? deliveredAs(entity) : await push(table, entity, wire.now));
      }
      return entities.map((entity) => outcomes.get(entity)!);
    },
  },

  async cleanUp({ externalId }, key, settings, wire) {
    // Neither key has a slash in it.
    const partition = externalId?.slice(0, -(key.length + 1)) ?? '';
    const table = await openTable(settings, wire);
    const { reply } = await table((client) => client.deleteEntity(partition, key));
    return reply.status === 204 || codeIn(reply) === 'ResourceNotFound';
  },
});

type Table = Awaited<ReturnType<typeof openTable>>;

async function push(table: Table, entity: TableEntity, now: Date): Promise<Outcome> {
  const upsert = (client: TableClient) => client.upsertEntity(entity, 'Replace');
  let { reply } = await table(upsert);
  if (codeIn(reply) === 'TableNotFound') {
    const made = await table((client) => client.createTable());
    if (made.reply.status >= 300 && codeIn(made.reply) !== 'TableAlreadyExists')
      return readReply(made.reply, entity, now);
    reply = (await table(upsert)).reply;
  }
  return readReply(reply, entity, now);
}

/** Whether a transaction took every row; the library reads the answer's parts. */
async function tookAll(table: Table, entities: TableEntity[]): Promise<boolean> {
  const { reply, failed } = await table((client) =>
    client.submitTransaction(entities.map((entity) => ['upsert', entity, 'Replace'])),
  );
  return reply.status === 202 && !failed;
}

type HttpClient = NonNullable<TableServiceClientOptions['httpClient']>;
type HttpHeaders = Parameters<HttpClient['sendRequest']>[0]['headers'];

/**
 * The library signs and shapes; the wire sends. What counts is the reply itself, not the error the library makes of it.
 * It is a seventh of all that a process loads, so only once a lead goes there.
 */
async function openTable({ connectionString, tableName }: Settings, wire: Wire) {
  const { TableClient: Client } = await import('@azure/data-tables');
  let last: WireReply | null = null;
  const httpClient: HttpClient = {
    async sendRequest(request) {
      // Our client does not unpack replies.
      request.headers.delete('accept-encoding');
      last = await wire.send({
        method: request.method as WireRequest['method'],
        url: request.url,
        headers: request.headers.toJSON(),
        ...(typeof request.body === 'string' && { body: request.body }),
      });
      return {
        request,
        status: last.status,
        headers: headersOf(last.headers),
        bodyAsText: last.body.toString('utf8'),
      };
    },
  };
  const table = Client.fromConnectionString(completed(connectionString!), tableName!, {
    httpClient,
    retryOptions: { maxRetries: 0 },
    redirectOptions: { maxRetries: 0 },
    // The review lets http through for the local emulator alone.
    allowInsecureConnection: true,
  });
  /** `failed`: the library took the reply for an error. */
  return async (
    call: (table: TableClient) => Promise<unknown>,
  ): Promise<{ reply: WireReply; failed: boolean }> => {
    last = null;
    let failed = false;
    try {
      await call(table);
    } catch (error) {
      if (last === null || error instanceof WireError) throw error;
      failed = true;
    }
    return { reply: last as unknown as WireReply, failed };
  };
}

function headersOf(values: Record<string, string>): HttpHeaders {
  const map = new Map(Object.entries(values));
  return {
    get: (name) => map.get(name.toLowerCase()),
    has: (name) => map.has(name.toLowerCase()),
    set: (name, value) => void map.set(name.toLowerCase(), String(value)),
    delete: (name) => void map.delete(name.toLowerCase()),
    toJSON: () => Object.fromEntries(map),
    [Symbol.iterator]: () => map.entries(),
  };
}

/** 64 KiB of UTF-16 per text; the rest is cut, and Truncated names the columns it was cut from. */
const longestValue = 32_767;

export function entityOf({ lead, key, values }: Pick<Job, 'lead' | 'key' | 'values'>): TableEntity {
  const cut: string[] = [];
  const fitted = (column: string, value: string) => {
    if (value.length <= longestValue) return value;
    cut.push(column);
    return value.slice(0, longestValue).toWellFormed();
  };
  const whole = customerInfo(lead, Infinity);
  let [info, longestField] = [whole, longestValue];
  // Cut inside its fields, so that the cell remains JSON.
  while (info.length > longestValue) info = customerInfo(lead, (longestField = Math.floor(longestField / 2)));
  if (info !== whole) cut.push('CustomerInfo');
  const columns = {
    ActionCode: fitted('ActionCode', lead.source.actionCode ?? lead.action ?? ''),
    CreatedTime: lead.receivedAt,
    CustomerInfo: info,
    Description: fitted('Description', lead.note ?? ''),
    LeadSource: fitted('LeadSource', lead.source.leadSource ?? ''),
    OfferDisplayName: fitted('OfferDisplayName', lead.offer.title),
    LeadId: lead.id,
    Kind: lead.kind,
    PublisherId: lead.publisherId,
    Consent: JSON.stringify(lead.consent),
    ReceivedAt: new Date(lead.receivedAt),
  };
  const mapped = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? fitted(name, value) : value,
    ]),
  );
  return {
    partitionKey: keyOf(`${lead.storefront}.${lead.offer.id}`),
    rowKey: key,
    ...columns,
    ...mapped,
    ...(cut.length > 0 && { Truncated: cut.join(',') }),
  };
}

function customerInfo({ contact }: SharedLead, longestField: number): string {
  const text = (value: string | null) => (value ?? '').slice(0, longestField).toWellFormed();
  return JSON.stringify({
    FirstName: text(contact.firstName),
    LastName: text(contact.lastName),
    Email: text(contact.email),
    Phone: text(contact.phone),
    Country: text(contact.country),
    Company: text(contact.company),
    Title: text(contact.title),
  });
}

/** A key of at most 1 KiB without the signs that Azure forbids in it. */
const keyOf = (text: string) =>
  text
    .replace(/[/\\#?%\p{Cc}]/gu, '-')
    .slice(0, 512)
    .toWellFormed();

function codeIn({ status, headers, body }: WireReply): string {
  if (status < 400) return '';
  const error = objectIn(body)?.['odata.error'] as { code?: unknown } | undefined;
  return typeof error?.code === 'string' ? error.code : (headers['x-ms-error-code'] ?? '');
}

function readReply(reply: WireReply, entity: TableEntity, now: Date): Outcome {
  const { status } = reply;
  if (status === 204 || status === 201) return deliveredAs(entity);
  return readCommon(reply, now, answer) ?? readError(reply, codeIn(reply), now);
}

const deliveredAs = ({ partitionKey, rowKey }: TableEntity): Outcome => ({
  is: 'delivered',
  externalId: `${partitionKey}/${rowKey}`,
});

const answer = answersOf('Azure Table storage');

/** Decided by Azure's error code where the status alone could mean several things. */
function readError(reply: WireReply, code: string, now: Date): Outcome {
  // A code is one word; anything else is not Azure's and is not repeated.
  const status = /^[A-Za-z]{1,60}$/.test(code) ? `${reply.status} ${code}` : reply.status;
  if (reply.status === 401 || reply.status === 403) return answer('credentials_wrong', { status });
  if (code === 'TableNotFound' || code === 'TableBeingDeleted')
    return answer('being_made', { status }, { reply, now });
  if (reply.status === 404) return answer('address_wrong', { status });
  if (['PropertyValueTooLarge', 'EntityTooLarge', 'RequestBodyTooLarge'].includes(code))
    return answer('too_large', { status });
  if (reply.status === 400) return answer('lead_refused', { status });
  if (code === 'OperationTimedOut' || code === 'ServerBusy')
    return answer('not_available', { status }, { reply, now });
  if (reply.status >= 200 && reply.status < 300) return answer('not_understood', { status }, { reply, now });
  if (reply.status >= 500 || reply.status === 409 || reply.status === 412)
    return answer('failed_inside', { status }, { reply, now });
  return answer('request_refused', { status });
}

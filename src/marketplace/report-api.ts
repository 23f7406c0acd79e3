// The calls of Partner Center's report API (insights/v1.1/cmp), each as a value or a fault. What is made there bears our name, and is
// looked for before it is made: a call that was cut off after it counted makes no second one.
import { answersOf } from '../connectors/answers.ts';
import { authorized } from '../connectors/authorized.ts';
import { WireError, type Settings, type Wire, type WireReply } from '../connectors/connector.ts';
import { entraToken } from '../connectors/entra.ts';
import { objectIn } from '../connectors/reply.ts';
import { dayOf } from '../campaigns/code.ts';
import { fault, faultFrom, faultOf, faultOfWire, isFault, type Fault } from './fault.ts';
import {
  dataset,
  executionIn,
  itemsIn,
  memberOf,
  queryFor,
  queryName,
  reportName,
  textOf,
  type Execution,
  type Item,
} from './shape.ts';

export type ReportApi = { publisherId: string; settings: Settings; wire: Wire };

const answer = answersOf('Partner Center');
const publicApi = 'https://api.partnercenter.microsoft.com';
const addressOf = (given: string | undefined, usual: string) => (given || usual).trim().replace(/\/+$/, '');
const apiOf = (settings: Settings) => addressOf(settings['apiUrl'], publicApi);

function tokenOf({ settings, wire }: ReportApi) {
  const api = apiOf(settings);
  return entraToken(
    wire,
    {
      tenantId: settings['tenantId']!.trim(),
      clientId: settings['clientId']!.trim(),
      clientSecret: settings['clientSecret']!,
      authority: addressOf(settings['authority'], 'https://login.microsoftonline.com'),
      // Of the public cloud's API, whatever address a stand-in for it has.
      resource: new URL(api).protocol === 'http:' ? publicApi : api,
    },
    answer,
  );
}

/** Null: the app has a token. */
export async function signsIn(api: ReportApi): Promise<Fault | null> {
  try {
    const grant = await api.wire.token(() => tokenOf(api));
    return grant.is === 'granted' ? null : faultFrom(grant);
  } catch (error) {
    if (error instanceof WireError) return faultOfWire(error.fault, error.message);
    throw error;
  }
}

type Call = { method: 'GET' | 'POST' | 'DELETE'; path: string; body?: object };

/** The rows of the answer; none where it answers 404, as it does for a list without any. */
async function call(api: ReportApi, { method, path, body }: Call): Promise<Item[] | Fault> {
  const { settings, wire } = api;
  try {
    const reply = await authorized(
      wire,
      () => tokenOf(api),
      ({ token }) =>
        wire.send({
          method,
          url: `${apiOf(settings)}/insights/v1.1/cmp/${path}`,
          headers: {
            accept: 'application/json',
            authorization: `Bearer ${token}`,
            ...(body !== undefined && { 'content-type': 'application/json' }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
    );
    return 'body' in reply ? read(reply, wire.now) : faultFrom(reply);
  } catch (error) {
    if (error instanceof WireError) return faultOfWire(error.fault, error.message);
    throw error;
  }
}

function read(reply: WireReply, now: Date): Item[] | Fault {
  const told = objectIn(reply.body);
  if (reply.status === 404 && told !== null) return [];
  if (reply.status < 200 || reply.status > 299)
    return faultOf(reply, now, told === null ? undefined : memberOf(told, 'message'));
  return itemsIn(reply.body) ?? fault('not_understood', { status: reply.status });
}

const named = (items: readonly Item[], name: string, wanted: string) =>
  items.find((item) => textOf(item, name) === wanted);

/** The query for the columns that the data set has; or what keeps it from us. */
export async function queryOf(api: ReportApi): Promise<string | Fault> {
  const sets = await call(api, { method: 'GET', path: `ScheduledDataset?datasetName=${dataset}` });
  if (isFault(sets)) return sets;
  const ours = sets.find((item) => textOf(item, 'datasetName').toLowerCase() === dataset.toLowerCase());
  if (ours === undefined) return fault('dataset_missing');
  const found = queryFor(ours);
  return 'query' in found ? found.query : fault('columns_missing', { said: found.missing.join(', ') });
}

/** Ours, found by its name or made. */
export async function queryIdOf(api: ReportApi, query: string): Promise<string | Fault> {
  const name = queryName(api.publisherId, query);
  const there = await call(api, {
    method: 'GET',
    path: `ScheduledQueries?queryName=${encodeURIComponent(name)}&includeSystemQueries=false`,
  });
  if (isFault(there)) return there;
  const known = named(there, 'name', name);
  if (known !== undefined) return textOf(known, 'queryId');
  const body = { Name: name, Description: 'Visits and clicks by day, read by Leadshare', Query: query };
  const made = await call(api, { method: 'POST', path: 'ScheduledQueries', body });
  return isFault(made) ? made : idIn(made, 'queryId');
}

const freshMs = 20 * 3_600_000;

/** The report that is under way, or one that is begun now; what is left of earlier days is removed. */
export async function reportIdOf(api: ReportApi, queryId: string, now: Date): Promise<string | Fault> {
  const there = await call(api, {
    method: 'GET',
    path: `ScheduledReport?queryId=${encodeURIComponent(queryId)}`,
  });
  if (isFault(there)) return there;
  const ours = there.filter((item) => textOf(item, 'reportName').startsWith(reportName(api.publisherId, '')));
  const isFresh = (item: Item) => {
    const madeAt = Date.parse(textOf(item, 'createdTime'));
    return Number.isNaN(madeAt) || now.getTime() - madeAt < freshMs;
  };
  for (const old of ours.filter((item) => !isFresh(item))) await removeReport(api, textOf(old, 'reportId'));
  const fresh = ours.find(isFresh);
  if (fresh !== undefined) return textOf(fresh, 'reportId');
  const made = await call(api, {
    method: 'POST',
    path: 'ScheduledReport',
    body: {
      ReportName: reportName(api.publisherId, dayOf(now)),
      Description: 'Read once and removed by Leadshare',
      QueryId: queryId,
      ExecuteNow: true,
      // Wanted by the form of the call, and of no account where it is carried out at once.
      StartTime: new Date(now.getTime() + 5 * 3_600_000).toISOString().replace(/\.\d+Z$/, 'Z'),
      RecurrenceInterval: 24,
      RecurrenceCount: 1,
      Format: 'csv',
    },
  });
  return isFault(made) ? made : idIn(made, 'reportId');
}

/** Null: it has not begun. */
export async function executionOf(api: ReportApi, reportId: string): Promise<Execution | null | Fault> {
  const states = encodeURIComponent('Pending;Running;Paused;Completed');
  const told = await call(api, {
    method: 'GET',
    path: `ScheduledReport/execution/${encodeURIComponent(reportId)}?executionStatus=${states}&getLatestExecution=false`,
  });
  return isFault(told) ? told : executionIn(told);
}

/** What cannot be removed now is removed with the next. */
export async function removeReport(api: ReportApi, reportId: string): Promise<void> {
  await call(api, { method: 'DELETE', path: `ScheduledReport/${encodeURIComponent(reportId)}` });
}

function idIn([item]: readonly Item[], name: string): string | Fault {
  const id = item === undefined ? '' : textOf(item, name);
  return id === '' ? fault('not_understood') : id;
}

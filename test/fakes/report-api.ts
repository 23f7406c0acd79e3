// Partner Center's report API as it is documented (insights/v1.1/cmp): tokens that end, queries and reports that stay, executions that
// take a while, fail or never come, links with a signature that ends, a store that serves the files. Its clock is moved by hand.
import { randomUUID } from 'node:crypto';
import { startFarSide, type Answer, type FarSide, type Seen } from './http-far-side.ts';

export const reportApp = {
  tenantId: '11111111-2222-4333-8444-555555555555',
  clientId: '66666666-7777-4888-8999-000000000001',
  clientSecret: 'a-report-secret-of-no-worth',
};

type Query = { queryId: string; name: string; query: string };
type Report = { reportId: string; reportName: string; queryId: string; createdAt: number };
type Row = Record<string, string | number>;

/** What is counted there: by day, offer and so on; kept up by the test. */
export class ReportWorld {
  url = '';
  rows: Row[] = [];
  readonly queries: Query[] = [];
  reports: Report[] = [];
  /** Every report that was ever made. */
  made = 0;
  columns = [
    'Date',
    'OfferName',
    'ReferralDomain',
    'CountryName',
    'PageVisits',
    'GetItNow',
    'ContactMe',
    'TestDrive',
    'FreeTrial',
    'Campaign',
    'consentGivenCount',
    'platforms',
    'Site',
  ];
  datasets = ['ISVOrder', 'ISVMarketplaceInsights'];
  /** How long an execution takes, how long its link holds, and how it ends. */
  takesMs = 5 * 60_000;
  linkLivesMs = 60 * 60_000;
  ends: 'Completed' | 'Failed' = 'Completed';
  /** Whether the app is known to Partner Center; Entra knows it anyway. */
  knownThere = true;
  secretEnded = false;
  /** What the store serves in place of the file. */
  file: string | Buffer | null = null;
  /** Where links lead; null: here. */
  store: string | null = null;
  readonly #now: () => Date;
  readonly #tokens = new Map<string, number>();
  readonly #links = new Map<string, { until: number; text: string | Buffer }>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** No token counts any more, before its hour is over. */
  endTokens(): void {
    this.#tokens.clear();
  }

  serve(request: Seen): Answer {
    const url = new URL(request.path, this.url);
    if (url.pathname.startsWith('/files/')) return this.#file(url);
    if (url.pathname === `/${reportApp.tenantId}/oauth2/token`) return this.#token(request);
    if (url.pathname.endsWith('/oauth2/token'))
      return json(400, { error: 'invalid_request', error_description: 'AADSTS90002: Tenant not found.' });
    const bearer = (request.headers['authorization'] ?? '').replace('Bearer ', '');
    if ((this.#tokens.get(bearer) ?? 0) <= this.#now().getTime()) return said(401, 'Unauthorized');
    if (!this.knownThere) return said(403, 'The application has no access to this account.');
    const [, what = '', id = ''] = /^\/insights\/v1\.1\/cmp\/(\w+)\/?(.*)$/.exec(url.pathname) ?? [];
    if (what === 'ScheduledDataset') return this.#datasets();
    if (what === 'ScheduledQueries') return this.#queries(request, url);
    if (what === 'ScheduledReport' && id.startsWith('execution/')) return this.#execution(id.slice(10));
    return what === 'ScheduledReport' ? this.#reports(request, url, id) : said(404, 'No such call.');
  }

  #token({ body }: Seen): Answer {
    const form = new URLSearchParams(body.toString());
    const wrong = (error: string, error_description: string) =>
      json(401, { error, error_description: `${error_description} Trace ID: 0` });
    if (form.get('client_id') !== reportApp.clientId)
      return wrong('unauthorized_client', 'AADSTS700016: Application was not found in the directory.');
    if (form.get('client_secret') !== reportApp.clientSecret)
      return wrong('invalid_client', 'AADSTS7000215: Invalid client secret provided.');
    if (this.secretEnded)
      return wrong('invalid_client', 'AADSTS7000222: The provided client secret keys are expired.');
    if (form.get('resource') !== 'https://api.partnercenter.microsoft.com')
      return wrong('invalid_resource', 'AADSTS500011: The resource principal was not found.');
    const token = `report-token-${randomUUID()}`;
    this.#tokens.set(token, this.#now().getTime() + 3_599_000);
    return json(200, { token_type: 'Bearer', expires_in: '3599', access_token: token });
  }

  #datasets(): Answer {
    return list(
      this.datasets.map((datasetName) => ({
        datasetName,
        selectableColumns: datasetName === 'ISVOrder' ? ['OrderId'] : this.columns,
        availableMetrics: [],
        availableDateRanges: ['LAST_MONTH', 'LAST_3_MONTHS', 'LAST_6_MONTHS', 'LIFETIME'],
      })),
    );
  }

  #queries({ method, body }: Seen, url: URL): Answer {
    if (method === 'GET') {
      const wanted = url.searchParams.get('queryName');
      const found = this.queries.filter(({ name }) => wanted === null || name === wanted);
      return found.length === 0 ? said(404, 'No item found with given filters') : list(found);
    }
    const { Name, Query } = JSON.parse(body.toString()) as { Name: string; Query: string };
    const unknown = columnsIn(Query).find((column) => !this.columns.includes(column));
    if (unknown !== undefined) return said(400, `Incorrect column name ${unknown}`);
    const made = { queryId: randomUUID(), name: Name, query: Query };
    this.queries.push(made);
    return list([made]);
  }

  #reports({ method, body }: Seen, url: URL, id: string): Answer {
    const shown = ({ createdAt, ...report }: Report) => ({
      ...report,
      createdTime: stamp(createdAt),
      reportStatus: 'Active',
    });
    if (method === 'GET') {
      const found = this.reports.filter(({ queryId }) => queryId === url.searchParams.get('queryId'));
      return found.length === 0
        ? said(404, 'No item found with given filters')
        : json(200, { Value: found.map(shown), TotalCount: found.length, StatusCode: 200 });
    }
    if (method === 'DELETE') {
      const before = this.reports.length;
      this.reports = this.reports.filter(({ reportId }) => reportId !== id);
      return before === this.reports.length ? said(404, 'Not found') : list([]);
    }
    const { ReportName, QueryId, ExecuteNow, StartTime } = JSON.parse(body.toString()) as Record<
      string,
      string
    >;
    if (!this.queries.some(({ queryId }) => queryId === QueryId)) return said(400, 'Invalid QueryId');
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(StartTime ?? '') || ExecuteNow === undefined)
      return said(400, 'Invalid report parameters');
    const made = {
      reportId: randomUUID(),
      reportName: ReportName!,
      queryId: QueryId!,
      createdAt: this.#now().getTime(),
    };
    this.reports.push(made);
    this.made += 1;
    return json(200, { Value: [shown(made)], TotalCount: 1, Message: 'Report created successfully' });
  }

  #execution(id: string): Answer {
    const report = this.reports.find(({ reportId }) => reportId === id);
    if (report === undefined) return said(404, 'No item found with given filters');
    const doneAt = report.createdAt + this.takesMs;
    const now = this.#now().getTime();
    const execution = { executionId: `${id}-1`, reportId: id, format: 'csv' };
    if (now < report.createdAt + Math.min(60_000, this.takesMs))
      return said(404, 'No item found with given filters');
    if (now < doneAt)
      return list([{ ...execution, executionStatus: 'Running', reportAccessSecureLink: null }]);
    if (this.ends === 'Failed') return list([{ ...execution, executionStatus: 'Failed' }]);
    const { query } = this.queries.find(({ queryId }) => queryId === report.queryId)!;
    const name = randomUUID();
    this.#links.set(name, { until: now + this.linkLivesMs, text: this.file ?? this.#csv(columnsIn(query)) });
    return list([
      {
        ...execution,
        executionStatus: 'Completed',
        reportAccessSecureLink: `${this.store ?? this.url}/files/${name}?sig=a-signature`,
        reportExpiryTime: stamp(now + 3 * 3_600_000),
        reportGeneratedTime: stamp(doneAt),
      },
    ]);
  }

  #csv(columns: string[]): string {
    const cell = (value: string | number | undefined) => `"${String(value ?? '').replaceAll('"', '""')}"`;
    return [columns, ...this.rows.map((row) => columns.map((column) => row[column]))]
      .map((cells) => cells.map(cell).join(','))
      .join('\r\n')
      .concat('\r\n');
  }

  #file(url: URL): Answer {
    const link = this.#links.get(url.pathname.slice('/files/'.length));
    if (link === undefined || link.until <= this.#now().getTime())
      return { status: 403, body: '<?xml version="1.0"?><Error><Code>AuthenticationFailed</Code></Error>' };
    return { status: 200, headers: { 'content-type': 'text/csv' }, body: link.text };
  }
}

const columnsIn = (query: string) =>
  (/^SELECT (.+) FROM /.exec(query)?.[1] ?? '').split(',').map((column) => column.trim());
const stamp = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
const json = (status: number, body: object): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const list = (value: object[]) =>
  json(200, { value, totalCount: value.length, message: null, statusCode: 200 });
const said = (status: number, message: string) => json(status, { value: null, message, statusCode: status });

export type ReportFarSide = FarSide & { world: ReportWorld; settings: Record<string, string> };

/** Its tricks are for the API's calls; tokens and files are served as ever. */
export async function startReportApi(now: () => Date): Promise<ReportFarSide> {
  const world = new ReportWorld(now);
  const side = await startFarSide(
    (request) => world.serve(request),
    '127.0.0.1',
    ({ path }) => path.startsWith('/insights/'),
  );
  world.url = side.url;
  return Object.assign(side, {
    world,
    settings: { ...reportApp, apiUrl: side.url, authority: side.url },
  });
}

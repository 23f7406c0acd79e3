// Tries every call of the OpenAPI document with one publisher's key or session on another publisher's things.
import type { Booted, CallOptions } from './app.ts';
import { rowsOfPublisher } from './every-row.ts';
import type { RowIds } from './row-values.ts';
import { bodyFor, operationsOf, queryFor, type Named, type OpenApi } from './openapi.ts';

export type Intruder = { publisherId: string; as: CallOptions };
/** ids: of the victim's rows. mark: text in them that nobody else may read. */
export type Victim = { publisherId: string; ids: RowIds; mark: string };

type Try = {
  url: string;
  body: unknown;
  expected: 'nothing there' | 'nothing of the victim';
};

/** One sentence for each call that let the intruder see or touch what is the victim's; empty when none did. */
export async function breaches(
  booted: Booted,
  intruder: Intruder,
  victim: Victim,
): Promise<{ tried: string[]; found: string[] }> {
  const document = (await booted.call<OpenApi>('GET', '/openapi.json')).body;
  const operations = operationsOf(document).filter(({ path }) =>
    path.startsWith('/api/v1/publishers/{publisherId}'),
  );
  const found: string[] = [];
  let before = await rowsOfPublisher(booted.app.db, victim.publisherId);
  for (const operation of operations) {
    const tries = triesOf(document, operation, intruder, victim);
    for (const { url, body, expected } of tries) {
      const say = (what: string) => found.push(`${operation.name} ${what} (as ${url})`);
      const answer = await booted.call(operation.method, url, body, intruder.as);
      const text = JSON.stringify(answer.body);
      if (text.includes(victim.mark)) say('shows what is another publisher’s');
      if (expected === 'nothing there' && answer.status !== 404)
        say(`answers ${answer.status} instead of 404: ${text}`);
      if (answer.status >= 500) say(`fails: ${text}`);
    }
    // Once for them all: to read every row takes longer than the calls.
    const after = await rowsOfPublisher(booted.app.db, victim.publisherId);
    if (JSON.stringify(after) !== JSON.stringify(before))
      found.push(
        `${operation.name} changes rows of another publisher (as ${tries.map(({ url }) => url).join(' or ')})`,
      );
    before = after;
  }
  return { tried: operations.map(({ name }) => name), found };
}

/** Of shapes that no sample hits by itself. */
const fitting = {
  timeZone: 'UTC',
  value: '1',
  currency: 'EUR',
  closesOn: '2026-06-30',
  csv: 'Name,Email,Job title,Role,Countries\nAna,ana@example.com,CTO,Partner sales,PT',
};

/** The victim's path; the intruder's own path with the victim's ids, in the path, the query and the body. */
function triesOf(document: OpenApi, operation: Named, intruder: Intruder, victim: Victim): Try[] {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name!)
    // A storefront is everybody's, and so is a kind of table.
    .filter((name) => !['publisherId', 'storefront', 'block'].includes(name));
  for (const name of inPath)
    if (!(name in victim.ids)) throw new Error(`test/every-row.ts does not say what ${name} is.`);
  const at = (publisherId: string) =>
    operation.path
      .replace('{publisherId}', publisherId)
      .replace('{storefront}', 'appsource')
      .replace('{block}', 'funnel')
      .replace(/\{(\w+)\}/g, (_, name: string) => victim.ids[name]!);
  const query = queryFor(operation.operation, victim.ids);
  const body =
    operation.method === 'GET'
      ? undefined
      : bodyFor(document, operation.operation, { ...victim.ids, ...fitting });
  // An answer without end can only be refused here; what it says of others is tested where it is made.
  const endless = 'text/event-stream' in (operation.operation.responses['200']?.content ?? {});
  if (endless) return [{ url: at(victim.publisherId), body: undefined, expected: 'nothing there' }];
  const own = inPath.length > 0 ? 'nothing there' : 'nothing of the victim';
  return [
    { url: at(victim.publisherId) + query, body, expected: 'nothing there' },
    { url: at(intruder.publisherId) + query, body, expected: own },
    ...(query ? [{ url: at(intruder.publisherId), body, expected: own } as const] : []),
  ];
}

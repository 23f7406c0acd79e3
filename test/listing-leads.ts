// What a comparison says of a marketplace's own list of leads.
import { operatorKey, type Booted, type CallOptions } from './app.ts';

export const comparisonsPath = (publisher: { id: string }) =>
  `/api/v1/publishers/${publisher.id}/list-comparisons`;

// oxlint-disable-next-line typescript/no-explicit-any -- a test knows the shape it asks for
export type Told = { status: number; body: any };

export async function giveList(
  booted: Booted,
  publisher: { id: string },
  file: string | Buffer,
  query = '',
  { key = operatorKey }: CallOptions = {},
): Promise<Told> {
  const { statusCode, body } = await booted.web.inject({
    method: 'POST',
    url: `${comparisonsPath(publisher)}/files${query}`,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'text/csv' },
    payload: file,
  });
  return { status: statusCode, body: JSON.parse(body) as unknown };
}

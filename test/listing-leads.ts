// A marketplace's own list of leads as a file, and what a comparison says of it.
import { stringify } from 'csv-stringify/sync';
import { operatorKey, type Booted, type CallOptions } from './app.ts';

/** One row of the list; what is left out is empty. */
export type OfList = {
  id?: string;
  at?: string;
  email: string;
  name?: string;
  company?: string;
  offer?: string;
  action?: string;
};

const headers = ['Date created', 'Lead ID', 'Customer email', 'Name', 'Company', 'Solution', 'Action'];

export const aList = (rows: readonly OfList[], delimiter = ','): string =>
  stringify([headers, ...rows.map(cellsOf)], { delimiter });

const cellsOf = ({ id = '', at = '', email, name = '', company = '', offer = '', action = '' }: OfList) => [
  at,
  id,
  email,
  name,
  company,
  offer,
  action,
];

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

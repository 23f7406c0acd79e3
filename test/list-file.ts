// A marketplace's own list of leads as a file.
import { stringify } from 'csv-stringify/sync';

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

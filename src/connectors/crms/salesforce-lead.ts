// What both ways into Salesforce write on its Lead: the same standard fields, each way under names of its own.
import type { MappedField } from '../../mapping/mapping.ts';
import { companyOrName, countryInWords, lastNameOrElse } from '../usual-sources.ts';

type Names = Record<
  'lastName' | 'firstName' | 'company' | 'email' | 'phone' | 'title' | 'country' | 'leadSource',
  string
>;

/** Last Name and Company are required there, so they are never empty. */
export function usualFields(names: Names): MappedField[] {
  return [
    { target: names.lastName, source: lastNameOrElse, fallback: 'Unknown' },
    { target: names.firstName, source: { from: 'field', field: 'contact.firstName' } },
    { target: names.company, source: companyOrName, fallback: 'Unknown' },
    { target: names.email, source: { from: 'field', field: 'contact.email' } },
    { target: names.phone, source: { from: 'field', field: 'contact.phone' } },
    { target: names.title, source: { from: 'field', field: 'contact.title' } },
    { target: names.country, source: countryInWords },
    { target: names.leadSource, source: { from: 'constant', value: 'Web' } },
  ];
}

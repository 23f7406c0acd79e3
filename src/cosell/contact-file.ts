// The file of sales contacts in the programme's own columns: read row by row, each fault named with its row; written back alike. Pure.
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import { delimiterIn } from '../intake/import-csv.ts';
import { fieldError, type FieldCode, type FieldError, type FieldGiven } from '../platform/field-error.ts';
import { emailKey } from '../leads/email-key.ts';

export const contactRoles = [
  'Partner marketing',
  'Partner sales',
  'Partner technical sales',
  'Partner customer success manager',
] as const;

export type SalesContact = {
  name: string;
  email: string;
  jobTitle: string;
  role: (typeof contactRoles)[number];
  /** Two letters each, or OOO for all. */
  countries: string[];
  /** XX-XX. */
  states: string[];
};

const columns = ['Name', 'Email', 'Job title', 'Role', 'Countries', 'States'] as const;
export const everywhere = 'OOO';
const countryCodes: ReadonlySet<string> = new Set(codes.map(([alpha2]) => alpha2!));
const mostRows = 500;
const longest = 200;

/** The states of the two countries that the programme gives as examples; of others the form alone is known. */
const known: Record<string, string> = {
  US: 'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC AS GU MP PR UM VI',
  CA: 'AB BC MB NB NL NS NT NU ON PE QC SK YT',
};

function isState(code: string): boolean {
  const [, country = '', state = ''] = /^([A-Z]{2})-([A-Z0-9]{2})$/.exec(code) ?? [];
  const states = known[country];
  return countryCodes.has(country) && (states === undefined || states.split(' ').includes(state));
}

type Cells = Record<string, string>;

/** All rows, or every fault: a file with one wrong row changes nothing. Rows are counted as a spreadsheet does. */
export function readContacts(csv: string): { contacts: SalesContact[] } | { errors: FieldError[] } {
  let rows: Cells[];
  try {
    rows = parse(csv, {
      bom: true,
      columns: (header: string[]) => header.map(folded),
      // Within a row the other signs part countries.
      delimiter: delimiterIn(csv),
      skip_empty_lines: true,
      trim: true,
      relax_column_count_less: true,
    });
  } catch {
    return { errors: [fieldError('csv', 'Send a CSV file with one line of column names.', 'not_csv')] };
  }
  const [first] = rows;
  const lacking = columns.filter(
    (column) => column !== 'States' && first !== undefined && !(folded(column) in first),
  );
  if (first === undefined || lacking.length > 0) {
    const part = lacking.join(', ') || columns.join(', ');
    return { errors: [fieldError('csv', `The columns ${part} are missing.`, 'part_missing', { part })] };
  }
  if (rows.length > mostRows)
    return { errors: [fieldError('csv', `At most ${mostRows} contacts.`, 'too_many', { max: mostRows })] };
  const errors: FieldError[] = [];
  const contacts = rows.map((cells, at) => contactOf(cells, `csv.${at + 2}`, errors));
  return errors.length > 0 ? { errors } : { contacts };
}

function contactOf(cells: Cells, place: string, errors: FieldError[]): SalesContact {
  const cell = (column: (typeof columns)[number]) => cells[folded(column)] ?? '';
  const complain = (column: string, message: string, code: FieldCode, given: FieldGiven = {}) =>
    void errors.push(fieldError(`${place}.${column}`, message, code, given));
  for (const column of ['Name', 'Email', 'Job title', 'Role', 'Countries'] as const) {
    if (cell(column) === '') complain(column, `${column} is empty.`, 'required');
    else if (cell(column).length > (column === 'Countries' ? 2_000 : longest))
      complain(column, `${column} is too long.`, 'too_long', { max: longest });
  }
  if (cell('Email') !== '' && emailKey(cell('Email')) === null)
    complain('Email', 'This is no e-mail address.', 'not_an_email');
  const role = contactRoles.find((known) => known.toLowerCase() === cell('Role').toLowerCase());
  if (cell('Role') !== '' && role === undefined) {
    const options = contactRoles.join(', ');
    complain('Role', `Must be one of ${options}.`, 'not_one_of', { options });
  }
  const countries = list(cell('Countries'));
  for (const code of countries)
    if (code !== everywhere && !countryCodes.has(code))
      complain('Countries', `${code} is no country of two letters, and not ${everywhere}.`, 'not_a_country');
  const states = list(cell('States'));
  for (const code of states)
    if (!isState(code))
      complain('States', `${code} is no state such as US-WA.`, 'not_like', { example: 'US-WA' });
    else if (!countries.includes(everywhere) && !countries.includes(code.slice(0, 2)))
      complain('States', `${code} is of a country that is not in this row.`, 'not_one_of', {
        options: countries.join(', '),
      });
  return {
    name: cell('Name'),
    email: cell('Email'),
    jobTitle: cell('Job title'),
    role: role ?? contactRoles[0],
    countries,
    states,
  };
}

const folded = (header: string) => header.toLowerCase().replace(/[^a-z]/g, '');
const list = (text: string) =>
  text
    .split(/[,;|\s]+/)
    .filter((code) => code !== '')
    .map((code) => code.toUpperCase());

/** As it is read, with cells that no spreadsheet takes for a formula. */
export function writeContacts(contacts: readonly SalesContact[]): string {
  const rows = contacts.map(({ name, email, jobTitle, role, countries, states }) => [
    name,
    email,
    jobTitle,
    role,
    countries.join(';'),
    states.join(';'),
  ]);
  return stringify([[...columns], ...rows], { escape_formulas: true, bom: true });
}

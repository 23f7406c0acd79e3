// How an Odoo is asked, whichever API it has, and what its exceptions mean. Their stack traces are never looked at.
import { answersOf, type After } from '../answers.ts';
import type { Failed, Settings, Wire } from '../connector.ts';

export const answer = answersOf('Odoo');

/** One method of a model, with named arguments: its bare return value. A method that writes is said to. */
export type Call = (
  settings: Settings,
  wire: Wire,
  model: string,
  method: string,
  args: Record<string, unknown>,
  writes?: 'writes',
) => Promise<{ is: 'told'; value: unknown } | Failed>;

export const baseOf = (settings: Settings) => settings['url']!.trim().replace(/\/+$/, '');

/** The exceptions of Odoo and of what it is made of. Null: one that says nothing by its name. */
export function failedBy(
  name: string,
  said: unknown,
  status: number | undefined,
  after: After,
): Failed | null {
  switch (true) {
    case name === 'odoo.exceptions.AccessDenied':
      return answer('credentials_wrong', { status, said });
    case name === 'odoo.exceptions.AccessError':
      return answer('right_missing', { status, said });
    case name === 'odoo.exceptions.MissingError':
      return answer('record_deleted', { status, said });
    case name === 'odoo.exceptions.UserError' && /^Object \S+ doesn't exist$/.test(String(said)):
      return answer('object_missing', { status, said });
    case name.startsWith('odoo.exceptions.'):
      return answer('lead_refused', { status, said });
    case name === 'psycopg2.OperationalError' && /database "[^"]*" does not exist/.test(String(said)):
      return answer('address_wrong', { status, said });
    case /^psycopg2\.(?:OperationalError|errors\.(?:SerializationFailure|DeadlockDetected|LockNotAvailable))$/.test(
      name,
    ):
      return answer('not_available', { status }, after);
    // load() turns what is wrong with a row into messages; so an exception that escapes it, such as a ValueError for a column
    // that this Odoo does not have, concerns the installation and every lead alike: misconfigured, not an invalid lead.
    case ['builtins.ValueError', 'builtins.KeyError', 'builtins.TypeError'].includes(name):
      return answer('field_unknown', { status, field: quotedIn(said), said });
    case name === 'builtins.AttributeError':
      return answer('request_refused', { status, said });
    default:
      return null;
  }
}

/** Invalid field 'x' on model 'crm.lead': its first quoted word. */
const quotedIn = (said: unknown) =>
  typeof said === 'string' ? (/'([^']{1,100})'/.exec(said)?.[1] ?? '?') : '?';

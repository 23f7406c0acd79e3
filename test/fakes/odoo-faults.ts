// What an Odoo answers when something is wrong: its exceptions, and what looks like an answer and is none.

/** What the next call meets instead of a good one. */
export type OdooTrap =
  | 'serialization'
  | 'bad row'
  | 'unknown field'
  | 'key error'
  | 'type error'
  | 'access error'
  | 'validation error'
  | 'unknown parameter'
  | 'no crm app'
  | 'database busy'
  | 'login page'
  | 'no ids'
  | 'broken json';

/** An exception, as Odoo names it. */
export class OdooFault extends Error {
  readonly exception: string;
  constructor(exception: string, message: string) {
    super(message);
    this.exception = exception;
  }
}

/** Answers that are not the API's. */
export class OdooPage {
  readonly type: string;
  readonly body: string;
  constructor(type: string, body: string) {
    this.type = type;
    this.body = body;
  }
}

export const noSuchModel = 'werkzeug.exceptions.NotFound';
export const unexpected = 'werkzeug.exceptions.UnprocessableEntity';

/** What the call meets instead of a good answer. */
export function trapped(trap: OdooTrap, apiKey: string): unknown {
  const rolledBack = (message: string, field: string | false = false) => ({
    ids: false,
    messages: [{ type: 'error', record: 0, rows: { from: 0, to: 0 }, field, message }],
    nextrow: 0,
  });
  switch (trap) {
    case 'serialization':
      return rolledBack('could not serialize access due to concurrent update\n');
    case 'bad row':
      return rolledBack(`A rule of ours forbids this name (key ${apiKey})`, 'name');
    case 'unknown field':
      throw new OdooFault('builtins.ValueError', `Invalid field 'function' on 'crm.lead' for ${apiKey}`);
    case 'key error':
      throw new OdooFault('builtins.KeyError', 'partner_name');
    case 'type error':
      throw new OdooFault('builtins.TypeError', 'load() missing 1 required positional argument');
    case 'access error':
      throw new OdooFault(
        'odoo.exceptions.AccessError',
        `You are not allowed to create 'Lead/Opportunity' records with ${apiKey}.`,
      );
    case 'validation error':
      throw new OdooFault('odoo.exceptions.ValidationError', 'The e-mail must end in .example');
    case 'unknown parameter':
      throw new OdooFault(unexpected, 'got an unexpected keyword argument');
    case 'no crm app':
      throw new OdooFault(noSuchModel, "the model 'crm.lead' does not exist");
    case 'database busy':
      throw new OdooFault(
        'psycopg2.errors.SerializationFailure',
        'could not serialize access due to read/write dependencies',
      );
    case 'login page':
      return new OdooPage('text/html', '<!DOCTYPE html><html>Log in</html>');
    case 'no ids':
      return { ids: null };
    case 'broken json':
      return new OdooPage('application/json', '{"ids":[4');
  }
}

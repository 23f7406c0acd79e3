// Fields of a Marketo lead written anew by its own number, whichever way it came in: a form would start its campaigns again.
import type { Outcome, Settings, Update, Wire } from '../connector.ts';
import { answer, type Result } from './marketo-answers.ts';
import { asked } from './marketo-calls.ts';

export async function update(
  { externalId, values }: Update,
  settings: Settings,
  wire: Wire,
  outcomeOf: (item: Result['result'][number] | undefined) => Outcome,
): Promise<Outcome> {
  if (externalId === null) return answer('record_gone');
  const read = await asked(settings, wire, 'POST', '/rest/v1/leads.json', {
    action: 'updateOnly',
    lookupField: 'id',
    input: [{ ...values, id: Number(externalId) }],
  });
  if (read.is !== 'read') return read;
  const [item] = read.result;
  return notFound(item) ? answer('record_gone', { status: 1004 }) : outcomeOf(item);
}

/** Code 1004. */
function notFound(item: Result['result'][number] | undefined): boolean {
  const reasons = item?.['reasons'];
  return (
    Array.isArray(reasons) &&
    reasons.some((reason) => String((reason as { code?: unknown })?.code) === '1004')
  );
}

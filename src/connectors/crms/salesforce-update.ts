// Fields of a Salesforce lead written anew: by its id, else by its key, and never as a new one.
import { isReply } from '../authorized.ts';
import type { Outcome, Settings, Update, Wire } from '../connector.ts';
import { answer, errorsIn, readFailure, valueIn } from './salesforce-answers.ts';
import { call, keyFieldOf } from './salesforce-call.ts';
import { urlOf } from './salesforce-tracking.ts';

export async function update(
  { key, externalId, values }: Update,
  settings: Settings,
  wire: Wire,
): Promise<Outcome> {
  const field = keyFieldOf(settings);
  const reply = await call(settings, wire, {
    method: 'PATCH',
    path:
      externalId === null ? `/sobjects/Lead/${field}/${key}?updateOnly=true` : `/sobjects/Lead/${externalId}`,
    // It is in there already, whatever a rule for duplicates says now.
    headers: {
      'sforce-duplicate-rule-header': 'allowSave=true; includeRecordDetails=false; runAsCurrentUser=false',
    },
    body: JSON.stringify(values),
  });
  if (!isReply(reply)) return reply;
  const { status } = reply;
  if (status === 200 || status === 204)
    return { is: 'delivered', externalId, ...(externalId !== null && { url: urlOf(settings, externalId) }) };
  const [error] = errorsIn(valueIn(reply));
  return status === 404 && error?.code === 'NOT_FOUND'
    ? answer('record_gone', { status: `${status} ${error.code}`, said: error.message })
    : readFailure(reply, wire.now, field);
}

// Fields of a Pipedrive lead written anew. What was put away is not written, and what became a deal is no lead any more.
import type { Outcome, Settings, Update, Wire } from '../connector.ts';
import { answer, baseOf, call, isRecord } from './pipedrive-answers.ts';
import { leadFieldsOf } from './pipedrive-lead.ts';

export async function update(
  { externalId, values }: Update,
  settings: Settings,
  wire: Wire,
): Promise<Outcome> {
  if (externalId === null) return answer('record_gone');
  const path = `/api/v1/leads/${externalId}`;
  const found = await call(settings, wire, 'GET', path);
  if (found.is !== 'brought') return found.said?.code === 'object_missing' ? answer('record_gone') : found;
  if (isRecord(found.data) && found.data['is_archived'] === true) return answer('record_closed');
  const fields = leadFieldsOf(values);
  const delivered: Outcome = {
    is: 'delivered',
    externalId,
    url: `${baseOf(settings)}/leads/inbox/${externalId}`,
  };
  // The person and the note are written once: they are not the deal's.
  if (Object.keys(fields).length === 0) return delivered;
  const written = await call(settings, wire, 'PATCH', path, fields);
  if (written.is === 'brought') return delivered;
  return written.said?.code === 'object_missing' ? answer('record_gone') : written;
}

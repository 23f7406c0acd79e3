// Fields of a Zoho lead written anew by its id.
import { isReply } from '../authorized.ts';
import type { Outcome, Settings, Update, Wire } from '../connector.ts';
import { answer, isItem, readItem, readList } from './zoho-answers.ts';
import { call, leadUrl } from './zoho-calls.ts';

export async function update(
  { externalId, values }: Update,
  settings: Settings,
  wire: Wire,
  key: string,
): Promise<Outcome> {
  if (externalId === null || !/^\d+$/.test(externalId)) return answer('record_gone');
  const reply = await call(settings, wire, 'PUT', `/Leads/${externalId}`, { data: [values] });
  if (!isReply(reply)) return reply;
  const read = readList(reply, wire.now, key, 'data');
  if (read.is !== 'read') return read;
  const [item] = read.list;
  const details = item?.['details'];
  // An id that it does not know any more is told as a value that is wrong.
  if (item?.['code'] === 'INVALID_DATA' && isItem(details) && 'id' in details) return answer('record_gone');
  return readItem(item, reply, wire.now, key, (id) => leadUrl(settings, id));
}

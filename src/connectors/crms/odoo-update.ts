// An Odoo lead whose fields are written anew, by its own number: Odoo's import then changes what is there and makes nothing.
import type { Failed, Outcome, Settings, Tracking, Update, Wire } from '../connector.ts';
import { answer, type Call } from './odoo-answers.ts';
import { cellsOf, complaintOf, load } from './odoo-load.ts';

const closed: ReadonlySet<string> = new Set(['won', 'lost', 'disqualified']);

/** `lookup`: what the record is like there now; it finds those alone that are ours. */
export function odooUpdate(
  call: Call,
  urlOf: (settings: Settings, id: string) => string,
  { lookup }: Pick<Tracking, 'lookup'>,
) {
  return async (update: Update, settings: Settings, wire: Wire): Promise<Outcome> => {
    const { key, externalId } = update;
    const found = await lookup([{ key, externalId }], settings, wire);
    if (found.is !== 'read') return found;
    const [record] = found.records;
    if (record === undefined) return answer('record_gone');
    if (closed.has(record.state)) return answer('record_closed');
    const row = { '.id': record.externalId, ...cellsOf(update) };
    const loaded = await load(call, [row], settings, wire);
    if (loaded.is === 'loaded')
      return { is: 'delivered', externalId: record.externalId, url: urlOf(settings, record.externalId) };
    if (loaded.is !== 'rolled_back') return loaded;
    // It went between the two calls.
    const went = loaded.messages.some(({ field }) => field === '.id');
    const failed: Failed = went ? answer('record_gone') : complaintOf(loaded.messages);
    return failed;
  };
}

// A person enters exchange rates, or brings in a file of them.
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { invalidFields } from '../platform/refusal.ts';
import { fieldError } from '../platform/field-error.ts';
import { notFound } from '../platform/web-problem.ts';
import { readRates } from './rate-file.ts';
import { deleteRate, saveRates } from './rate-store.ts';
import type { Rate } from './rates.ts';

/** How many are new or other than they were. */
export function enterRates(
  app: App,
  actor: Actor,
  publisherId: string,
  rates: readonly Rate[],
): Promise<number> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    // A file may name the same day twice: the last one holds.
    const once = new Map(rates.map((rate) => [`${rate.base} ${rate.currency} ${rate.onDate}`, rate]));
    const count = await saveRates(tx, publisherId, [...once.values()], {
      actor: actor.id,
      at: app.clock.now(),
    });
    if (count > 0)
      await say([
        {
          type: 'exchange_rates.saved',
          publisherId,
          subjectId: publisherId,
          actor: actor.id,
          data: { count },
        },
      ]);
    return count;
  });
}

/** Rows that cannot be read are passed over and told. Throws Refusal `invalid_input` where none can be. */
export async function importRates(
  app: App,
  actor: Actor,
  publisherId: string,
  csv: string,
): Promise<{ count: number; read: number; passedOver: { line: number; message: string }[] }> {
  const { rates, bad } = await readRates(csv);
  if (rates.length === 0) {
    const detail = bad[0] === undefined ? '' : ` Line ${bad[0].line}: ${bad[0].message}`;
    throw invalidFields([fieldError('csv', `No rate was found in it.${detail}`, 'no_rates')]);
  }
  const count = await enterRates(app, actor, publisherId, rates);
  return { count, read: rates.length, passedOver: bad.slice(0, 50) };
}

export function removeRate(
  app: App,
  actor: Actor,
  publisherId: string,
  rate: Pick<Rate, 'base' | 'currency' | 'onDate'>,
): Promise<void> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    if ((await deleteRate(tx, publisherId, rate)) === 0) throw notFound('exchange rate');
    const data = { count: 1 };
    await say([{ type: 'exchange_rates.saved', publisherId, subjectId: publisherId, actor: actor.id, data }]);
  });
}

// A person enters what a campaign cost on a day; what is wrong is corrected by another that takes its place.
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { fieldError } from '../platform/field-error.ts';
import { newId } from '../platform/ids.ts';
import { invalid, invalidFields } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { reviewMoney } from './campaign.ts';
import { campaignById } from './campaign-store.ts';
import { dayOf } from './code.ts';
import { costById, insertCost, type Cost } from './cost-store.ts';

export type WrittenCost = Pick<Cost, 'day' | 'amount' | 'note' | 'listingId' | 'corrects'> & {
  /** Null: left out, which is told. */
  currency: string | null;
};

export function enterCost(
  app: App,
  actor: Actor,
  { publisherId, campaignId }: { publisherId: string; campaignId: string },
  written: WrittenCost,
): Promise<Cost> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    const campaign = await campaignById(tx, publisherId, campaignId);
    if (campaign === undefined) throw notFound('campaign');
    const now = app.clock.now();
    const errors = reviewMoney(written, 'amount');
    const { currency, corrects, listingId, day } = written;
    if (day > dayOf(now))
      errors.push(fieldError('day', 'Must not be in the future: enter what was spent.', 'not_in_future'));
    if (listingId !== null && !campaign.listingIds.includes(listingId))
      errors.push(fieldError('listingId', 'Give a listing of this campaign.', 'not_here'));
    if (corrects !== null && (await costById(tx, publisherId, corrects))?.campaignId !== campaignId)
      errors.push(fieldError('corrects', 'There is no such cost of this campaign.', 'not_here'));
    if (errors.length > 0 || currency === null) throw invalidFields(errors);
    const cost: Cost = {
      ...written,
      currency,
      id: newId('cost', now),
      campaignId,
      enteredBy: actor.id,
      enteredAt: now,
    };
    if (!(await insertCost(tx, publisherId, cost)))
      throw invalid('corrects', 'It was corrected already: correct the newer one.', 'taken');
    const data = { costId: cost.id, day, amount: cost.amount, currency, corrects };
    await say([{ type: 'campaign.cost_entered', publisherId, subjectId: campaignId, actor: actor.id, data }]);
    return cost;
  });
}

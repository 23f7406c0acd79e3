// What a programme says of a referral is done to its opportunity: value, close, stage, won, lost.
import { changeOpportunity, moveOpportunity } from '../pipeline/change-opportunity.ts';
import type { Change } from '../pipeline/opportunity.ts';
import type { App } from '../platform/app.ts';
import { Refusal } from '../platform/refusal.ts';
import type { CosellDesk } from './desk.ts';
import { noteFollowing } from './link-store.ts';
import type { Decision } from './step.ts';
import { lossReasonFor } from './step-reason.ts';
import { fieldsOf, stays, type Next, type Seen } from './step-seen.ts';

export async function follow(app: App, _desk: CosellDesk, seen: Seen, decision: Decision): Promise<Next> {
  const fields = fieldsOf(decision.follow);
  if (fields.length === 0) return { out: [] };
  try {
    return await followed(app, seen, decision);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Somebody is changing it at this moment.
    if (error.reason === 'newer_version') return { laterMs: 1_000 };
    return { out: stays(seen, fields, 'opportunity_refuses', error.errors[0]?.message ?? error.message) };
  }
}

async function followed(app: App, seen: Seen, { follow: wanted }: Decision): Promise<Next> {
  const { link, programme, deal, stages, document, referral } = seen;
  const { value, closesOn, stage, state } = wanted;
  const place = { publisherId: link.publisherId, id: deal.id };
  const by = { id: programme.name, userId: null, onlyAssigned: false };
  const change: Change = {
    ...(value !== undefined && moneyOf(value)),
    ...(closesOn !== undefined && { expectedClose: closesOn }),
  };
  await noteFollowing(app.db, link, wanted);
  let { version } = deal;
  if (Object.keys(change).length > 0)
    ({ version } = await changeOpportunity(app, by, place, { ...change, version }));
  const ending =
    state === 'lost' ? lossReasonFor(programme, document, referral) : { reason: null, note: null };
  if (ending === null) return { out: stays(seen, ['state'], 'reason_needed') };
  const to = state ?? (stage ? stages.get(stage) : undefined);
  if (to !== undefined) await moveOpportunity(app, by, place, { to, version, ...ending, fields: {} });
  return 'again';
}

function moneyOf(value: string | null): Pick<Change, 'value' | 'currency'> {
  if (value === null) return { value: null };
  const [amount = null, currency = null] = value.split(' ');
  return { value: amount, currency };
}

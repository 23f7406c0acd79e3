// The sequences that we ship, one for each motion of the storefronts: two mails of thanks and an offer to talk, off until somebody
// switches them on. Their names are in words/*/nurture.json, their mails in src/mailing.
import type { Sequence, Step } from './sequence.ts';

export type ShippedSequence = { id: string; document: Sequence };

const mail = (id: string, templateId: string, next: string | null): Step => ({
  id,
  kind: 'mail',
  templateId,
  next,
});
const wait = (id: string, days: number, next: string): Step => ({ id, kind: 'wait', until: { days }, next });

/** Whoever found an app by themselves: thanks, some days to try it, and only who did not look is written to once more. */
const nurture: ShippedSequence = {
  id: 'seq_nurture',
  document: {
    entry: { by: 'storefront', storefront: 'appsource' },
    againAfterDays: 180,
    goals: { stage: 'sales_qualified', answered: true, clicked: null },
    steps: [
      mail('thanks', 'nurture-thank-you', 'days-to-try'),
      wait('days-to-try', 4, 'looked'),
      {
        id: 'looked',
        kind: 'branch',
        on: { is: 'clicked', step: 'thanks', link: null },
        yes: 'more-days',
        no: 'reminder',
      },
      wait('more-days', 5, 'reminder'),
      mail('reminder', 'nurture-follow-up', null),
    ],
  },
};

/** Whoever asked for an offer to be deployed: thanks at once, the next step soon after. */
const demand: ShippedSequence = {
  id: 'seq_demand',
  document: {
    entry: { by: 'storefront', storefront: 'azure-marketplace' },
    againAfterDays: 180,
    goals: { stage: 'sales_qualified', answered: true, clicked: null },
    steps: [
      mail('thanks', 'demand-thank-you', 'two-days'),
      wait('two-days', 2, 'next-step'),
      mail('next-step', 'demand-next-step', null),
    ],
  },
};

export const shippedSequences: readonly ShippedSequence[] = [nurture, demand];

export const shippedDocument = (id: string): Sequence | null =>
  shippedSequences.find((shipped) => shipped.id === id)?.document ?? null;

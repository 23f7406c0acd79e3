// What becomes of the demo's qualified leads: opportunities that go on, are won or lost, under a marketing plan with what it cost.
import type { Ask, Deed, Told } from './demo-work.ts';

const dayMs = 86_400_000;

/** By storefront, the campaign id that a part of its leads comes with. */
export const campaignIds: Record<string, string> = {
  appsource: 'autumn-fair',
  'azure-marketplace': 'solar-trial',
};

/** A plan for the year with a campaign for each listing, begun when the demo's world begins. */
export async function planYear(ask: Ask, publisherId: string, listings: Told[], begins: number) {
  const at = `/publishers/${publisherId}`;
  const day = (days: number) => new Date(begins + days * dayMs).toISOString().slice(0, 10);
  const plan = await ask('POST', `${at}/marketing-plans`, {
    name: 'Grow in Central Europe',
    fromDay: day(0),
    toDay: day(180),
    goals: {
      leads: { target: 200 },
      opportunities: { target: 40 },
      wins: { target: 12 },
      revenue: { target: '150000', currency: 'EUR' },
    },
  });
  const campaigns = [
    {
      name: 'Autumn trade fair',
      codes: [campaignIds['appsource']],
      budget: '4000',
      spent: ['1850.00', '620.50'],
    },
    {
      name: 'Solar trial push',
      codes: [campaignIds['azure-marketplace']],
      budget: '2500',
      spent: ['940.00'],
    },
  ];
  for (const [nth, { spent, ...campaign }] of campaigns.entries()) {
    const { id } = await ask('POST', `${at}/campaigns`, {
      ...campaign,
      planId: plan.id,
      listingIds: [listings[nth]!.id],
      currency: 'EUR',
      fromDay: day(0),
      toDay: day(60),
    });
    for (const [week, amount] of spent.entries())
      await ask('POST', `${at}/campaigns/${id}/costs`, {
        day: day(0),
        amount,
        currency: 'EUR',
        note: `Bill ${week + 1}`,
      });
  }
}

const values = ['4800.00', '12500.00', '7250.50', '21000.00', '3100.00', '16400.00'];
const currencies = ['EUR', 'EUR', 'USD', 'EUR', 'PLN', 'EUR'];
type Move = { to: string; reason?: string };
/** How far each goes, one stage every few days. */
const ways: Move[][] = [
  [{ to: 'developed' }, { to: 'proposed' }, { to: 'won', reason: 'fit' }],
  [{ to: 'developed' }],
  [{ to: 'developed' }, { to: 'proposed' }, { to: 'negotiated' }],
  [{ to: 'developed' }, { to: 'lost', reason: 'no_budget' }],
  [],
  [{ to: 'proposed' }, { to: 'won', reason: 'speed' }],
];

/** A qualified lead, the n-th that came anywhere: made an opportunity the next day, and moved on from there. */
export function dealOf(
  ask: Ask,
  publisherId: string,
  leadId: string,
  n: number,
  qualifiedAt: number,
): Deed[] {
  const at = `/publishers/${publisherId}`;
  const which = Math.floor(n / 6);
  let deal: Told | null = null;
  const convert = async () => {
    const { stage } = await ask('GET', `${at}/leads/${leadId}/qualification`);
    if (stage !== 'sales_qualified') return;
    const expectedClose = new Date(qualifiedAt + (20 + (which % 5) * 17) * dayMs).toISOString().slice(0, 10);
    const terms = {
      value: values[which % values.length],
      currency: currencies[which % currencies.length],
      expectedClose,
    };
    deal = (await ask('POST', `${at}/leads/${leadId}/conversions`, { ...terms, nextStep: 'Send the offer' }))
      .opportunity;
  };
  const move = (wanted: Move) => async () => {
    if (deal === null) return;
    deal = await ask('POST', `${at}/opportunities/${deal.id}/moves`, { ...wanted, version: deal.version });
  };
  return [
    { at: qualifiedAt + dayMs, act: convert },
    ...ways[which % ways.length]!.map((wanted, nth) => ({
      at: qualifiedAt + (3 + 3 * nth) * dayMs,
      act: move(wanted),
    })),
  ];
}

// What becomes of the demo's qualified leads: opportunities that go on, are won or lost, under a marketing plan with what it cost.
import type { Ask, Deed, Told } from './demo-work.ts';

const dayMs = 86_400_000;

/** By storefront, the campaign id that a part of its leads comes with. */
export const campaignIds: Record<string, string> = {
  appsource: 'autumn-fair',
  'azure-marketplace': 'solar-trial',
};

/** A plan with a campaign for each listing: a trade fair in the first half of the demo's weeks, a trial that goes on. Answers the bills to come. */
export async function planYear(
  ask: Ask,
  publisherId: string,
  listings: Told[],
  begins: number,
): Promise<Deed[]> {
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
      toDay: 27,
      spent: { 2: '1850.00', 20: '620.50', 33: '410.00' },
    },
    {
      name: 'Solar trial push',
      codes: [campaignIds['azure-marketplace']],
      budget: '2500',
      toDay: 90,
      spent: { 16: '940.00', 36: '780.00' },
    },
  ];
  const bills: Deed[] = [];
  for (const [nth, { spent, toDay, ...campaign }] of campaigns.entries()) {
    const { id } = await ask('POST', `${at}/campaigns`, {
      ...campaign,
      planId: plan.id,
      listingIds: [listings[nth]!.id],
      currency: 'EUR',
      fromDay: day(0),
      toDay: day(toDay),
    });
    for (const [after, amount] of Object.entries(spent)) {
      const cost = { day: day(Number(after)), amount, currency: 'EUR', note: 'Bill' };
      bills.push({
        at: begins + (Number(after) + 1) * dayMs,
        act: async () => void (await ask('POST', `${at}/campaigns/${id}/costs`, cost)),
      });
    }
  }
  return bills;
}

/** Sums are in euro, by rates of the first day. */
export async function reckonInEuro(ask: Ask, publisherId: string, begins: number): Promise<void> {
  const at = `/publishers/${publisherId}`;
  const {
    savedBy: _,
    savedAt: __,
    ...document
  } = { ...(await ask('GET', `${at}/pipelines`)) } as Record<string, unknown>;
  await ask('PUT', `${at}/pipelines`, { ...document, reportingCurrency: 'EUR' });
  const day = new Date(begins).toISOString().slice(0, 10);
  await ask('POST', `${at}/exchange-rate-imports`, { csv: `Date,USD,PLN,\n${day},1.0867,4.2510,\n` });
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
  const which = Math.floor(n / 3);
  // No way has always the same value.
  const worth = which + Math.floor(which / ways.length);
  let deal: Told | null = null;
  const convert = async () => {
    const { stage } = await ask('GET', `${at}/leads/${leadId}/qualification`);
    if (stage !== 'sales_qualified') return;
    const expectedClose = new Date(qualifiedAt + (20 + (which % 5) * 17) * dayMs).toISOString().slice(0, 10);
    const terms = {
      value: values[worth % values.length],
      currency: currencies[worth % currencies.length],
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

// What the believable world has planned: goals, campaigns that serve them or do not, costs, and what the marketplace counted.
import type { APublisher } from '../factories.ts';
import type { Place } from './place.ts';

const dayMs = 86_400_000;
const dayFromNow = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);

/** The id of the campaign that has everything. */
export async function planCampaigns(
  { booted }: Place,
  publisher: APublisher,
  listing: { id: string; title: string },
): Promise<string> {
  const at = `/api/v1/publishers/${publisher.id}`;
  const made = async (path: string, body: object): Promise<string> => {
    const answer = await booted.call<{ id: string }>('POST', `${at}/${path}`, body);
    if (answer.status !== 201) throw new Error(`POST ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body.id;
  };
  const planId = await made('marketing-plans', {
    name: 'Autumn: new shifts',
    fromDay: dayFromNow(-27),
    toDay: dayFromNow(63),
    goals: {
      leads: { target: 400 },
      qualified: { target: 40, by: dayFromNow(30) },
      wins: { target: 12 },
      revenue: { target: '60000', currency: 'EUR' },
    },
    notes: 'Bakeries and warehouses first.',
  });
  const campaignId = await made('campaigns', {
    name: 'Newsletter for bakeries',
    planId,
    listingIds: [listing.id],
    fromDay: dayFromNow(-27),
    toDay: dayFromNow(63),
    budget: '2500',
    currency: 'EUR',
    codes: ['bakeries', 'spring-fair'],
  });
  await made('campaigns', {
    name: 'Trade fair',
    planId,
    fromDay: dayFromNow(-20),
    toDay: dayFromNow(-18),
    codes: ['fair'],
  });
  const cost = (day: number, amount: string, note: string) =>
    made(`campaigns/${campaignId}/costs`, { day: dayFromNow(day), amount, currency: 'EUR', note });
  await cost(-20, '640.50', 'Printing');
  await cost(-6, '300.00', 'Dispatch');
  const header = 'Date,Offer name,Campaign,Page visits,Contact me,Free trial';
  const rows = Array.from(
    { length: 20 },
    (_, nth) => `${dayFromNow(-2 - nth)},${listing.title},bakeries,${40 + nth},${nth % 4},1`,
  );
  await made('traffic-imports', { csv: [header, ...rows].join('\n'), fileName: 'insights.csv' });
  return campaignId;
}

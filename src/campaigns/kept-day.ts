// What is kept of a day: what is due to which codes by each touch model, and all there was. Made of the conversions, added up again. Pure.
import { decimal, textOf } from '../platform/decimal.ts';
import { models, type Model } from './attribution.ts';
import type { CampaignFinder } from './credit.ts';
import { Book, Credit, type Period, type Totals } from './results.ts';
import type { Person } from './walk.ts';

/** What a touch came with, and when: which campaign that means is looked up when it is read. */
type Codes = [mktcmpid: string | null, utmCampaign: string | null, day: string | null];
type Row = [
  ...Codes,
  leads: number,
  qualified: number,
  opportunities: number,
  wins: number,
  revenue?: [currency: string, amount: string][],
];
/** all: of people with one touch, to which each model gives everything. dated: by the touch's day too. */
export type Part = 'totals' | `${'' | 'dated '}${'all' | Model}`;
export type KeptPart = { part: Part; day: string; kept: Row[] | Totals };

/** In which parts a model stands; dated: where several campaigns have a code one after another. */
export const partsOf = (model: Model, dated: boolean): Part[] =>
  dated ? ['totals', 'dated all', `dated ${model}`] : ['totals', 'all', model];

const byCodes: CampaignFinder = ({ at, mktcmpid, utmCampaign }) =>
  mktcmpid === null && utmCampaign === null
    ? null
    : {
        campaignId: JSON.stringify([mktcmpid, utmCampaign, at.toISOString().slice(0, 10)] satisfies Codes),
        parameter: 'mktcmpid',
      };

/** Gathers the people who came to something on a day, a page at a time. */
export class DayBook {
  readonly #books: Record<'all' | Model, Book>;

  constructor(period: Period) {
    const book = () => new Book(period);
    this.#books = { all: book(), first: book(), last: book(), linear: book(), 'time-decay': book() };
  }

  enter(person: Person, halfLifeDays: number): void {
    const conversions = (model: Model) => person.conversions({ model, halfLifeDays, find: byCodes });
    if (person.leads.length === 1) this.#books.all.enter(conversions('last'));
    else for (const model of models) this.#books[model].enter(conversions(model));
  }

  kept(day: string, totals: Totals): KeptPart[] {
    return [
      { part: 'totals', day, kept: totals },
      ...(['all', ...models] as const).flatMap((name): KeptPart[] => {
        const credits = [...this.#books[name].credits].map(([key, credit]) => ({
          codes: JSON.parse(key) as Codes,
          credit,
        }));
        return [
          { part: name, day, kept: withoutDays(credits).map(rowOf) },
          { part: `dated ${name}`, day, kept: credits.map(rowOf) },
        ];
      }),
    ];
  }
}

type Credited = { codes: Codes; credit: Credit };

function withoutDays(credits: readonly Credited[]): Credited[] {
  const sums = new Map<string, Credited>();
  for (const {
    codes: [mktcmpid, utmCampaign],
    credit,
  } of credits) {
    const key = JSON.stringify([mktcmpid, utmCampaign]);
    const sum = sums.get(key) ?? { codes: [mktcmpid, utmCampaign, null], credit: new Credit() };
    sum.credit.addAll(credit);
    sums.set(key, sum);
  }
  return [...sums.values()];
}

function rowOf({ codes, credit: { counts, revenue } }: Credited): Row {
  const amounts = revenue.amounts.map(([currency, amount]): [string, string] => [currency, textOf(amount)]);
  const row: Row = [...codes, counts.lead, counts.qualified, counts.opportunity, counts.win];
  return amounts.length === 0
    ? row
    : [codes[0], codes[1], codes[2], counts.lead, counts.qualified, counts.opportunity, counts.win, amounts];
}

/** Adds what stands in a part to the campaigns that have the codes. */
export function addKept(book: Book, totals: Totals[], { part, kept }: KeptPart, find: CampaignFinder): void {
  if (part === 'totals') totals.push(kept as Totals);
  else for (const row of kept as Row[]) addRow(book, row, find);
}

function addRow(
  book: Book,
  [mktcmpid, utmCampaign, day, leads, qualified, opportunities, wins, revenue = []]: Row,
  find: CampaignFinder,
): void {
  const came = find({ at: new Date(day ?? 0), mktcmpid, utmCampaign });
  if (came === null) return;
  const credit = book.of(came.campaignId);
  credit.add('lead', leads);
  credit.add('qualified', qualified);
  credit.add('opportunity', opportunities);
  credit.add('win', wins);
  for (const [currency, amount] of revenue) credit.revenue.add(currency, decimal(amount));
}

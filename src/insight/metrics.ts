// What each number means: one place for the code that counts, the answers that tell and the words that explain. Pure.
import { other, type Definition } from './metric.ts';
import type { Column } from './parts.ts';
import { resultMetrics } from './result-metrics.ts';

const ofLeads = <const Id extends string>(
  id: Id,
  column: Column,
  counts: string,
  becameColumn: Column | null = null,
) => ({
  id,
  unit: 'count' as const,
  source: 'leads' as const,
  counts,
  breakBefore: id === 'leads',
  column,
  becameColumn,
});
export const metrics = [
  other(
    'marketplaceVisits',
    'count',
    'marketplace',
    'Visits of listing pages on a marketplace, as its imported report tells them by its own days.',
  ),
  other(
    'marketplaceClicks',
    'count',
    'marketplace',
    'Clicks on calls to action there, as the imported report tells them.',
  ),
  other(
    'marketplaceConsents',
    'count',
    'marketplace',
    'Consents given there, as the imported report tells them; not leads.',
  ),
  other(
    'views',
    'count',
    'ownPages',
    'Views of our own public pages, by UTC day, without programs that say so.',
  ),
  other('clicks', 'count', 'ownPages', 'Forms opened from our own public pages, by UTC day.'),
  ofLeads('leads', 'leads', 'Leads of customers that came in the period, tests and notices left out.'),
  ofLeads('forms', 'forms', 'Of these leads, those that came by our own form, each with its consent.'),
  ofLeads(
    'marketingQualified',
    'marketing_qualified',
    'Leads that became marketing-qualified and were not taken back from it since.',
    'became_marketing_qualified',
  ),
  ofLeads(
    'salesQualified',
    'sales_qualified',
    'Leads that became sales-qualified and were not taken back from it since.',
    'became_sales_qualified',
  ),
  ofLeads(
    'disqualified',
    'disqualified',
    'Leads that are disqualified; one that is reopened counts no more.',
    'became_disqualified',
  ),
  ofLeads(
    'opportunities',
    'opportunities',
    'Leads that became an opportunity here, or were converted in a CRM that is read back.',
    'became_opportunities',
  ),
  ofLeads(
    'won',
    'won',
    'Leads with a won opportunity; without an opportunity here, those that a CRM calls won.',
    'became_won',
  ),
  ofLeads(
    'lost',
    'lost',
    'Leads all of whose opportunities are lost; without one here, those that a CRM calls lost.',
    'became_lost',
  ),
  other(
    'wonValue',
    'money',
    'leads',
    'The value of won opportunities of leads, exactly, each currency by itself.',
  ),
  other('winRate', 'share', 'leads', 'Won leads of those that are won or lost.'),
  ofLeads('answered', 'answered', 'Leads of the period that have had their first response.'),
  ofLeads('inTime', 'in_time', 'First responses that came by the time they were due.'),
  ofLeads('late', 'late', 'First responses that came later than they were due.'),
  ofLeads('overdue', 'overdue', 'Leads of the period that are due and have had no response.'),
  other(
    'inTimeShare',
    'share',
    'leads',
    'Answered in time, of all that were answered with a due time or are overdue.',
  ),
  other(
    'medianSeconds',
    'seconds',
    'leads',
    'Half of the first responses took no longer, by the clock on the wall, within the steps in which it is counted.',
  ),
  other(
    'p95Seconds',
    'seconds',
    'leads',
    'Nineteen of twenty first responses took no longer, counted likewise.',
  ),
  other(
    'delivered',
    'count',
    'deliveries',
    'Deliveries that a destination took; a figure, and no proof: the ledger is that.',
  ),
  other('failed', 'count', 'deliveries', 'Tries to deliver that failed.'),
  other(
    'medianMs',
    'milliseconds',
    'deliveries',
    'Half of the deliveries were in the far system no later than this after the marketplace posted the lead or our form was sent; of what follows a lead, after its change. Replays left out.',
  ),
  other('p95Ms', 'milliseconds', 'deliveries', 'Nineteen of twenty were, counted likewise.'),
  ...resultMetrics,
] as const satisfies readonly Definition[];

type Counted = Extract<(typeof metrics)[number], { column: Column }>;
/** Those that are numbers of leads, in the order of the funnel. */
export const counted = metrics.filter((metric): metric is Counted => metric.column !== null);
export type CountedId = Counted['id'];
export const countedIds = counted.map(({ id }) => id) as [CountedId, ...CountedId[]];

/** arrival: of leads that came in the period, how far they have come by now. activity: what happened in the period, whenever they came. */
export const views = ['arrival', 'activity'] as const;
export type ViewOf = (typeof views)[number];

/** Those that the product keeps in sums; storefront and kind are the listing's. */
export const dimensions = [
  'listing',
  'storefront',
  'kind',
  'campaign',
  'referrer',
  'country',
  'device',
  'seller',
  'grade',
  'score',
] as const;
export type Dimension = (typeof dimensions)[number];

/** In which sums it is found. */
export const keptAs = (dimension: Dimension): string =>
  dimension === 'storefront' || dimension === 'kind' ? 'listing' : dimension;

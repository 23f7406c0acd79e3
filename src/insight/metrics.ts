// What each number means: one place for the code that counts, the answers that tell and the words that explain. Pure.
import { leadless, madeOf, type Definition } from './metric.ts';
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
  opens: 'leads' as const,
  behind: { arrival: [column], activity: [becameColumn ?? column] },
  noLeads: null,
});
const visits = 'The report counts visits, not people, and names no lead.';
const pages = 'Pages are counted without people.';
const tally =
  'Tallies are kept by the hour and name no delivery; the page of the destination lists its deliveries.';

export const metrics = [
  leadless(
    'marketplaceVisits',
    'count',
    'marketplace',
    'Visits of listing pages on a marketplace, as its imported report tells them by its own days.',
    visits,
  ),
  leadless(
    'marketplaceClicks',
    'count',
    'marketplace',
    'Clicks on calls to action there, as the imported report tells them.',
    visits,
  ),
  leadless(
    'marketplaceConsents',
    'count',
    'marketplace',
    'Consents given there, as the imported report tells them; not leads.',
    visits,
  ),
  leadless(
    'views',
    'count',
    'ownPages',
    'Views of our own public pages, by UTC day, without programs that say so.',
    pages,
  ),
  leadless('clicks', 'count', 'ownPages', 'Forms opened from our own public pages, by UTC day.', pages),
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
  madeOf(
    'wonValue',
    'money',
    'The value of won opportunities of leads, exactly, each currency by itself.',
    ['value'],
    ['became_value'],
  ),
  madeOf(
    'winRate',
    'share',
    'Won leads of those that are won or lost.',
    ['won', 'lost'],
    ['became_won', 'became_lost'],
  ),
  ofLeads('answered', 'answered', 'Leads of the period that have had their first response.'),
  ofLeads('inTime', 'in_time', 'First responses that came by the time they were due.'),
  ofLeads('late', 'late', 'First responses that came later than they were due.'),
  ofLeads('overdue', 'overdue', 'Leads of the period that are due and have had no response.'),
  madeOf(
    'inTimeShare',
    'share',
    'Answered in time, of all that were answered with a due time or are overdue.',
    ['in_time', 'late', 'overdue'],
  ),
  madeOf(
    'medianSeconds',
    'seconds',
    'Half of the first responses took no longer, by the clock on the wall, within the steps in which it is counted.',
    ['answered'],
  ),
  madeOf('p95Seconds', 'seconds', 'Nineteen of twenty first responses took no longer, counted likewise.', [
    'answered',
  ]),
  leadless(
    'delivered',
    'count',
    'deliveries',
    'Deliveries that a destination took; a figure, and no proof: the ledger is that.',
    tally,
  ),
  leadless('failed', 'count', 'deliveries', 'Tries to deliver that failed.', tally),
  leadless(
    'medianMs',
    'milliseconds',
    'deliveries',
    'Half of the deliveries were in the far system no later than this after the marketplace posted the lead or our form was sent; of what follows a lead, after its change. Replays left out.',
    tally,
  ),
  leadless('p95Ms', 'milliseconds', 'deliveries', 'Nineteen of twenty were, counted likewise.', tally),
  ...resultMetrics,
] as const satisfies readonly Definition[];

type Counted = Extract<(typeof metrics)[number], { column: Column }>;
/** Those that are numbers of leads, in the order of the funnel. */
export const counted = metrics.filter((metric): metric is Counted => metric.column !== null);
export type CountedId = Counted['id'];
export const countedIds = counted.map(({ id }) => id) as [CountedId, ...CountedId[]];

type Opening = Extract<(typeof metrics)[number], { opens: 'leads' }>;
/** Those behind which …/insight/leads tells the leads. */
export const opening = metrics.filter((metric): metric is Opening => metric.opens === 'leads');
export const openingIds = opening.map(({ id }) => id) as [Opening['id'], ...Opening['id'][]];

/** Steps to which the leads of a week come sooner or later. */
export const cohortSteps = [
  'marketingQualified',
  'salesQualified',
  'disqualified',
  'opportunities',
  'won',
  'lost',
] as const satisfies readonly CountedId[];

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

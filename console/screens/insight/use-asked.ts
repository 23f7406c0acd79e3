// What the address of the screens of insight says: the period, the view, what it is told by, and which of those is looked at.
import { useFilters } from '../../ui/filters.ts';
import { dateIn } from '../../../src/insight/days.ts';
import { askedOf, dayNames, type Asked } from './asked.ts';
import { dimensions, views, workedBy, type By, type View } from './insight.ts';

export const filterNames = [
  'tab',
  'span',
  'compare',
  ...dayNames,
  'view',
  'listing',
  'by',
  'key',
  'metric',
  'every',
  'who',
  'step',
  'each',
  'week',
  'sequence',
  'model',
  'won',
  'destination',
] as const;
export type Filters = Partial<Record<(typeof filterNames)[number], string>>;
export type Change = (change: { [Name in keyof Filters]?: string | undefined }) => void;

export const dimensionOf = ({ by }: Filters): (typeof dimensions)[number] =>
  dimensions.find((each) => each === by) ?? 'listing';
export const viewOf = ({ view }: Filters): View => views.find((each) => each === view) ?? 'arrival';
export const workedByOf = ({ who }: Filters): (typeof workedBy)[number] =>
  workedBy.find((each) => each === who) ?? 'seller';

/** As the API is asked for one listing alone. */
export const ofListing = ({ listing }: Filters): { listingId?: string } =>
  listing === undefined ? {} : { listingId: listing };

export function useAsked(timeZone: string) {
  const [filters, change] = useFilters(filterNames);
  return { filters, change, ...askedOf(filters, dateIn(timeZone, new Date())) };
}

/** What a part of the screen is about: known to be asked for rightly. */
export type Part = { asked: Asked; filters: Filters; change: Change };

/** As the address of the leads behind a number has it. */
export type Behind = {
  metric: string;
  by: By;
  key: string | undefined;
  view: View;
  listingId?: string | undefined;
  withinWeeks?: number;
  storefront?: string | undefined;
  kind?: string | undefined;
};

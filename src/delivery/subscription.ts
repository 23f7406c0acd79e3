// Which events a destination has, and of which leads. Pure.
import type { EventType } from '../events.ts';
import { fieldError, type FieldError } from '../platform/field-error.ts';
import { predicateOf, type Condition, type Predicate } from '../scoring/condition.ts';
import type { ListedFact } from '../scoring/fact-list.ts';
import { neverMatches } from '../scoring/never.ts';
import { reviewCondition } from '../scoring/review-condition.ts';
import { isAboutLead } from './event-types.ts';

/** takes: asked of the lead that an event is about; null: every lead. An event that is about none is not asked. */
export type Subscription = { types: ReadonlySet<EventType>; takes: Predicate | null };

export type Subscriber = { id: string; events: Subscription };

/** As a person gives it. */
export type SubscriptionInput = { types: EventType[]; filter: Condition | null };

export function subscriptionOf(row: {
  eventTypes: EventType[] | null;
  eventFilter: Condition | null;
}): Subscription | null {
  if (row.eventTypes === null) return null;
  const takes = row.eventFilter === null ? null : predicateOf(row.eventFilter);
  return { types: new Set(row.eventTypes), takes };
}

/** What a destination says of itself must not go there: that it fails would be the next thing to fail. */
export function wants(
  { id, events }: Subscriber,
  { type, subjectId }: { type: EventType; subjectId: string },
) {
  return events.types.has(type) && subjectId !== id;
}

/** What a schema cannot say. */
export function reviewSubscription(
  { types, filter }: SubscriptionInput,
  facts: readonly ListedFact[],
): FieldError[] {
  if (filter === null) return [];
  if (!types.some(isAboutLead))
    return [
      fieldError(
        'events.filter',
        'None of these events is about a lead: leave the filter out, or choose one that is.',
        'must_be_empty',
      ),
    ];
  const unreadable = reviewCondition(filter, 'events.filter', facts, { scored: true });
  if (unreadable.length > 0 || !neverMatches(filter)) return unreadable;
  return [
    fieldError('events.filter', 'No lead can ever meet all of this; change the condition.', 'never_matches'),
  ];
}

// Clocks and activities as the API tells them: what is asked for, and under which keys it is kept.
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import { useLength } from './length.ts';

export type FollowUp = Schema['FollowUp'];
export type Activity = Schema['Activity'];

/** What may come of each. */
export const outcomesOf = {
  call: ['reached', 'left_message', 'no_answer', 'busy', 'wrong_number'],
  mail: ['sent', 'replied', 'bounced'],
  meeting: ['held', 'planned', 'not_come'],
  note: [],
} as const satisfies Record<Activity['kind'], readonly NonNullable<Activity['outcome']>[]>;

/** Null: the lead has no clock. */
export const followUpQuery = (publisherId: string, leadId: string) =>
  queryOptions({
    queryKey: [publisherId, 'follow-ups', 'lead', leadId],
    queryFn: async () => (await askFor(publisherId, [leadId])).items[0] ?? null,
  });

const askFor = (publisherId: string, leadIds: readonly string[]) =>
  told(
    api.GET('/api/v1/publishers/{publisherId}/follow-ups', {
      params: { path: { publisherId }, query: { leadIds: leadIds.join(','), limit: mostNamed } as never },
    }),
  );

export const activitiesQuery = (publisherId: string, leadId: string) =>
  queryOptions({
    queryKey: [publisherId, 'follow-ups', 'activities', leadId],
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/leads/{leadId}/activities', {
          params: { path: { publisherId, leadId }, query: { limit: 200 } },
        }),
      ),
  });

/** So many the API takes in one question. */
const mostNamed = 100;

/** The clocks of leads that are on the screen, by their ids. */
export function useFollowUpsOf(
  publisherId: string,
  leadIds: readonly string[],
): ReadonlyMap<string, FollowUp> {
  const named = leadIds.slice(0, mostNamed);
  const found = useQuery({
    queryKey: [publisherId, 'follow-ups', 'named', named],
    queryFn: () => askFor(publisherId, named),
    enabled: named.length > 0,
    placeholderData: (before) => before,
  });
  return useMemo(() => new Map((found.data?.items ?? []).map((each) => [each.leadId, each])), [found.data]);
}

type Policy = NonNullable<FollowUp['policy']>;

/** A rule by its name, with what it asks for. */
export function useRuleWords(): (policy: Policy) => string {
  const t = useTranslations('follow-up');
  const length = useLength();
  const nameOf = useRuleName();
  return (policy) => {
    const rule = t('response.ruleOf', { name: nameOf(policy), time: length(policy.minutes * 60) });
    return policy.calendar === null ? rule : t('response.byCalendar', { rule, calendar: policy.calendar });
  };
}

/** Those that we ship have no name of their own. */
export function useRuleName(): (policy: { id: string; name: string | null }) => string {
  const t = useTranslations('follow-up.shipped');
  return ({ id, name }) => name ?? (id === 'hot' || id === 'all' ? t(id) : id);
}

// Sequences as the API has them: what is asked for, and what people do with them.
import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';

export type Sequence = Schema['Sequence'];
export type Step = Sequence['steps'][number];
export type StepKind = Step['kind'];
export type Way = 'next' | 'yes' | 'no';
export type Counts = Schema['SequenceStepCounts'];
export type Enrolment = Schema['Enrolment'];
export type LeadEnrolment = Schema['EnrolmentWithSteps'];
export type Settings = Schema['NurtureSettings'];

/** What is written of a sequence; the rest of it is the server's to say. */
export type Draft = Pick<Sequence, 'name' | 'entry' | 'againAfterDays' | 'goals' | 'steps'>;

const ofPublisher = '/api/v1/publishers/{publisherId}';
const all = `${ofPublisher}/sequences` as const;
const one = `${all}/{sequenceId}` as const;

export const sequencesQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [publisherId, 'sequences'],
    queryFn: async () =>
      (await told(api.GET(all, { params: { path: { publisherId }, query: { limit: 200 } } }))).items,
  });

export const sequenceQuery = (publisherId: string, sequenceId: string) =>
  queryOptions({
    queryKey: [publisherId, 'sequences', sequenceId],
    queryFn: () => told(api.GET(one, { params: { path: { publisherId, sequenceId } } })),
  });

export const countsQuery = (publisherId: string, sequenceId: string) =>
  queryOptions({
    queryKey: [publisherId, 'sequences', sequenceId, 'counts'],
    queryFn: async () =>
      (await told(api.GET(`${one}/counts`, { params: { path: { publisherId, sequenceId } } }))).items,
    refetchInterval: 15_000,
  });

export const enrolmentsQuery = (publisherId: string, sequenceId: string, state: string | undefined) =>
  infiniteQueryOptions({
    queryKey: [publisherId, 'sequences', sequenceId, 'enrolments', state ?? null],
    queryFn: ({ pageParam }) =>
      told(
        api.GET(`${one}/enrolments`, {
          params: {
            path: { publisherId, sequenceId },
            query: {
              limit: 50,
              ...(state === undefined ? {} : { state: state as 'active' }),
              ...(pageParam === null ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const leadEnrolmentsQuery = (publisherId: string, leadId: string) =>
  queryOptions({
    queryKey: [publisherId, 'leads', leadId, 'enrolments'],
    queryFn: async () =>
      (
        await told(
          api.GET(`${ofPublisher}/leads/{leadId}/enrolments`, { params: { path: { publisherId, leadId } } }),
        )
      ).items,
  });

export const settingsQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [publisherId, 'nurture-settings'],
    queryFn: () => told(api.GET(`${ofPublisher}/nurture-settings`, { params: { path: { publisherId } } })),
  });

/** Each throws a Problem when it is refused. */
export function useSequenceActs() {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const stale = (kind: string) => queryClient.invalidateQueries({ queryKey: [publisherId, kind] });
  const path = (sequenceId: string) => ({ params: { path: { publisherId, sequenceId } } });
  return {
    create: async (draft: Draft, note: string | null) => {
      const made = await told(
        api.POST(all, { params: { path: { publisherId } }, body: { ...draft, note } as never }),
      );
      await stale('sequences');
      return made;
    },
    save: async (
      id: string,
      version: number,
      draft: Draft,
      more: { note: string | null; movesPeople: boolean },
    ) => {
      try {
        return await told(api.PUT(one, { ...path(id), body: { ...draft, ...more, version } as never }));
      } finally {
        // A refusal because somebody was quicker is answered by looking at what they saved.
        await stale('sequences');
      }
    },
    turn: async (id: string, state: 'on' | 'paused' | 'archived') => {
      await told(api.PATCH(one, { ...path(id), body: { state } }));
      await stale('sequences');
    },
    enrol: async (id: string, leadId: string) => {
      const answer = await told(api.POST(`${one}/enrolments`, { ...path(id), body: { leadIds: [leadId] } }));
      await Promise.all([stale('sequences'), stale('leads')]);
      return answer;
    },
    turnEnrolment: async (enrolmentId: string, state: Enrolment['state'], note: string | null) => {
      try {
        await told(
          api.PATCH(`${ofPublisher}/enrolments/{enrolmentId}`, {
            params: { path: { publisherId, enrolmentId } },
            body: { state, note },
          }),
        );
      } finally {
        await Promise.all([stale('sequences'), stale('leads')]);
      }
    },
    saveSettings: async (settings: Settings) => {
      const saved = await told(
        api.PUT(`${ofPublisher}/nurture-settings`, { params: { path: { publisherId } }, body: settings }),
      );
      queryClient.setQueryData(settingsQuery(publisherId).queryKey, saved);
    },
  };
}

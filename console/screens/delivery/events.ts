// What a destination is told of, as the API has it, and what the server finds wrong with a choice.
import { queryOptions } from '@tanstack/react-query';
import { useState } from 'react';
import { api, told, type Schema } from '../../api.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Problem, type FieldError } from '../../ui/problem.ts';
import type { Condition } from '../scoring/condition-tree.ts';
import type { Destination } from './destinations.ts';

export type EventType = Schema['EventType'];
export type Type = EventType['type'];
export type Group = EventType['group'];
export type Events = { types: Type[]; filter: Condition | null };

export const groups: readonly Group[] = ['leads', 'work', 'deliveries', 'setup', 'access'];

/** The same for every publisher. */
export const eventTypesQuery = queryOptions({
  queryKey: ['event-types'],
  queryFn: async () =>
    (await told(api.GET('/api/v1/event-types', { params: { query: { limit: 200 } } }))).items,
  staleTime: Infinity,
});

/** Until somebody chooses. */
export const noEvents: Events = { types: [], filter: null };

export const eventsOf = ({ events }: Destination): Events =>
  events === null ? noEvents : { types: [...events.types], filter: events.filter };

/** Keeps what the server complains of, so that it shows beside what it is about. */
export function useComplaints() {
  const words = useProblemWords();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const first = (fits: (field: string) => boolean) => {
    const found = errors.find(({ field }) => fits(field));
    return found && words.ofField(found);
  };
  return {
    of: (path: string) => first((field) => field === path),
    within: (path: string) => first((field) => field === path || field.startsWith(`${path}.`)),
    heard: async <Answer>(sending: Promise<Answer>): Promise<Answer> => {
      try {
        const answer = await sending;
        setErrors([]);
        return answer;
      } catch (error) {
        setErrors(error instanceof Problem ? error.errors : []);
        throw error;
      }
    },
  };
}

export type Complaints = ReturnType<typeof useComplaints>;

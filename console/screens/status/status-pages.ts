// Status pages as the API has them.
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { allPages } from '../delivery/all-pages.ts';

export type StatusPage = Schema['StatusPage'];
export type Choice = Pick<StatusPage, 'name' | 'namesDestinations' | 'countsLeads'>;

const of = '/api/v1/publishers/{publisherId}/status-pages';
const key = (publisherId: string) => [publisherId, 'status-pages'];

export const statusPagesQuery = (publisherId: string) =>
  queryOptions({
    queryKey: key(publisherId),
    queryFn: () =>
      allPages((cursor) =>
        told(
          api.GET(of, {
            params: { path: { publisherId }, query: { limit: 200, ...cursor } },
          }),
        ),
      ),
  });

export function useStatusPageActs() {
  const publisherId = usePublisherId();
  const queries = useQueryClient();
  const path = { publisherId };
  const after = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    const done = await answer;
    await queries.invalidateQueries({ queryKey: key(publisherId) });
    return done;
  };
  return {
    create: (choice: Choice) => after(told(api.POST(of, { params: { path }, body: choice }))),
    change: (statusPageId: string, choice: Choice) =>
      after(
        told(
          api.PATCH(`${of}/{statusPageId}`, { params: { path: { ...path, statusPageId } }, body: choice }),
        ),
      ),
    revoke: (statusPageId: string) =>
      after(told(api.DELETE(`${of}/{statusPageId}`, { params: { path: { ...path, statusPageId } } }))),
  };
}

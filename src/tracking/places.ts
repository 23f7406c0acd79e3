// Where the routes of this room are: under a publisher's destination and under the operator's, the same verbs behind both.
import * as z from 'zod';
import { operatorId } from '../platform/ids.ts';

type Config = { scope: 'destinations:read' | 'destinations:write' | 'deliveries:write' } | { operator: true };

export type Place = { publisherId: string; destinationId: string };

export type Mounted = {
  path: string;
  params: z.ZodObject<{ destinationId: z.ZodString }>;
  config: { read: Config; write: Config; replay: Config };
};

const ofOperator = z.object({ destinationId: z.string() });
const operator = { operator: true } as const;

export const places: Mounted[] = [
  {
    path: '/api/v1/publishers/:publisherId/destinations/:destinationId',
    params: ofOperator.extend({ publisherId: z.string() }),
    config: {
      read: { scope: 'destinations:read' },
      write: { scope: 'destinations:write' },
      replay: { scope: 'deliveries:write' },
    },
  },
  {
    path: '/api/v1/operator/destinations/:destinationId',
    params: ofOperator,
    config: { read: operator, write: operator, replay: operator },
  },
];

/** The operator's destinations belong to pub_operator. */
export function placeOf(params: unknown): Place {
  const { publisherId = operatorId, destinationId } = params as Partial<Place> & { destinationId: string };
  return { publisherId, destinationId };
}

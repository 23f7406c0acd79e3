// What the list of opportunities may be asked for, and how its pages go on.
import * as z from 'zod';
import { assigneeOf } from '../accounts/confined.ts';
import type { Actor } from '../accounts/actor.ts';
import { notACursor } from '../platform/web-list.ts';
import { dayGiven, timeGiven } from '../platform/web-time.ts';
import { orderNames, type Listed, type Order, type Place } from './list-store.ts';
import { leadIdText, origins, states } from './opportunity.ts';
import { currencyCode } from './pipeline.ts';

const slug = z.string().max(40).optional();
const day = dayGiven().optional();

export const owner = z
  .string()
  .min(1)
  .max(64)
  .optional()
  .describe('A person’s id; none: nobody’s; me: your own');

export const origin = z.enum(origins).optional().describe('Of this stream alone');

export const filter = {
  pipelineId: slug,
  stage: slug.describe('An open stage, won or lost'),
  state: z.enum(states).optional(),
  origin,
  ownerId: owner,
  leadId: leadIdText.optional(),
  currency: currencyCode.optional(),
  q: z.string().trim().max(200).optional().describe('Found in the name'),
  closeFrom: day.describe('Expected to close on this day or later'),
  closeTo: day.describe('Expected to close before this day'),
  closedFrom: timeGiven({ offset: true }).optional().describe('Won or lost at this time or later'),
  closedTo: timeGiven({ offset: true }).optional().describe('Won or lost before this time'),
  reason: slug.describe('Why it was won or lost'),
  stuck: z
    .enum(['true'])
    .transform(() => true)
    .optional()
    .describe('Longer in their stage than it allows'),
};

const sorts = orderNames.flatMap((name) => [name, `-${name}` as const]);
export const ordering = {
  sort: z
    .enum(sorts as [Order, ...Order[]])
    .default('-created' as Order)
    .describe('A minus before it: the greatest first'),
};

/** Of one page of such a list. */
export function orderedBy(
  sort: string,
  cursor: string | undefined,
): { order: Order; falling: boolean; after: Place | null } {
  const falling = sort.startsWith('-');
  const order = sort.replace('-', '') as Order;
  return { order, falling, after: cursor === undefined ? null : placeOf(order, cursor) };
}

export const placeIn = ({ at, id }: Listed): string => `${id} ${at}`;

const shapes: Record<Order, RegExp> = {
  created: /^opp_[0-9a-z]{20}$/,
  value: /^-?\d{1,20}(?:\.\d{1,4})?$/,
  expectedClose: /^(?:infinity|\d{4}-\d{2}-\d{2})$/,
  stageSince: /^\d{4}-\d{2}-\d{2} [\d:.]+\+\d{2}$/,
};

/** A cursor of ours goes into SQL, so it is looked at as closely as anything that comes from outside. */
function placeOf(order: Order, cursor: string): Place {
  const [id = '', ...rest] = cursor.split(' ');
  const at = rest.join(' ');
  if (!shapes.created.test(id) || !shapes[order].test(at)) throw notACursor();
  return { at, id };
}

/** "me" and "none" in place of an id; whoever sees their own alone is led along the index of those. */
export function ownerOf(actor: Actor, asked: string | undefined): string | null | undefined {
  if (asked === 'none') return null;
  if (asked === 'me') return actor.userId ?? 'nobody';
  return asked ?? assigneeOf(actor) ?? undefined;
}

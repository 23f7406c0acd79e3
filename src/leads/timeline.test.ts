// A lead's story is told in order of time and in codes alone.
import { describe, expect, it } from 'vitest';
import { timelineOf, type AttemptRow, type EventRow } from './timeline.ts';

const at = (second: number) => new Date(Date.UTC(2026, 2, 2, 9, 0, second));
const received: EventRow = {
  id: 'evt_1',
  type: 'lead.received',
  at: at(0),
  actor: 'intake',
  subjectId: 'lead_1',
  data: { listingId: 'lst_1', kind: 'customer', status: 'new', action: 'PLT' },
};
const parked: EventRow = {
  ...received,
  id: 'evt_2',
  type: 'delivery.parked',
  at: at(9),
  actor: 'worker',
  subjectId: 'dlv_1',
  data: { reason: 'invalid_lead' },
};
const attempt = (number: number, second: number, outcome: string): AttemptRow => {
  return {
    deliveryId: 'dlv_1',
    destinationId: 'dst_1',
    number,
    startedAt: at(second),
    durationMs: 12,
    outcome,
    reason: outcome === 'delivered' ? null : 'timeout',
    follows: null,
  };
};

describe('timelineOf', () => {
  it('is empty of what did not happen', () => {
    expect(timelineOf([], [], { posts: 1, lastPostedAt: at(0) })).toEqual([]);
  });

  it('mixes events, tries and re-posts by time', () => {
    const story = timelineOf([received, parked], [attempt(2, 8, 'refused'), attempt(1, 3, 'retry')], {
      posts: 3,
      lastPostedAt: at(5),
    });
    expect(story).toEqual([
      {
        at: at(0),
        type: 'lead.received',
        actor: 'intake',
        listingId: 'lst_1',
        kind: 'customer',
        status: 'new',
        action: 'PLT',
      },
      {
        at: at(3),
        type: 'delivery.attempted',
        actor: 'worker',
        deliveryId: 'dlv_1',
        destinationId: 'dst_1',
        attempt: 1,
        durationMs: 12,
        outcome: 'retry',
        reason: 'timeout',
      },
      { at: at(5), type: 'lead.posted_again', actor: 'intake', posts: 3 },
      expect.objectContaining({ at: at(8), attempt: 2, outcome: 'refused' }),
      { at: at(9), type: 'delivery.parked', actor: 'worker', deliveryId: 'dlv_1', reason: 'invalid_lead' },
    ]);
  });

  it('puts an event before a try of the same moment', () => {
    const story = timelineOf([received], [attempt(1, 0, 'delivered')], { posts: 2, lastPostedAt: at(0) });
    expect(story.map(({ type }) => type)).toEqual([
      'lead.received',
      'delivery.attempted',
      'lead.posted_again',
    ]);
  });
});

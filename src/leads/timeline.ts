// A lead's story in order of time, told in codes and ids: what was said of it, each try to deliver it, its re-posts. Pure.

/** One thing that happened. type: an event's name, delivery.attempted or lead.posted_again; further members by type. */
export type Moment = { at: Date; type: string; actor: string; [member: string]: unknown };

export type EventRow = {
  id: string;
  type: string;
  at: Date;
  actor: string;
  subjectId: string;
  data: Record<string, unknown>;
};

/** A finished try; its words on the wire are not part of the story. */
export type AttemptRow = {
  deliveryId: string;
  destinationId: string;
  number: number;
  startedAt: Date;
  durationMs: number;
  outcome: string;
  reason: string | null;
  /** What the record was brought up to date by; null: the lead itself went. */
  follows: string | null;
};

export type Posts = { posts: number; lastPostedAt: Date };

/** Oldest first; what bears the same time stays in the order of events, tries, re-posts. */
export function timelineOf(
  events: EventRow[],
  attempts: AttemptRow[],
  { posts, lastPostedAt }: Posts,
): Moment[] {
  return [
    ...events.map(({ at, type, actor, subjectId, data }) => ({
      ...data,
      at,
      type,
      actor,
      ...ofAnother(subjectId),
    })),
    ...attempts.map(({ startedAt, number, follows, ...attempt }) => ({
      at: startedAt,
      type: 'delivery.attempted',
      actor: 'worker',
      ...attempt,
      ...(follows !== null && { follows }),
      attempt: number,
    })),
    ...(posts > 1 ? [{ at: lastPostedAt, type: 'lead.posted_again', actor: 'intake', posts }] : []),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** What happened to something that hangs on the lead names it. */
function ofAnother(subjectId: string): { deliveryId?: string; opportunityId?: string } {
  if (subjectId.startsWith('dlv_')) return { deliveryId: subjectId };
  return subjectId.startsWith('opp_') ? { opportunityId: subjectId } : {};
}

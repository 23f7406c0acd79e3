// Why a lead came to somebody, and what is said with it.

/**
 * turn: it was their turn in a pool. by_hand: a person chose. passed_on: a person had the pool choose the next one. breach: whoever
 * had it let a response time pass. handed_back: whoever had it left or is away.
 */
export const assignedBecause = ['turn', 'by_hand', 'passed_on', 'breach', 'handed_back'] as const;
export type AssignedBecause = (typeof assignedBecause)[number];

/** note: a person's own words for it. */
export type AssignedByHand = { takenFrom: string | null; note: string | null };

/** from: whoever has it now; somebody else may have taken it meanwhile. */
export type Handing = { publisherId: string; leadId: string; from: string | null; userId: string | null };

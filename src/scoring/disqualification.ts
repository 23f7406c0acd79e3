// Why a lead is none, and which of these faults its source answers for. The console reads it too, so it imports nothing.

export const disqualifications = [
  'no_need',
  'no_budget',
  'no_authority',
  'bad_timing',
  'not_reachable',
  'wrong_contact_data',
  'never_asked',
  'competitor',
  'student',
  'spam',
  'duplicate',
  'outside_territory',
  'existing_customer',
  'asked_not_to_be_contacted',
  'other',
] as const;
export type Disqualification = (typeof disqualifications)[number];

/** What the source answers for: a lead with such a fault may be given back. */
export const returnable = ['wrong_contact_data', 'never_asked', 'spam', 'duplicate'] as const;
export type Returnable = (typeof returnable)[number];
export const isReturnable = (reason: Disqualification): reason is Returnable =>
  returnable.some((each) => each === reason);

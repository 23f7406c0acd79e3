// Which referrals may become opportunities. Pure.
import type { Referral } from './referral-store.ts';

/** Whose state lets it become one; a storefront lead that shows up here becomes one as that lead, or it would count twice. */
export const mayConvert = ({ status, direction, leadId, goneAt }: Referral): boolean =>
  leadId === null &&
  goneAt === null &&
  (status === 'active' || (status === 'new' && direction === 'outgoing'));

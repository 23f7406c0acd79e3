// Referrals as a file has them: what is hidden in the list is hidden here.
import type * as z from 'zod';
import type { FileColumn } from '../platform/table-file.ts';
import type { ReferralView } from './referral-view.ts';

type Shown = z.infer<typeof ReferralView>;
const contact = ({ customer }: Shown) => customer.contacts[0];

export const referralColumns: readonly FileColumn<Shown>[] = [
  ['id', ({ id }) => id],
  ['programme', ({ programme }) => programme],
  ['externalId', ({ externalId }) => externalId],
  ['name', ({ name }) => name],
  ['category', ({ category }) => category],
  ['direction', ({ direction }) => direction],
  ['status', ({ status }) => status],
  ['substatus', ({ substatus }) => substatus],
  ['statusText', ({ statusText }) => statusText],
  ['company', ({ customer }) => customer.company],
  ['country', ({ customer }) => customer.country],
  ['firstName', (row) => contact(row)?.firstName ?? null],
  ['lastName', (row) => contact(row)?.lastName ?? null],
  ['email', (row) => contact(row)?.email ?? null],
  ['phone', (row) => contact(row)?.phone ?? null],
  ['value', ({ deal }) => deal.value],
  ['currency', ({ deal }) => deal.currency],
  ['closesOn', ({ deal }) => deal.closesOn],
  ['firstSeenAt', ({ firstSeenAt }) => firstSeenAt.toISOString()],
  ['answerDueAt', ({ answer }) => answer.dueAt?.toISOString() ?? null],
  ['answer', ({ answer }) => answer.state],
  ['expiresAt', ({ expiresAt }) => expiresAt?.toISOString() ?? null],
  ['leadId', ({ leadId }) => leadId],
  ['opportunityId', ({ opportunity }) => opportunity?.id ?? null],
];

// How a lead is called where it stands beside others: by the person, else by what else is known of them.
import { useTranslations } from 'use-intl';
import type { Lead } from './inbox.ts';

export function useLeadName(): (lead: Pick<Lead, 'contact'>) => string {
  const t = useTranslations('leads');
  return ({ contact }) => {
    const whole = [contact.firstName, contact.lastName].filter(Boolean).join(' ');
    const { normalized, email, company, phone } = contact;
    return normalized.name || whole || email || company || phone || t('nameless');
  };
}

type Names = { firstName: string | null; lastName: string | null; company: string | null };

/** In a list that tells these alone. */
export function useShortName(): (lead: Names) => string {
  const t = useTranslations('leads');
  return ({ firstName, lastName, company }) =>
    [firstName, lastName].filter(Boolean).join(' ') || company || t('nameless');
}

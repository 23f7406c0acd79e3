// Whom to contact: each value as we make it out, with what was sent beside where that differs.
import { Link as Away, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../language.tsx';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { countryName } from './countries.ts';
import type { LeadWhole } from './lead-detail.tsx';
import { LeadMarks } from './lead-marks.tsx';

export function LeadContact({ lead }: { lead: LeadWhole }) {
  const t = useTranslations('leads.contact');
  const { language } = useLanguage();
  const { contact } = lead;
  const { normalized } = contact;
  const country = normalized.country === null ? null : countryName(language, normalized.country);
  const name = [contact.firstName, contact.lastName].filter(Boolean).join(' ') || null;
  const email = normalized.email ?? contact.email;
  const phone = normalized.phone ?? contact.phone;
  // Nobody may be contacted on a notice, so nothing invites to.
  const reach = lead.kind !== 'notice';
  return (
    <Card title={t('title')} actions={<span>{<LeadMarks lead={lead} />}</span>}>
      <Facts
        facts={[
          [t('name'), <Sent key="name" shown={normalized.name ?? name} sent={name} />],
          [
            t('email'),
            <Sent key="email" shown={email} sent={contact.email}>
              {reach && normalized.email && (
                <Away href={`mailto:${normalized.email}`}>{normalized.email}</Away>
              )}
            </Sent>,
          ],
          [
            t('phone'),
            <Sent key="phone" shown={phone} sent={contact.phone}>
              {reach && normalized.phone && <Away href={`tel:${normalized.phone}`}>{normalized.phone}</Away>}
            </Sent>,
          ],
          [t('company'), contact.company],
          [t('jobTitle'), contact.title],
          [t('country'), <Sent key="country" shown={country ?? contact.country} sent={contact.country} />],
        ]}
      />
    </Card>
  );
}

type Sent = { shown: string | null; sent: string | null; children?: ReactNode };

/** children: the value with what it opens. */
function Sent({ shown, sent, children }: Sent) {
  const t = useTranslations('leads.contact');
  if (shown === null) return '–';
  return (
    <>
      {children || shown}
      {sent !== null && sent !== shown && (
        <Text block size={200} style={{ color: tokens.colorNeutralForeground3 }}>
          {t('asSent', { value: sent })}
        </Text>
      )}
    </>
  );
}

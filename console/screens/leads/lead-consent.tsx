// What the customer agreed to, and how we know.
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useSaid } from '../delivery/said.ts';
import type { LeadWhole } from './lead-detail.tsx';

export function LeadConsent({ lead }: { lead: LeadWhole }) {
  const t = useTranslations('leads.consent');
  const said = useSaid();
  const { basis, scope, source } = lead.consent;
  return (
    <Card title={t('title')}>
      <Facts
        facts={[
          [t('basis'), said(basis, 'basis')],
          [t('scope'), said(scope, 'scope')],
          [t('source'), said(source, 'source')],
        ]}
      />
    </Card>
  );
}

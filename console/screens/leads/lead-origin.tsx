// What the customer did, on which offer, and where the lead says it comes from.
import { Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Link } from '../../ui/link.tsx';
import { Ago, Exactly } from '../../ui/time.tsx';
import { useSaid } from '../delivery/said.ts';
import type { LeadWhole } from './lead-detail.tsx';
import { useStorefrontName } from './storefronts.ts';

export function LeadOrigin({ lead, assignee }: { lead: LeadWhole; assignee: string | null }) {
  const t = useTranslations('leads.origin');
  const said = useSaid();
  const may = useMay();
  const publisherId = usePublisherId();
  const storefrontName = useStorefrontName();
  const { action, offer, source } = lead;
  // What our own form adds is shown with the consent, but for the campaign.
  const { campaign, form: _, fields: __, ...others } = source.extra;
  const unnamed = Object.entries(others).filter(([name]) => !Object.hasOwn(lead.fields, name));
  const extra = unnamed.map(([name, value]): [string, ReactNode] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  if (campaign && typeof campaign === 'object' && Object.keys(campaign).length > 0)
    extra.unshift([t('campaign'), new URLSearchParams(campaign as Record<string, string>).toString()]);
  return (
    <Card title={t('title')}>
      <Facts
        facts={[
          [
            t('did'),
            <span key="did">
              {said(action ?? 'none', 'action')}
              {action && <Quiet>{action}</Quiet>}
            </span>,
          ],
          [
            t('offer'),
            <span key="offer">
              {may('listings:read') ? (
                <Link to={`/publishers/${publisherId}/listings/${lead.listingId}`}>{offer.title}</Link>
              ) : (
                offer.title
              )}
              <Quiet>{offer.id}</Quiet>
            </span>,
          ],
          [t('storefront'), storefrontName(lead.storefront)],
          [
            t('received'),
            <span key="received">
              <Exactly at={lead.receivedAt} />
              <Quiet>
                <Ago at={lead.receivedAt} />
              </Quiet>
            </span>,
          ],
          [t('status'), said(lead.status, 'status')],
          [t('assigned'), assignee ?? t('nobody')],
          [t('source'), source.leadSource],
          ...extra,
          [t('id'), lead.id],
        ]}
      />
    </Card>
  );
}

function Quiet({ children }: { children: ReactNode }) {
  return (
    <Text block size={200} style={{ color: tokens.colorNeutralForeground3 }}>
      {children}
    </Text>
  );
}

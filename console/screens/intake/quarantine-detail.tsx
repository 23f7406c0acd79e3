// One body that could not be read: why, the bytes, and the decision: mend and release, release as it is, or discard.
import { MessageBar, MessageBarBody, MessageBarTitle, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { useMay, usePublisherId } from '../../session.ts';
import { AnsweredScreen } from '../../ui/answered-screen.tsx';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Exactly } from '../../ui/time.tsx';
import { useSaid } from '../delivery/said.ts';
import { LeadRaw } from '../leads/lead-raw.tsx';
import { useListingTitle } from './listing-title.ts';
import { useWhy } from './fault-words.ts';
import { MendBody } from './mend-body.tsx';
import { quarantinedQuery } from './quarantine.ts';

type Quarantined = Schema['QuarantinedBody'];

export function QuarantineDetail() {
  const { quarantineId = '' }: { quarantineId?: string } = useParams({ strict: false });
  const t = useTranslations('quarantine');
  const query = useQuery(quarantinedQuery(usePublisherId(), quarantineId));
  return (
    <AnsweredScreen query={query} title={t('one')} back={<Back />}>
      {(found) => <Whole key={found.id} found={found} />}
    </AnsweredScreen>
  );
}

function Back() {
  const t = useTranslations('quarantine');
  return <Link to={`/publishers/${usePublisherId()}/quarantine`}>{t('back')}</Link>;
}

function Whole({ found }: { found: Quarantined }) {
  const t = useTranslations('quarantine');
  const may = useMay();
  const open = found.decidedAt === null;
  return (
    <Screen title={t('one')} back={<Back />}>
      {!open && <Decided found={found} />}
      <Why found={found} />
      {open && may('quarantine:write') && <MendBody found={found} />}
      {(found.size > 0 || open) && <LeadRaw raw={found} />}
    </Screen>
  );
}

function Decided({ found }: { found: Quarantined }) {
  const t = useTranslations('quarantine.decided');
  const publisherId = usePublisherId();
  const { leadId, decidedAt } = found;
  return (
    <MessageBar intent={leadId ? 'success' : 'info'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{leadId ? t('released') : t('discarded')}</MessageBarTitle>
        {decidedAt && <Exactly at={decidedAt} />}{' '}
        {leadId && <Link to={`/publishers/${publisherId}/leads/${leadId}`}>{t('openLead')}</Link>}
      </MessageBarBody>
    </MessageBar>
  );
}

function Why({ found }: { found: Quarantined }) {
  const t = useTranslations('quarantine');
  const said = useSaid();
  const why = useWhy()(found);
  const format = useFormatter();
  const titleOf = useListingTitle();
  return (
    <Card title={t('why')}>
      <Facts
        facts={[
          [
            t('reason'),
            <span key="reason">
              {said(found.reason)}
              {why && (
                <Text block size={200}>
                  {why}
                </Text>
              )}
            </span>,
          ],
          [t('listing'), titleOf(found.listingId)],
          [t('received'), <Exactly key="received" at={found.receivedAt} />],
          [t('type'), found.contentType],
          [t('size'), t('bytes', { bytes: format.number(found.size) })],
        ]}
      />
    </Card>
  );
}

// What came in and could not be read, kept whole until a person decides.
import { Text, tokens } from '@fluentui/react-components';
import { ShieldCheckmarkRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Empty } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Ago } from '../../ui/time.tsx';
import { useSaid } from '../delivery/said.ts';
import { useListingTitle } from './listing-title.ts';
import { quarantineQuery } from './quarantine.ts';

export function QuarantineList() {
  const t = useTranslations('quarantine');
  return (
    <Screen title={t('title')}>
      <Text>{t('what')}</Text>
      <Bodies />
    </Screen>
  );
}

function Bodies() {
  const t = useTranslations('quarantine');
  const said = useSaid();
  const format = useFormatter();
  const publisherId = usePublisherId();
  const titleOf = useListingTitle();
  const list = useInfiniteQuery(quarantineQuery(publisherId));
  const at = (id: string) => `/publishers/${publisherId}/quarantine/${id}`;
  return (
    <PagedTable
      query={list}
      none={
        <Empty icon={<ShieldCheckmarkRegular />} title={t('empty.title')}>
          {t('empty.advice')}
        </Empty>
      }
      label={t('title')}
      rowId={({ id }) => id}
      rowLink={({ id }) => at(id)}
      columns={[
        {
          id: 'reason',
          title: t('why'),
          width: '30%',
          cell: ({ id, reason }) => <Link to={at(id)}>{said(reason)}</Link>,
        },
        { id: 'listing', title: t('listing'), cell: ({ listingId }) => titleOf(listingId), hiddenBelow: 640 },
        {
          id: 'excerpt',
          title: t('begins'),
          hiddenBelow: 960,
          width: '35%',
          cell: ({ excerpt }) => (
            <Text
              font="monospace"
              size={200}
              truncate
              block
              style={{ maxWidth: '44ch', color: tokens.colorNeutralForeground2 }}
            >
              {excerpt.slice(0, 80)}
            </Text>
          ),
        },
        {
          id: 'size',
          title: t('size'),
          align: 'end',
          hiddenBelow: 960,
          cell: ({ size }) => t('bytes', { bytes: format.number(size) }),
        },
        {
          id: 'received',
          title: t('received'),
          align: 'end',
          cell: ({ receivedAt }) => <Ago at={receivedAt} />,
        },
      ]}
    />
  );
}

// All destinations of a publisher: how each does, what waits for it, and what it last got.
import { Button, Text } from '@fluentui/react-components';
import { AddRegular, PlugConnectedRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered, Empty } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Ago } from '../../ui/time.tsx';
import { HealthLine } from './destination-health.tsx';
import { destinationsQuery, usePlace, type Destination } from './destinations.ts';
import { useDestinationName, useKindWords } from './kinds.ts';
import { PauseButton } from './pause-button.tsx';

export function DestinationList() {
  const t = useTranslations('destinations');
  const { publisherId, base } = usePlace();
  const may = useMay();
  const navigate = useNavigate();
  const query = useQuery(destinationsQuery(publisherId));
  const columns = useColumns();
  const create = may('destinations:write') && (
    <Button
      appearance="primary"
      icon={<AddRegular />}
      onClick={() => void navigate({ to: `${base}/destinations/new` })}
    >
      {t('create')}
    </Button>
  );
  return (
    <Screen title={t('title')} actions={create}>
      <Text>{t('about')}</Text>
      <Answered query={query}>
        {(destinations) => (
          <>
            {destinations.length > 0 && (
              <DataTable
                label={t('title')}
                columns={columns}
                rows={destinations}
                rowId={({ id }) => id}
                rowLink={({ id }) => `${base}/destinations/${id}`}
              />
            )}
            {/* The built-in inbox is always there; nothing is sent to it. */}
            {destinations.every(({ role }) => role === 'lead-store') && (
              <Empty icon={<PlugConnectedRegular />} title={t('empty.title')} action={create}>
                {t('empty.words')}
              </Empty>
            )}
          </>
        )}
      </Answered>
    </Screen>
  );
}

function useColumns(): Column<Destination>[] {
  const t = useTranslations('destinations');
  const words = useKindWords();
  const nameOf = useDestinationName();
  const format = useFormatter();
  const { base } = usePlace();
  const may = useMay();
  return [
    {
      id: 'name',
      title: t('name'),
      cell: ({ id, name, kind, role }) => (
        <>
          <Link to={`${base}/destinations/${id}`}>{nameOf(kind, name)}</Link>
          {nameOf(kind, name) !== words.ofDestination({ kind, role }) && (
            <Text block size={200}>
              {words.ofDestination({ kind, role })}
            </Text>
          )}
        </>
      ),
    },
    { id: 'health', title: t('state'), cell: (destination) => <HealthLine destination={destination} /> },
    {
      id: 'backlog',
      title: t('backlog'),
      align: 'end',
      hiddenBelow: 640,
      cell: ({ activity }) => format.number(activity.waiting),
    },
    {
      id: 'parked',
      title: t('parked'),
      align: 'end',
      hiddenBelow: 960,
      cell: ({ activity }) => format.number(activity.parked),
    },
    {
      id: 'delivered',
      title: t('lastDelivered'),
      hiddenBelow: 960,
      // Into the built-in inbox nothing is sent.
      cell: ({ role, activity: { lastDeliveredAt } }) =>
        lastDeliveredAt ? <Ago at={lastDeliveredAt} /> : role === 'lead-store' ? null : t('never'),
    },
    ...(may('destinations:write')
      ? [
          {
            id: 'acts',
            title: t('acts'),
            hiddenBelow: 640 as const,
            align: 'end' as const,
            cell: (destination: Destination) =>
              destination.role !== 'lead-store' && <PauseButton destination={destination} small />,
          },
        ]
      : []),
  ];
}

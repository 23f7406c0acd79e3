// Secrets of destinations: which are set, when each ends. They are changed where they are used, on the destination's own page.
import { Text } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered, Empty } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { Mark } from '../../ui/marks.tsx';
import { destinationsQuery, usePlace, type Destination } from '../delivery/destinations.ts';
import { useKindWords } from '../delivery/kinds.ts';
import { SettingsFrame } from './settings-frame.tsx';

const soonMs = 30 * 86_400_000;

export function SecretList() {
  const t = useTranslations('settings.secrets');
  const { publisherId } = usePlace();
  const query = useQuery(destinationsQuery(publisherId));
  const columns = useColumns();
  return (
    <SettingsFrame part="secrets">
      <Text>{t('about')}</Text>
      <Answered
        query={query}
        empty={(destinations) =>
          destinations.every(({ secretsSet }) => secretsSet.length === 0) && (
            <Empty icon={<LockClosedRegular />} title={t('none')}>
              {t('noneWords')}
            </Empty>
          )
        }
      >
        {(destinations) => (
          <DataTable
            label={t('title')}
            columns={columns}
            rows={soonestFirst(destinations)}
            rowId={({ id }) => id}
          />
        )}
      </Answered>
    </SettingsFrame>
  );
}

/** Those whose end is known, by it; then the others. */
function soonestFirst(destinations: Destination[]): Destination[] {
  const end = ({ secretExpiresAt }: Destination) =>
    secretExpiresAt === null ? Infinity : Date.parse(secretExpiresAt);
  return destinations
    .filter(({ secretsSet }) => secretsSet.length > 0)
    .toSorted((one, other) => (end(one) === end(other) ? 0 : end(one) - end(other)));
}

function useColumns(): Column<Destination>[] {
  const t = useTranslations('settings.secrets');
  const words = useKindWords();
  const { base } = usePlace();
  return [
    {
      id: 'name',
      title: t('destination'),
      cell: ({ id, name, kind }) => (
        <>
          <Link to={`${base}/destinations/${id}`}>{name}</Link>
          <Text block size={200}>
            {words.name(kind)}
          </Text>
        </>
      ),
    },
    {
      id: 'set',
      title: t('set'),
      align: 'end',
      hiddenBelow: 640,
      cell: ({ secretsSet }) => t('count', { count: secretsSet.length }),
    },
    { id: 'ends', title: t('ends'), cell: ({ secretExpiresAt }) => <End at={secretExpiresAt} /> },
  ];
}

function End({ at }: { at: string | null }) {
  const t = useTranslations('settings.secrets');
  const format = useFormatter();
  if (at === null) return t('noEnd');
  const left = Date.parse(at) - Date.now();
  return (
    <>
      {format.dateTime(new Date(at), { dateStyle: 'medium' })}{' '}
      {left < 0 ? (
        <Mark tone="bad">{t('ended')}</Mark>
      ) : (
        left < soonMs && <Mark tone="waiting">{t('soon')}</Mark>
      )}
    </>
  );
}

// Secrets of destinations: since when each is set, by whom, when it was last replaced and used, when it ends, and the way to a new one.
import { Text } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered, Empty } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { Mark } from '../../ui/marks.tsx';
import { Ago } from '../../ui/time.tsx';
import { destinationsQuery, usePlace, type Destination } from '../delivery/destinations.ts';
import { kindsQuery, useKindWords } from '../delivery/kinds.ts';
import { LastWarning } from '../delivery/last-warning.tsx';
import { SigningSecret } from '../delivery/signing-secret.tsx';
import { useByWhom } from '../leads/people.ts';
import { SettingsFrame } from './settings-frame.tsx';

/** One of a destination's, with what is known of the destination. */
type Secret = Destination['secrets'][number] & { of: Destination };

const soonMs = 30 * 86_400_000;
/** Made here, not given by a person, so it is renewed rather than typed. */
const minted = 'signingSecret';

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
          destinations.every(({ secrets }) => secrets.length === 0) && (
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
            rowId={({ of, name }) => `${of.id} ${name}`}
          />
        )}
      </Answered>
    </SettingsFrame>
  );
}

/** Those whose end is known, by it; then the others. */
function soonestFirst(destinations: Destination[]): Secret[] {
  const end = ({ secretExpiresAt }: Destination) =>
    secretExpiresAt === null ? Infinity : Date.parse(secretExpiresAt);
  return destinations
    .toSorted((one, other) => (end(one) === end(other) ? 0 : end(one) - end(other)))
    .flatMap((of) => of.secrets.map((secret) => ({ ...secret, of })));
}

function useColumns(): Column<Secret>[] {
  const t = useTranslations('settings.secrets');
  const labelOf = useSecretLabel();
  const { base } = usePlace();
  const may = useMay();
  return [
    {
      id: 'name',
      title: t('secret'),
      width: '32%',
      cell: (secret) => (
        <>
          {labelOf(secret)}
          <Text block size={200}>
            <Link to={`${base}/destinations/${secret.of.id}`}>{secret.of.name}</Link>
          </Text>
        </>
      ),
    },
    {
      id: 'made',
      title: t('made'),
      hiddenBelow: 640,
      cell: ({ madeAt, madeBy }) => <When at={madeAt} by={madeBy} otherwise={t('unknown')} />,
    },
    {
      id: 'changed',
      title: t('changed'),
      hiddenBelow: 960,
      cell: ({ changedAt, changedBy, madeAt }) => (
        <When at={changedAt} by={changedBy} otherwise={t(madeAt === null ? 'unknown' : 'notChanged')} />
      ),
    },
    {
      id: 'used',
      title: t('used'),
      hiddenBelow: 960,
      cell: ({ of }) => <When at={of.activity.lastDeliveredAt} by={null} otherwise={t('notUsed')} />,
    },
    { id: 'ends', title: t('ends'), cell: ({ of }) => <End of={of} /> },
    ...(may('destinations:write')
      ? [{ id: 'acts', title: '', cell: (secret: Secret) => <Renewal secret={secret} /> }]
      : []),
  ];
}

function Renewal({ secret }: { secret: Secret }) {
  const t = useTranslations('settings.secrets');
  const labelOf = useSecretLabel();
  const { base } = usePlace();
  const { name, of } = secret;
  if (name === minted) return <SigningSecret destinationId={of.id} of={of.name} />;
  return (
    <Link
      to={`${base}/destinations/${of.id}`}
      search={{ edit: 'settings' }}
      aria-label={t('replaceOf', { secret: labelOf(secret), destination: of.name })}
    >
      {t('replace')}
    </Link>
  );
}

function useSecretLabel(): (secret: Secret) => string {
  const made = useTranslations('destinations.secret');
  const words = useKindWords();
  const kinds = useQuery(kindsQuery).data?.items ?? [];
  return ({ name, of }) => {
    if (name === minted) return made('label');
    const field = kinds.find(({ kind }) => kind === of.kind)?.fields.find((each) => each.name === name);
    return field ? words.label(of.kind, field) : name;
  };
}

function When({ at, by, otherwise }: { at: string | null; by: string | null; otherwise: string }) {
  const byWhom = useByWhom();
  if (at === null) return otherwise;
  const who = by === null ? null : byWhom(by);
  return (
    <>
      <Ago at={at} />
      {who !== null && (
        <Text block size={200}>
          {who}
        </Text>
      )}
    </>
  );
}

function End({ of }: { of: Destination }) {
  const t = useTranslations('settings.secrets');
  const format = useFormatter();
  const at = of.secretExpiresAt;
  if (at === null) return t('noEnd');
  const left = Date.parse(at) - Date.now();
  return (
    <>
      {format.dateTime(new Date(at), { dateStyle: 'medium', timeZone: 'UTC' })}{' '}
      {left < 0 ? (
        <Mark tone="bad">{t('ended')}</Mark>
      ) : (
        left < soonMs && <Mark tone="waiting">{t('soon')}</Mark>
      )}
      <LastWarning destination={of} kind="key" />
    </>
  );
}

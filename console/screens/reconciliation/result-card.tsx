// The three lists in totals that add up, as of when, and what back-fills did.
import { Button, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { useFormatter, useTranslations } from 'use-intl';
import { saveList } from '../../save-list.ts';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { DownloadMenu } from '../../ui/download-menu.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Link } from '../../ui/link.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useAt } from './at.ts';
import { BackFills } from './back-fills.tsx';
import { useComparisonActs, type Crm, type Whole } from './comparisons.ts';
import { useListName } from './earlier-lists.tsx';
import { FillDialog } from './fill-dialog.tsx';
import { isMissing, usePlaceWords } from './place-words.ts';

const useStyles = makeStyles({
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  reasons: { margin: 0, padding: 0, listStyleType: 'none' },
  bar: { minWidth: '6ch', maxWidth: '24ch' },
});

export function ResultCard({ whole }: { whole: Whole }) {
  const t = useTranslations('reconciliation');
  const styles = useStyles();
  const may = useMay();
  const notices = useNotices();
  const publisherId = usePublisherId();
  const { again } = useComparisonActs();
  const { comparison } = whole;
  return (
    <Card
      title={t('result.title')}
      actions={
        <div className={styles.acts}>
          <DownloadMenu
            size="small"
            onPick={(format) =>
              saveList(
                format,
                `/api/v1/publishers/${publisherId}/list-comparisons/${comparison.id}/leads`,
                {},
              )
            }
          />
          {may('deliveries:write') && (
            <Button
              size="small"
              disabledFocusable={again.isPending}
              onClick={() => again.mutate(comparison.id, { onError: notices.failed })}
            >
              {t('result.again')}
            </Button>
          )}
          {may('deliveries:write') && may('leads:write') && <FillDialog whole={whole} />}
        </div>
      }
    >
      <Frame whole={whole} />
      <Totals whole={whole} />
      <BackFills whole={whole} />
    </Card>
  );
}

/** Of which leads, and as of when. */
function Frame({ whole: { comparison, totals, at } }: { whole: Whole }) {
  const t = useTranslations('reconciliation.result');
  const format = useFormatter();
  const atOf = useAt();
  const nameOf = useListName();
  const day = (time: string) => format.dateTime(new Date(time), { dateStyle: 'medium' });
  const { from, until, listedAt } = comparison;
  const parts = [
    t('of', { name: nameOf(comparison), count: totals.listed, at: atOf(at) }),
    from === null || until === null ? t('noPeriod') : t('period', { from: day(from), until: day(until) }),
    ...(listedAt === null ? [] : [t('listedAt', { at: atOf(listedAt) })]),
    ...(totals.here === totals.distinct ? [] : [t('repeated', { count: totals.here - totals.distinct })]),
  ];
  return (
    <div>
      {parts.map((part) => (
        <Text key={part} block size={200}>
          {part}
        </Text>
      ))}
    </div>
  );
}

type Place = {
  id: string;
  name: string;
  told: string | null;
  there: number;
  missing: { reason: string | null; state: string; words: string; count: number }[];
};

function Totals({ whole }: { whole: Whole }) {
  const t = useTranslations('reconciliation.result');
  const styles = useStyles();
  const places = usePlaces(whole);
  const all = whole.totals.listed;
  return (
    <DataTable<Place>
      label={t('title')}
      rows={places}
      rowId={({ id }) => id}
      columns={[
        {
          id: 'where',
          title: t('where'),
          cell: ({ name, told }) => (
            <>
              {name}
              {told !== null && (
                <Text block size={200}>
                  {told}
                </Text>
              )}
            </>
          ),
        },
        {
          id: 'there',
          title: t('there'),
          cell: ({ there, name }) => (
            <>
              {t('share', { count: there, all })}
              <ProgressBar
                className={styles.bar}
                value={all === 0 ? 0 : there / all}
                aria-label={name}
                thickness="large"
              />
            </>
          ),
        },
        { id: 'why', title: t('why'), cell: (place) => <Reasons place={place} list={whole.comparison.id} /> },
      ]}
    />
  );
}

/** Each opens the leads behind it. */
function Reasons({ place: { id, missing }, list }: { place: Place; list: string }) {
  const t = useTranslations('reconciliation.result');
  const styles = useStyles();
  const format = useFormatter();
  if (id === 'list') return '–';
  if (missing.length === 0) return t('nothing');
  return (
    <ul className={styles.reasons}>
      {missing.map(({ state, reason, words, count }) => (
        <li key={`${state} ${reason}`}>
          <Link to="." search={{ list, which: 'all', where: id, reason: reason ?? undefined }}>
            {`${format.number(count)} · ${words}`}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function usePlaces({ totals, destinations }: Whole): Place[] {
  const t = useTranslations('reconciliation');
  const { stateOf, reasonOf, crmOf } = usePlaceWords();
  const told = useToldBy();
  return [
    { id: 'list', name: t('result.list'), told: null, there: totals.listed, missing: [] },
    {
      id: 'ours',
      name: t('result.ours'),
      told: null,
      there: totals.here,
      missing: totals.notHere.map(({ reason, count }) => ({
        state: 'not_here',
        reason,
        count,
        words: reasonOf(reason),
      })),
    },
    ...destinations.map((crm) => ({
      id: crm.id,
      name: crmOf(crm),
      told: told(crm),
      there: crm.totals.reduce(
        (sum, { state, count }) => (state === 'there' || state === 'unconfirmed' ? sum + count : sum),
        0,
      ),
      missing: crm.totals.flatMap(({ state, reason, count }) =>
        isMissing(state) || state === 'not_routed'
          ? [
              {
                state,
                reason,
                count,
                words: [stateOf(state), ...(reason === null ? [] : [reasonOf(reason)])].join(': '),
              },
            ]
          : [],
      ),
    })),
  ];
}

/** How fresh it is what a CRM says. */
function useToldBy(): (crm: Crm) => string {
  const t = useTranslations('reconciliation.result');
  const atOf = useAt();
  return ({ comparable, compared, readAt }) => {
    if (!comparable) return t('unreadable');
    if (compared?.state === 'running') return t('comparing');
    if (compared?.state === 'failed') return t('comparisonFailed');
    if (compared) return t('compared', { at: atOf(compared.endedAt ?? compared.startedAt) });
    return readAt === null ? t('unreadable') : t('read', { at: atOf(readAt) });
  };
}

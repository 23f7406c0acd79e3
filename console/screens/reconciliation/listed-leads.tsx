// Lead by lead: the marketplace, here, and each CRM; what is missing, where and why; chosen rows can be filled in.
import { Field, makeStyles, Radio, RadioGroup, Select, Text, tokens } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { Mark } from '../../ui/marks.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { useSelectStyles } from '../../ui/select-field.tsx';
import { ToTheMinute } from '../../ui/time.tsx';
import { rowsQuery, type Filter, type Listed, type Whole } from './comparisons.ts';
import { FillDialog } from './fill-dialog.tsx';
import { isMissing, usePlaceWords } from './place-words.ts';

const useStyles = makeStyles({
  acts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
    '& > *': { minWidth: 0, maxWidth: '100%' },
  },
});

/** In one call. */
const mostChosen = 500;

export function ListedLeads({ whole }: { whole: Whole }) {
  const t = useTranslations('reconciliation.leads');
  const styles = useStyles();
  const may = useMay();
  const [{ which = 'missing', where, reason }] = useFilters(['which', 'where', 'reason'] as const);
  const filter: Filter = {
    ...(which === 'all' ? {} : { missing: 'true' }),
    ...(where === undefined ? {} : { where }),
    ...(reason === undefined ? {} : { reason }),
  };
  const query = useInfiniteQuery(rowsQuery(usePublisherId(), whole.comparison.id, filter, whole.at));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const columns = useColumns(whole);
  const rows = query.data?.pages.flatMap(({ items }) => items);
  const mayFill = may('deliveries:write') && may('leads:write');
  // Those that a narrower list leaves out, or that were filled in since, are no longer chosen.
  const nths = (rows ?? [])
    .map(({ nth }) => nth)
    .filter((nth) => chosen.has(String(nth)))
    .slice(0, mostChosen);
  return (
    <Card
      title={t('title')}
      actions={mayFill && nths.length > 0 && <FillDialog whole={whole} chosen={nths} />}
    >
      <div className={styles.acts}>
        <Which whole={whole} />
      </div>
      <PagedTable
        query={query}
        none={<Text>{t('none')}</Text>}
        label={t('title')}
        columns={columns}
        rowId={({ nth }) => String(nth)}
        rowName={({ name, email, nth }) => name ?? email ?? String(nth)}
        {...(mayFill ? { chosen, onChoose: setChosen } : {})}
      />
    </Card>
  );
}

function Which({ whole }: { whole: Whole }) {
  const t = useTranslations('reconciliation.leads');
  const { crmOf } = usePlaceWords();
  const result = useTranslations('reconciliation.result');
  const [{ which = 'missing', where, reason }, change] = useFilters(['which', 'where', 'reason'] as const);
  const reasons = useReasons(whole, where);
  const select = useSelectStyles();
  return (
    <>
      <RadioGroup
        layout="horizontal"
        style={{ flexWrap: 'wrap' }}
        aria-label={t('which')}
        value={which}
        onChange={(_, { value }) => change({ which: value === 'missing' ? undefined : value })}
      >
        <Radio value="missing" label={t('missing')} />
        <Radio value="all" label={t('all')} />
      </RadioGroup>
      <Field className={select.field} label={t('where')}>
        <Select
          value={where ?? ''}
          onChange={(_, { value }) => change({ where: value || undefined, reason: undefined })}
        >
          <option value="">{t('anywhere')}</option>
          <option value="ours">{result('ours')}</option>
          {whole.destinations.map((crm) => (
            <option key={crm.id} value={crm.id}>
              {crmOf(crm)}
            </option>
          ))}
        </Select>
      </Field>
      <Field className={select.field} label={t('why')}>
        <Select value={reason ?? ''} onChange={(_, { value }) => change({ reason: value || undefined })}>
          <option value="">{t('anyReason')}</option>
          {reasons.map(([code, words]) => (
            <option key={code} value={code}>
              {words}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}

/** Those that there are. */
function useReasons({ totals, destinations }: Whole, where: string | undefined): [string, string][] {
  const { reasonOf } = usePlaceWords();
  const there = destinations
    .filter(({ id }) => where === undefined || id === where)
    .flatMap((crm) => crm.totals.map(({ reason }) => reason));
  const here = totals.notHere.map(({ reason }) => reason);
  const codes = new Set([...here, ...(where === 'ours' ? [] : there)].filter((reason) => reason !== null));
  return [...codes].map((code) => [code, reasonOf(code)]);
}

function useColumns({ destinations }: Whole): Column<Listed>[] {
  const t = useTranslations('reconciliation.leads');
  const result = useTranslations('reconciliation.result');
  const { crmOf } = usePlaceWords();
  return [
    { id: 'list', title: t('marketplace'), cell: (row) => <OfList row={row} /> },
    { id: 'ours', title: result('ours'), cell: (row) => <Ours row={row} /> },
    ...destinations.map((crm): Column<Listed> => ({
      id: crm.id,
      title: crmOf(crm),
      cell: ({ places }) => <There place={places.find(({ destinationId }) => destinationId === crm.id)} />,
    })),
  ];
}

function OfList({ row: { name, email, company, offer, line, raisedAt, lead } }: { row: Listed }) {
  const t = useTranslations('reconciliation.leads');
  const publisherId = usePublisherId();
  const title = name ?? email ?? company ?? t('nameless');
  const more = [email === title ? null : email, company === title ? null : company, offer];
  return (
    <>
      {lead === null ? title : <Link to={`/publishers/${publisherId}/leads/${lead.id}`}>{title}</Link>}
      <Text block size={200}>
        {more.filter((part) => part !== null).join(' · ')}
      </Text>
      <Text block size={200}>
        {line !== null && t('line', { line })} {raisedAt !== null && <ToTheMinute at={raisedAt} />}
      </Text>
    </>
  );
}

function Ours({ row: { lead, reason } }: { row: Listed }) {
  const { stateOf, toneOf, reasonOf } = usePlaceWords();
  const state = lead === null ? 'not_here' : 'here';
  return (
    <>
      <Mark tone={toneOf(state)}>{stateOf(state)}</Mark>
      {reason !== null && (
        <Text block size={200}>
          {reasonOf(reason)}
        </Text>
      )}
    </>
  );
}

function There({ place }: { place: Listed['places'][number] | undefined }) {
  const t = useTranslations('reconciliation.leads');
  const { stateOf, toneOf, reasonOf } = usePlaceWords();
  if (place === undefined || place.state === 'not_here') return '–';
  const { state, reason, url } = place;
  return (
    <>
      <Mark tone={toneOf(state)}>{stateOf(state)}</Mark>
      {reason !== null && (
        <Text block size={200}>
          {reasonOf(reason)}
        </Text>
      )}
      {url !== null && !isMissing(state) && (
        <Text block size={200}>
          <a href={url} target="_blank" rel="noreferrer">
            {t('record')}
          </a>
        </Text>
      )}
    </>
  );
}

// Compares what was sent to a destination with what is there: begin one, and the last few with what they counted.
import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Mark, type Tone } from '../../ui/marks.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Ago, Exactly } from '../../ui/time.tsx';
import { usePlace } from '../delivery/destinations.ts';
import { useSaid } from '../delivery/said.ts';
import {
  reconciliationQuery,
  reconciliationsQuery,
  useComingBackActs,
  type Reconciliation,
} from './coming-back.ts';
import { Findings } from './findings.tsx';

const useStyles = makeStyles({
  begin: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

const tones: Record<Reconciliation['state'], Tone> = { running: 'info', done: 'good', failed: 'bad' };

type Reconciliations = { destinationId: string; changeable: boolean };

export function Reconciliations({ destinationId, changeable }: Reconciliations) {
  const t = useTranslations('coming-back.compare');
  const { publisherId } = usePlace();
  const query = useQuery(reconciliationsQuery(publisherId, destinationId));
  const [{ reconciliation }, change] = useFilters(['reconciliation', 'found'] as const);
  const columns = useColumns((id) => change({ reconciliation: id, found: undefined }));
  const { data: shown } = useQuery(reconciliationQuery(publisherId, destinationId, reconciliation));
  return (
    <>
      <Card title={t('title')}>
        <Text>{t('words')}</Text>
        {changeable && (
          <Begin
            destinationId={destinationId}
            running={query.data?.items.some(({ state }) => state === 'running') ?? true}
          />
        )}
        <Answered query={query} empty={({ items }) => items.length === 0 && <Text>{t('none')}</Text>}>
          {({ items }) => (
            <DataTable label={t('title')} columns={columns} rows={items} rowId={({ id }) => id} />
          )}
        </Answered>
      </Card>
      {shown && reconciliation !== undefined && (
        <Findings
          key={shown.id}
          destinationId={destinationId}
          reconciliation={shown}
          onClose={() => change({ reconciliation: undefined, found: undefined })}
        />
      )}
    </>
  );
}

function Begin({ destinationId, running }: { destinationId: string; running: boolean }) {
  const t = useTranslations('coming-back.compare');
  const styles = useStyles();
  const notices = useNotices();
  const { begin } = useComingBackActs(destinationId);
  const [local, setLocal] = useState('');
  const start = () =>
    begin.mutate(local === '' ? undefined : new Date(local).toISOString(), {
      onSuccess: () => notices.done(t('begun')),
      onError: notices.failed,
    });
  return (
    <Field label={t('since')} hint={t('sinceHint')}>
      {(field) => (
        <div className={styles.begin}>
          <Input
            {...field}
            type="datetime-local"
            value={local}
            onChange={(_, { value }) => setLocal(value)}
          />
          <Button disabledFocusable={running || begin.isPending} onClick={start}>
            {t('begin')}
          </Button>
        </div>
      )}
    </Field>
  );
}

function useColumns(show: (id: string) => void): Column<Reconciliation>[] {
  const t = useTranslations('coming-back.compare');
  const format = useFormatter();
  const said = useSaid();
  return [
    {
      id: 'started',
      title: t('started'),
      cell: ({ startedAt, since }) => (
        <>
          <Ago at={startedAt} />
          {since && (
            <Text block size={200}>
              {t('from')} <Exactly at={since} />
            </Text>
          )}
        </>
      ),
    },
    {
      id: 'state',
      title: t('state'),
      cell: ({ state, failure }) => (
        <>
          <Mark tone={tones[state]}>{t(state)}</Mark>
          {failure && (
            <Text block size={200}>
              {said(failure.reason)}
            </Text>
          )}
        </>
      ),
    },
    {
      id: 'compared',
      title: t('compared'),
      align: 'end',
      hiddenBelow: 640,
      cell: ({ compared }) => format.number(compared),
    },
    { id: 'lacking', title: t('lacking'), align: 'end', cell: ({ lacking }) => format.number(lacking) },
    {
      id: 'changed',
      title: t('changed'),
      align: 'end',
      hiddenBelow: 640,
      cell: ({ changed }) => format.number(changed),
    },
    {
      id: 'show',
      title: '',
      align: 'end',
      cell: ({ id, lacking, changed }) =>
        lacking + changed > 0 && (
          <Button size="small" onClick={() => show(id)}>
            {t('show')}
          </Button>
        ),
    },
  ];
}

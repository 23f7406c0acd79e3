// What a comparison found: what is lacking there, which may be sent again, and what changed there.
import { Button, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { Mark } from '../../ui/marks.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { Exactly } from '../../ui/time.tsx';
import { StateMark } from '../delivery/delivery-marks.tsx';
import { usePlace } from '../delivery/destinations.ts';
import { findingsQuery, useComingBackActs, type Finding, type Reconciliation } from './coming-back.ts';
import { toneOf, useRemoteWords } from './remote-words.ts';

const useStyles = makeStyles({
  acts: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

type Shown = { destinationId: string; reconciliation: Reconciliation; onClose: () => void };
const which = { lacking: 'true', changed: 'false' } as const;

export function Findings({ destinationId, reconciliation, onClose }: Shown) {
  const t = useTranslations('coming-back.found');
  const ui = useTranslations('ui');
  const format = useFormatter();
  const styles = useStyles();
  const may = useMay();
  const { publisherId } = usePlace();
  const [{ found }, change] = useFilters(['found'] as const);
  const query = useInfiniteQuery(
    findingsQuery(publisherId, destinationId, reconciliation.id, which[found as keyof typeof which]),
  );
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const columns = useColumns();
  const rows = query.data?.pages.flatMap(({ items }) => items);
  const mayReplay = may('deliveries:write') && reconciliation.lacking > 0;
  // Only what is lacking can be sent again.
  const lacking = new Set(rows?.filter((row) => row.lacking).map(({ deliveryId }) => deliveryId));
  const at = format.dateTime(new Date(reconciliation.startedAt), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Card
      title={t('title')}
      actions={
        <Button size="small" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      <Text>{t('of', { at })}</Text>
      <div className={styles.acts}>
        <Which which={found} onWhich={(next) => change({ found: next })} />
        {mayReplay && (
          <ReplayLacking
            destinationId={destinationId}
            id={reconciliation.id}
            chosen={[...chosen].filter((id) => lacking.has(id))}
            onDone={(sent) => setChosen(new Set([...chosen].filter((id) => !sent.includes(id))))}
          />
        )}
      </div>
      <PagedTable
        query={query}
        none={<Text>{t('none')}</Text>}
        label={t('title')}
        columns={columns}
        rowId={({ deliveryId }) => deliveryId}
        rowName={({ leadId }) => leadId}
        {...(mayReplay ? { chosen, onChoose: setChosen } : {})}
      />
      {query.isFetching && rows !== undefined && <Text size={200}>{ui('loading')}</Text>}
    </Card>
  );
}

type Which = { which: string | undefined; onWhich: (which: string | undefined) => void };

function Which({ which: shown, onWhich }: Which) {
  const t = useTranslations('coming-back.found');
  return (
    <RadioGroup
      layout="horizontal"
      style={{ flexWrap: 'wrap' }}
      aria-label={t('which')}
      value={shown ?? 'all'}
      onChange={(_, { value }) => onWhich(value === 'all' ? undefined : value)}
    >
      {(['all', 'lacking', 'changed'] as const).map((each) => (
        <Radio key={each} value={each} label={t(each)} />
      ))}
    </RadioGroup>
  );
}

/** In one call. */
const mostAtOnce = 500;

type Replay = { destinationId: string; id: string; chosen: string[]; onDone: (sent: string[]) => void };

/** All that is lacking, or what was chosen of it. */
function ReplayLacking({ destinationId, id, chosen, onDone }: Replay) {
  const t = useTranslations('coming-back.found');
  const notices = useNotices();
  const { replay } = useComingBackActs(destinationId);
  const next = chosen.slice(0, mostAtOnce);
  const send = () =>
    replay.mutate(next.length === 0 ? { id } : { id, deliveryIds: next }, {
      onSuccess: ({ count }) => {
        notices.done(t('replayed', { count }));
        onDone(next);
      },
      onError: notices.failed,
    });
  return (
    <Button appearance="primary" size="small" disabledFocusable={replay.isPending} onClick={send}>
      {next.length === 0 ? t('replayAll') : t('replayChosen', { count: next.length })}
    </Button>
  );
}

function useColumns(): Column<Finding>[] {
  const t = useTranslations('coming-back.found');
  const { stateOf, moreOf } = useRemoteWords();
  return [
    {
      id: 'lead',
      title: t('lead'),
      cell: ({ publisherId, leadId }) => (
        <Link to={`/publishers/${publisherId}/leads/${leadId}`}>{leadId}</Link>
      ),
    },
    {
      id: 'there',
      title: t('there'),
      cell: ({ record }) =>
        record === null ? (
          <Mark tone="bad">{t('isLacking')}</Mark>
        ) : (
          <>
            <Mark tone={toneOf(record.state)}>{stateOf(record.state)}</Mark>
            <Text block size={200}>
              {moreOf(record).join(' · ')}
            </Text>
          </>
        ),
    },
    {
      id: 'delivery',
      title: t('delivery'),
      hiddenBelow: 640,
      cell: ({ state, deliveredAt }) =>
        state === null ? (
          '–'
        ) : (
          <>
            <StateMark state={state} />
            {deliveredAt && (
              <Text block size={200}>
                <Exactly at={deliveredAt} />
              </Text>
            )}
          </>
        ),
    },
  ];
}

// Rows of deliveries, with a choice of those to send again.
import { Button, makeStyles, Text } from '@fluentui/react-components';
import { ArrowRepeatAllRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Link } from '../../ui/link.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Ago, Until } from '../../ui/time.tsx';
import { maySendAgain, type Delivery } from './deliveries.ts';
import { StateMark } from './delivery-marks.tsx';
import { usePlace } from './destinations.ts';
import { useReplay } from './replays.ts';
import { useSaid } from './said.ts';
import { useDestinationName } from './kinds.ts';
import { Sentence } from './sentence.tsx';

type DeliveryTable = {
  deliveries: Delivery[];
  /** All are of one destination, which needs no column. */
  oneDestination?: boolean;
  more?: { ask: () => void; asking: boolean } | null;
};

export function DeliveryTable({ deliveries, oneDestination = false, more = null }: DeliveryTable) {
  const t = useTranslations('deliveries');
  const { base } = usePlace();
  const may = useMay();
  const notices = useNotices();
  const replay = useReplay();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const columns = useColumns(
    oneDestination,
    deliveries.some(({ event }) => event !== null),
  );
  const nameOf = useCargoName();
  const sendable = deliveries.filter((each) => chosen.has(each.id) && maySendAgain(each));
  const send = () =>
    replay.mutate(
      { deliveryIds: sendable.map(({ id }) => id) },
      {
        onSuccess: ({ count }) => {
          notices.done(t('replay.done', { count }));
          setChosen(new Set());
        },
        onError: notices.failed,
      },
    );
  return (
    <>
      {chosen.size > 0 && (
        <div
          role="toolbar"
          aria-label={t('replay.chosen')}
          style={{ display: 'flex', gap: 12, alignItems: 'center', flexWrap: 'wrap' }}
        >
          <Text role="status">{t('chosen', { count: chosen.size })}</Text>
          <Button
            appearance="primary"
            size="small"
            icon={<ArrowRepeatAllRegular />}
            disabledFocusable={sendable.length === 0 || replay.isPending}
            onClick={send}
          >
            {t('replay.sendChosen', { count: sendable.length })}
          </Button>
        </div>
      )}
      <DataTable
        label={oneDestination ? t('all') : t('title')}
        columns={columns}
        rows={deliveries}
        rowId={({ id }) => id}
        rowName={nameOf}
        rowLink={({ id }) => `${base}/deliveries/${id}`}
        more={more}
        {...(may('deliveries:write') ? { chosen, onChoose: setChosen } : {})}
      />
    </>
  );
}

const useStyles = makeStyles({
  // Where the column of reasons has no room.
  narrow: { display: 'none', '@media (max-width: 640px)': { display: 'block' } },
  line: { whiteSpace: 'nowrap' },
  // A name is not broken into letters beside a long reason.
  lead: { minWidth: '15ch' },
});

function useColumns(oneDestination: boolean, hasEvents: boolean): Column<Delivery>[] {
  const t = useTranslations('deliveries');
  const nameOf = useDestinationName();
  const format = useFormatter();
  const styles = useStyles();
  const destination: Column<Delivery> = {
    id: 'destination',
    title: t('destination'),
    hiddenBelow: 640,
    cell: ({ destinationKind, destinationName }) => nameOf(destinationKind, destinationName) ?? t('unnamed'),
  };
  const ago = (at: string) => (
    <span className={styles.line}>
      <Ago at={at} />
    </span>
  );
  return [
    { id: 'state', title: t('state'), cell: (delivery) => <State delivery={delivery} /> },
    {
      id: 'lead',
      title: t(hasEvents ? 'leadOrEvent' : 'lead'),
      width: '20%',
      cell: (delivery) => (
        <div className={styles.lead}>
          <Cargo delivery={delivery} />
        </div>
      ),
    },
    {
      id: 'reason',
      title: t('reason'),
      hiddenBelow: 640,
      cell: (delivery) => <Reason delivery={delivery} />,
    },
    ...(oneDestination ? [] : [destination]),
    {
      id: 'attempts',
      title: t('attempts'),
      align: 'end',
      hiddenBelow: 960,
      cell: ({ attempts }) => format.number(attempts),
    },
    { id: 'created', title: t('created'), hiddenBelow: 640, cell: ({ createdAt }) => ago(createdAt) },
    {
      id: 'due',
      title: t('due'),
      hiddenBelow: 1200,
      // What was due already waits for something else than time: its destination is paused or broken.
      cell: ({ dueAt, state }) =>
        dueAt && state !== 'delivered' && Date.parse(dueAt) > Date.now() ? (
          <span className={styles.line}>
            <Until at={dueAt} />
          </span>
        ) : null,
    },
  ];
}

function State({ delivery }: { delivery: Delivery }) {
  const said = useSaid();
  const nameOf = useCargoName();
  const styles = useStyles();
  const { base } = usePlace();
  const { id, state, lastReason } = delivery;
  return (
    <>
      <Link to={`${base}/deliveries/${id}`} aria-label={`${said(state, 'state')}: ${nameOf(delivery)}`}>
        <StateMark {...delivery} />
      </Link>
      {lastReason && <span className={styles.narrow}>{said(lastReason)}</span>}
    </>
  );
}

/** A lead, or an event and the lead that it happened to. */
function Cargo({ delivery }: { delivery: Delivery }) {
  const t = useTranslations('deliveries');
  const { base } = usePlace();
  const name = useCargoName()(delivery);
  const { leadId, lead, event } = delivery;
  const ofLead = leadId ?? (event?.subjectId.startsWith('lead_') ? event.subjectId : null);
  return (
    <>
      {leadId === null ? name : <Link to={`${base}/leads/${leadId}`}>{name}</Link>}
      <Text block size={200}>
        {lead?.offerTitle ?? (ofLead && <Link to={`${base}/leads/${ofLead}`}>{t('openLead')}</Link>)}
      </Text>
    </>
  );
}

function Reason({ delivery: { lastReason, lastDetail, lastSaid } }: { delivery: Delivery }) {
  const said = useSaid();
  if (!lastReason) return null;
  return (
    <>
      {said(lastReason)}
      <Sentence said={lastSaid} detail={lastDetail} />
    </>
  );
}

/** The best that is known of who it is, or what happened. */
function useCargoName(): (delivery: Delivery) => string {
  const said = useSaid();
  return ({ lead, leadId, event }) => {
    const who = lead?.name ?? lead?.company ?? lead?.email ?? leadId;
    if (event === null) return who ?? '';
    const what = said(event.type, 'event');
    // What brings the lead's record up to date.
    return who === null ? what : `${who}: ${what}`;
  };
}

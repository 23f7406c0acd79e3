// The inbox: every lead of the publisher, newest first, filtered by the address, worked one by one or many at once.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUpRegular, MailInboxRegular } from '@fluentui/react-icons';
import { useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { saveList } from '../../save-list.ts';
import { useMay, usePublisherId } from '../../session.ts';
import { DownloadMenu } from '../../ui/download-menu.tsx';
import { EndlessTable } from '../../ui/endless-table.tsx';
import { Empty, Failed, Loading } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useFollowUpsOf } from '../followup/follow-ups.ts';
import { BulkActions } from './bulk-actions.tsx';
import { useInbox, type Lead } from './inbox.ts';
import { LeadFilters } from './lead-filters.tsx';
import { filterNames, leadQuery, type Filters } from './lead-query.ts';
import { LeadCard, useLeadColumns } from './lead-row.tsx';
import { LeadTabs } from './lead-tabs.tsx';
import { useLeadName } from './lead-names.ts';
import { SavedViews } from './saved-views.tsx';

const useStyles = makeStyles({
  fresh: {
    position: 'sticky',
    top: '56px',
    zIndex: 5,
    display: 'flex',
    justifyContent: 'center',
    height: 0,
  },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
});

/** Above this many pixels the reader is at the top, and new leads come in at once. */
const atTop = 150;

export function LeadList() {
  const t = useTranslations('leads');
  const publisherId = usePublisherId();
  const [found, change] = useFilters(filterNames);
  const asText = JSON.stringify(found);
  const filters = useMemo(() => JSON.parse(asText) as Filters, [asText]);
  return (
    <Screen
      title={t('title')}
      actions={
        <>
          <SavedViews filters={filters} />
          <DownloadMenu
            onPick={(format) =>
              saveList(format, `/api/v1/publishers/${publisherId}/leads`, leadQuery(filters, new Date()))
            }
          />
        </>
      }
    >
      <LeadTabs filters={filters} />
      <LeadFilters filters={filters} onChange={change} />
      <Inbox publisherId={publisherId} filters={filters} />
    </Screen>
  );
}

function Inbox({ publisherId, filters }: { publisherId: string; filters: Filters }) {
  const t = useTranslations('leads');
  const styles = useStyles();
  const may = useMay();
  const nameOf = useLeadName();
  const [chosen, setChosen] = useState<ReadonlyMap<string, Lead>>(new Map());
  const inbox = useInbox(publisherId, filters);
  const { leads, fresh, showFresh, onSight } = inbox;
  const followUps = useFollowUpsOf(publisherId, inbox.inSight);
  const columns = useLeadColumns(followUps);
  useEffect(() => setChosen(new Map()), [filters]);
  useEffect(() => {
    if (fresh === 0) return;
    const show = () => scrollY < atTop && showFresh();
    // After Back the page is at its top for a moment, until it is scrolled to where it was.
    const timer = setTimeout(show, 250);
    addEventListener('scroll', show, { passive: true });
    return () => {
      clearTimeout(timer);
      removeEventListener('scroll', show);
    };
  }, [fresh, showFresh]);

  if (inbox.data === undefined)
    return inbox.isError ? <Failed error={inbox.error} retry={() => void inbox.refetch()} /> : <Loading />;
  const filtered = Object.keys(filters).length > 0;
  if (leads.length === 0) return <NoLeads filtered={filtered} publisherId={publisherId} />;
  const choose = (ids: ReadonlySet<string>) =>
    setChosen(
      new Map([...chosen, ...leads.map((lead) => [lead.id, lead] as const)].filter(([id]) => ids.has(id))),
    );
  const works = may('leads:write') || may('deliveries:write');
  return (
    <div className={styles.list}>
      {fresh > 0 && (
        <div className={styles.fresh} role="status">
          <Button
            appearance="primary"
            shape="circular"
            icon={<ArrowUpRegular />}
            onClick={() => {
              showFresh();
              scrollTo({ top: 0 });
            }}
          >
            {t('fresh', { count: fresh })}
          </Button>
        </div>
      )}
      {works && <BulkActions chosen={[...chosen.values()]} onDone={() => setChosen(new Map())} />}
      <EndlessTable
        label={t('title')}
        columns={columns}
        card={(lead) => <LeadCard lead={lead} followUp={followUps.get(lead.id)} />}
        rows={leads}
        rowId={(lead) => lead.id}
        rowName={nameOf}
        rowLink={(lead) => `/publishers/${publisherId}/leads/${lead.id}`}
        {...(works ? { chosen: new Set(chosen.keys()), onChoose: choose } : {})}
        more={
          inbox.hasNextPage
            ? { ask: () => void inbox.fetchNextPage(), asking: inbox.isFetchingNextPage }
            : null
        }
        onSight={onSight}
      />
      {inbox.isFetchNextPageError && <Failed error={inbox.error} retry={() => void inbox.fetchNextPage()} />}
    </div>
  );
}

function NoLeads({ filtered, publisherId }: { filtered: boolean; publisherId: string }) {
  const t = useTranslations('leads');
  return filtered ? (
    <Empty
      icon={<MailInboxRegular />}
      title={t('nothingFound.title')}
      action={<Link to={`/publishers/${publisherId}/leads`}>{t('clear')}</Link>}
    >
      {t('nothingFound.advice')}
    </Empty>
  ) : (
    <Empty
      icon={<MailInboxRegular />}
      title={t('empty.title')}
      action={<Link to={`/publishers/${publisherId}/overview`}>{t('empty.steps')}</Link>}
    >
      {t('empty.advice')}
    </Empty>
  );
}

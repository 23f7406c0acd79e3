// Opportunities: as a board, as a table, what is likely to be won, and why deals are won and lost.
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { useMay, useOnlyAssigned, usePublisherId } from '../../session.ts';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { Pick } from '../../ui/pick.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { usePeople } from '../leads/people.ts';
import { DealBoard } from './board.tsx';
import { DealTable } from './deal-table.tsx';
import { ForecastTab } from './forecast.tsx';
import { NewDeal } from './new-deal.tsx';
import { usePipelines, usePipelineWords } from './pipelines.ts';
import { ReasonsTab } from './reasons.tsx';

const tabs = ['board', 'table', 'forecast', 'reasons'] as const;

const useStyles = makeStyles({
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 180px), 260px))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'end',
  },
});

export function PipelineScreen() {
  const t = useTranslations('pipeline');
  const base = `/publishers/${usePublisherId()}/pipeline`;
  const may = useMay();
  const [{ tab, pipelineId, ownerId, q }] = useFilters(['tab', 'pipelineId', 'ownerId', 'q']);
  const selected = tabs.find((each) => each === tab) ?? 'board';
  return (
    <Screen
      title={t('title')}
      actions={
        <>
          <Link to={`${base}/rates`}>{t('ratesLink')}</Link>
          <Link to={`${base}/stages`}>{t('stagesLink')}</Link>
          {may('pipeline:write') && <NewDeal />}
        </>
      }
    >
      <Tabs
        label={t('tabs')}
        to={base}
        selected={selected}
        tabs={tabs.map((id) => ({
          id,
          words: t(`tab.${id}`),
          search: { tab: id === 'board' ? undefined : id, pipelineId, ownerId, q },
        }))}
      />
      <Filters searched={selected === 'board' || selected === 'table'} />
      {selected === 'board' && <DealBoard />}
      {selected === 'table' && <DealTable />}
      {selected === 'forecast' && <ForecastTab />}
      {selected === 'reasons' && <ReasonsTab />}
    </Screen>
  );
}

function Filters({ searched }: { searched: boolean }) {
  const t = useTranslations('pipeline');
  const styles = useStyles();
  const pipelines = usePipelines();
  const { ours } = usePipelineWords();
  const people = usePeople().filter(({ works }) => works);
  const onlyOwn = useOnlyAssigned();
  const [{ pipelineId, ownerId, q }, go] = useFilters(['pipelineId', 'ownerId', 'q']);
  const all = (pipelines?.pipelines ?? []).map((each) => [each.id, ours('pipelines', each)] as const);
  return (
    <div className={styles.filters}>
      {searched && (
        <SearchField
          label={t('filter.q')}
          hint={t('filter.qHint')}
          value={q}
          onSearch={(next) => go({ q: next })}
        />
      )}
      {all.length > 1 && (
        <Pick
          label={t('filter.pipeline')}
          value={pipelineId ?? all[0]?.[0]}
          options={all}
          onPick={(next) => go({ pipelineId: next })}
        />
      )}
      {!onlyOwn && (
        <Pick
          label={t('field.owner')}
          value={ownerId}
          none={t('filter.anybody')}
          options={[['none', t('field.nobody')], ...people.map(({ id, name }) => [id, name] as const)]}
          onPick={(next) => go({ ownerId: next })}
        />
      )}
    </div>
  );
}

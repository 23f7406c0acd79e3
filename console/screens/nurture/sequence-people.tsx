// Who goes through a sequence and who has left it: where each stands, what comes next and when.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { FlowRegular } from '@fluentui/react-icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { AnsweredScreen } from '../../ui/answered-screen.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { Pick } from '../../ui/pick.tsx';
import { Screen } from '../../ui/screen.tsx';
import { When } from '../../ui/when.tsx';
import { Standing } from './enrolment-words.tsx';
import { useSequenceName } from './nurture-words.ts';
import { Back } from './sequence-screen.tsx';
import { SequenceTabs } from './sequence-tabs.tsx';
import { enrolmentsQuery, sequenceQuery, type Enrolment, type Sequence } from './sequences.ts';

const states = ['active', 'paused', 'ended'] as const;

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  filter: { maxWidth: '240px' },
});

export function SequencePeople() {
  const t = useTranslations('nurture');
  const { sequenceId = '' }: { sequenceId?: string } = useParams({ strict: false });
  const query = useQuery(sequenceQuery(usePublisherId(), sequenceId));
  return (
    <AnsweredScreen query={query} title={t('tabs.people')} back={<Back />}>
      {(sequence) => <Whole sequence={sequence} />}
    </AnsweredScreen>
  );
}

function Whole({ sequence }: { sequence: Sequence }) {
  const t = useTranslations('nurture');
  const styles = useStyles();
  const nameOf = useSequenceName();
  const publisherId = usePublisherId();
  const columns = useColumns();
  const [{ state }, go] = useFilters(['state']);
  const query = useInfiniteQuery(enrolmentsQuery(publisherId, sequence.id, state));
  return (
    <Screen title={nameOf(sequence)} back={<Back />}>
      <SequenceTabs id={sequence.id} selected="people" inIt={sequence.people.inIt} />
      <div className={styles.filter}>
        <Pick
          label={t('people.state')}
          value={state}
          none={t('people.any')}
          options={states.map((each) => [each, t(`people.states.${each}`)] as const)}
          onPick={(next) => go({ state: next })}
        />
      </div>
      <PagedTable
        query={query}
        none={
          <Empty icon={<FlowRegular />} title={t('people.none')}>
            {t('people.noneWords')}
          </Empty>
        }
        label={t('tabs.people')}
        columns={columns}
        rowId={({ id }) => id}
        rowLink={({ leadId }) => `/publishers/${publisherId}/leads/${leadId}`}
      />
    </Screen>
  );
}

function useColumns(): Column<Enrolment>[] {
  const t = useTranslations('nurture.people');
  const styles = useStyles();
  const publisherId = usePublisherId();
  return [
    {
      id: 'lead',
      title: t('lead'),
      cell: ({ leadId, name, company }) => (
        <>
          <Link to={`/publishers/${publisherId}/leads/${leadId}`}>{name ?? t('nameless')}</Link>
          <Text block size={200} className={styles.quiet}>
            {company}
          </Text>
        </>
      ),
    },
    { id: 'stands', title: t('stands'), cell: (enrolment) => <Standing enrolment={enrolment} /> },
    {
      id: 'state',
      title: t('state'),
      hiddenBelow: 640,
      cell: ({ state }) => t(`states.${state}`),
    },
    {
      id: 'since',
      title: t('since'),
      hiddenBelow: 960,
      cell: ({ enteredAt, endedAt }) => <When at={endedAt ?? enteredAt} />,
    },
  ];
}

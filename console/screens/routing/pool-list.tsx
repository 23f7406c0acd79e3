// The pools: who is in each, and whether everybody got what was due to them.
import { Button, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { AddRegular, PeopleTeamRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { useAssignee } from '../leads/people.ts';
import type { Pool } from './assignments.ts';
import { useHoursWords } from './hours-words.ts';

export function PoolList({ pools }: { pools: Pool[] }) {
  const t = useTranslations('assignment');
  const may = useMay();
  const navigate = useNavigate();
  const publisherId = usePublisherId();
  const add = may('assignments:write') && (
    <Button
      appearance="primary"
      icon={<AddRegular />}
      onClick={() => void navigate({ to: `/publishers/${publisherId}/assignment/pools/new` })}
    >
      {t('pools.add')}
    </Button>
  );
  if (pools.length === 0)
    return (
      <Empty icon={<PeopleTeamRegular />} title={t('pools.none')} action={add}>
        {t('pools.noneWords')}
      </Empty>
    );
  return (
    <>
      <div>{add}</div>
      {pools.map((pool) => (
        <PoolCard key={pool.id} pool={pool} />
      ))}
    </>
  );
}

function PoolCard({ pool }: { pool: Pool }) {
  const t = useTranslations('assignment');
  const publisherId = usePublisherId();
  const hours = useHoursWords();
  const columns = useColumns(pool);
  return (
    <Card
      title={pool.name}
      actions={
        <Link
          to={`/publishers/${publisherId}/assignment/pools/${pool.id}`}
          aria-label={t('pools.open', { name: pool.name })}
        >
          {t('pools.change')}
        </Link>
      }
    >
      {pool.warnings.includes('nobody_works') && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('pools.nobodyWorks')}</MessageBarBody>
        </MessageBar>
      )}
      <Text>
        {hours(pool.hours)}
        {pool.hours !== null && `. ${t(`pools.outside.${pool.outside}`)}`}
      </Text>
      {pool.waiting > 0 && <Text>{t('pools.waiting', { count: pool.waiting })}</Text>}
      <DataTable
        label={t('pools.peopleOf', { name: pool.name })}
        columns={columns}
        rows={pool.members}
        rowId={({ userId }) => userId}
      />
    </Card>
  );
}

type Member = Pool['members'][number];

function useColumns({ members }: Pool): Column<Member>[] {
  const t = useTranslations('assignment');
  const format = useFormatter();
  const assignee = useAssignee();
  const hours = useHoursWords();
  const sum = (value: (member: Member) => number) => members.reduce((all, member) => all + value(member), 0);
  const share = (part: number, whole: number) =>
    whole === 0 ? '–' : format.number(part / whole, { style: 'percent', maximumFractionDigits: 1 });
  return [
    {
      id: 'person',
      title: t('person'),
      cell: ({ userId, works, hours: own }) => (
        <>
          {assignee(userId)}
          {!works && (
            <Text block size={200}>
              {t('passed.gone')}
            </Text>
          )}
          {own !== null && (
            <Text block size={200}>
              {hours(own)}
            </Text>
          )}
        </>
      ),
    },
    {
      id: 'weight',
      title: t('weight'),
      align: 'end',
      hiddenBelow: 640,
      cell: ({ weight }) => format.number(weight),
    },
    {
      id: 'caps',
      title: t('caps'),
      hiddenBelow: 960,
      cell: ({ capADay, capOpen }) =>
        [
          capADay === null ? null : t('capADayIs', { count: capADay }),
          capOpen === null ? null : t('capOpenIs', { count: capOpen }),
        ]
          .filter((words) => words !== null)
          .join(', ') || t('noCaps'),
    },
    {
      id: 'given',
      title: t('given'),
      align: 'end',
      cell: ({ given }) =>
        `${format.number(given)} (${share(
          given,
          sum((member) => member.given),
        )})`,
    },
    {
      id: 'due',
      title: t('due'),
      align: 'end',
      hiddenBelow: 640,
      cell: ({ due }) =>
        `${format.number(due, { maximumFractionDigits: 1 })} (${share(
          due,
          sum((member) => member.due),
        )})`,
    },
  ];
}

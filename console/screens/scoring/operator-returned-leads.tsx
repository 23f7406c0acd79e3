// The operator's desk for leads that publishers gave back: why, in whose words, and our answer.
import { Button, Field, Textarea } from '@fluentui/react-components';
import { ArrowReplyRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Ask } from '../../ui/ask.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { Mark } from '../../ui/marks.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { Pick } from '../../ui/pick.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Ago } from '../../ui/time.tsx';
import { usePublisherNames } from '../catalog/publishers.ts';
import { returnedLeadsQuery, useDecideReturn, type ReturnedLead, type State } from './returned-leads.ts';

export function OperatorReturnedLeads() {
  const t = useTranslations('qualification.back');
  const [{ state }, go] = useFilters(['state']);
  const shown: State = state === 'settled' ? 'settled' : 'open';
  const list = useInfiniteQuery(returnedLeadsQuery(shown));
  const columns = useColumns(shown);
  return (
    <Screen title={t('title')}>
      <div style={{ maxWidth: 240 }}>
        <Pick
          label={t('state')}
          value={shown}
          options={[
            ['open', t('open')],
            ['settled', t('settled')],
          ]}
          onPick={(next) => go({ state: next === 'settled' ? next : undefined })}
        />
      </div>
      <PagedTable
        query={list}
        none={<Empty icon={<ArrowReplyRegular />} title={t('none')} />}
        label={t('title')}
        columns={columns}
        rowId={({ leadId }) => leadId}
      />
    </Screen>
  );
}

function useColumns(state: State): Column<ReturnedLead>[] {
  const t = useTranslations('qualification.back');
  const reasons = useTranslations('qualification.reasons');
  const nameOf = usePublisherNames();
  const columns: Column<ReturnedLead>[] = [
    {
      id: 'reason',
      title: t('lead'),
      cell: ({ publisherId, leadId, reason }) => (
        <Link to={`/publishers/${publisherId}/leads/${leadId}`}>
          {reasons.has(reason) ? reasons(reason) : reason}
        </Link>
      ),
    },
    {
      id: 'publisher',
      title: t('publisher'),
      hiddenBelow: 640,
      cell: ({ publisherId }) => nameOf(publisherId),
    },
    { id: 'note', title: t('note'), hiddenBelow: 960, cell: ({ note }) => note },
    { id: 'at', title: t('at'), hiddenBelow: 640, cell: ({ returnedAt }) => <Ago at={returnedAt} /> },
  ];
  const answer: Column<ReturnedLead> =
    state === 'open'
      ? { id: 'decide', title: '', align: 'end', cell: (row) => <Decide row={row} /> }
      : { id: 'answer', title: t('answer'), cell: (row) => <Decision row={row} /> };
  return [...columns, answer];
}

function Decision({ row: { accepted, answer } }: { row: ReturnedLead }) {
  const t = useTranslations('qualification.returned');
  return (
    <>
      <Mark tone={accepted ? 'good' : 'quiet'}>{t(accepted ? 'accepted' : 'declined')}</Mark> {answer}
    </>
  );
}

function Decide({ row }: { row: ReturnedLead }) {
  const t = useTranslations('qualification.back');
  return (
    <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: 8 }}>
      <Answer row={row} accepted act={t('accept')} />
      <Answer row={row} accepted={false} act={t('decline')} />
    </span>
  );
}

function Answer({ row, accepted, act }: { row: ReturnedLead; accepted: boolean; act: string }) {
  const t = useTranslations('qualification.back');
  const decide = useDecideReturn();
  const notices = useNotices();
  const [answer, setAnswer] = useState('');
  const send = async () => {
    await decide(row, accepted, answer.trim() || null);
    notices.done(t('done'));
    return null;
  };
  return (
    <Ask
      button={<Button size="small">{act}</Button>}
      title={act}
      act={act}
      onOpen={() => setAnswer('')}
      onSend={send}
    >
      <Field label={t('answer')} hint={t('answerHint')}>
        <Textarea
          value={answer}
          maxLength={1_000}
          resize="vertical"
          onChange={(_, { value }) => setAnswer(value)}
        />
      </Field>
    </Ask>
  );
}

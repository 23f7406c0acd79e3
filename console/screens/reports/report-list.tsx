// Reports that the reader may see: their own and those of everybody, when each is mailed, and what became of the last mails.
import { Button, Text, useRestoreFocusTarget } from '@fluentui/react-components';
import { AddRegular, DocumentTableRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PerformanceTabs } from '../insight/performance-tabs.tsx';
import { usePublisherId } from '../../session.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered, Empty } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { NotYet } from '../../ui/route-faces.tsx';
import { Screen } from '../../ui/screen.tsx';
import { ToTheMinute } from '../../ui/time.tsx';
import { ReportPanel } from './report-panel.tsx';
import { ReportWords } from './report-words.tsx';
import { blocksOf, reportsQuery, type Report } from './reports.ts';
import { useMailedWords, useScheduleWords } from './schedule-words.ts';

export function ReportList() {
  return (
    <ReportWords until={<NotYet />}>
      <Reports />
    </ReportWords>
  );
}

function Reports() {
  const t = useTranslations('reports');
  const publisherId = usePublisherId();
  const base = `/publishers/${publisherId}/performance`;
  const query = useQuery(reportsQuery(publisherId));
  const columns = useColumns(`${base}/reports`);
  const [open, setOpen] = useState(false);
  const opener = useRestoreFocusTarget();
  return (
    <Screen
      title={t('title')}
      actions={
        <Button {...opener} appearance="primary" icon={<AddRegular />} onClick={() => setOpen(true)}>
          {t('new')}
        </Button>
      }
    >
      <PerformanceTabs selected="reports" />
      <Text>{t('about')}</Text>
      <Answered
        query={query}
        empty={({ items }) =>
          items.length === 0 && (
            <Empty icon={<DocumentTableRegular />} title={t('empty')}>
              {t('emptyWords')}
            </Empty>
          )
        }
      >
        {({ items }) => (
          <DataTable
            label={t('title')}
            columns={columns}
            rows={items}
            rowId={({ id }) => id}
            rowLink={({ id }) => `${base}/reports/${id}`}
          />
        )}
      </Answered>
      {open && (
        <ReportPanel report={null} filters={{}} blocks={blocksOf.listings} onClose={() => setOpen(false)} />
      )}
    </Screen>
  );
}

function useColumns(base: string): Column<Report>[] {
  const t = useTranslations('reports');
  const scheduleWords = useScheduleWords();
  const mailedWords = useMailedWords();
  return [
    { id: 'name', title: t('name'), cell: ({ id, name }) => <Link to={`${base}/${id}`}>{name}</Link> },
    {
      id: 'whose',
      title: t('whose'),
      hiddenBelow: 640,
      cell: ({ mine, shared, author }) =>
        shared ? (mine ? t('sharedMine') : t('sharedBy', { name: author ?? t('somebody') })) : t('mine'),
    },
    { id: 'when', title: t('mail.every'), hiddenBelow: 960, cell: ({ schedule }) => scheduleWords(schedule) },
    {
      id: 'next',
      title: t('next'),
      cell: ({ nextMailAt }) => (nextMailAt === null ? '–' : <ToTheMinute at={nextMailAt} />),
    },
    {
      id: 'last',
      title: t('last'),
      hiddenBelow: 640,
      cell: ({ lastMail }) => (lastMail === null ? '–' : mailedWords(lastMail)),
    },
  ];
}

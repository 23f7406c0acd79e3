// Who has a report by mail, and what became of the last one to each.
import { Text } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ToTheMinute } from '../../ui/time.tsx';
import type { Report } from './reports.ts';
import { useScheduleWords } from './schedule-words.ts';

export function ReportReaders({ report }: { report: Report }) {
  const t = useTranslations('reports');
  const scheduleWords = useScheduleWords();
  const { schedule, nextMailAt, lastMail } = report;
  const outcomeOf = (userId: string) => lastMail?.readers.find((each) => each.userId === userId) ?? null;
  return (
    <Card title={t('mail.title')}>
      <Text>{scheduleWords(schedule)}</Text>
      {nextMailAt !== null && (
        <Text>
          {t('next')}: <ToTheMinute at={nextMailAt} />
        </Text>
      )}
      {schedule !== null && (
        <DataTable
          label={t('mail.readers')}
          rows={schedule.readers}
          rowId={({ userId }) => userId}
          columns={[
            { id: 'name', title: t('mail.reader'), cell: ({ name }) => name ?? t('left') },
            {
              id: 'last',
              title: t('last'),
              cell: ({ userId, stoppedAt }) => {
                const outcome = outcomeOf(userId);
                if (stoppedAt !== null) return t('stoppedSince');
                if (outcome === null) return t('outcome.none');
                return t(`outcomeOf.${outcome.outcome ?? 'waiting'}`);
              },
            },
          ]}
        />
      )}
      <Text size={200}>{t('changed', { name: report.changedBy, at: new Date(report.changedAt) })}</Text>
    </Card>
  );
}

// Rows of a publisher in its reports.
import { at, type RowIds, type Rows } from './row-values.ts';

export function rowsOfReports({ reportId, userId }: RowIds, mark: string): Rows {
  return {
    reports: {
      id: reportId,
      name: mark,
      blocks: ['funnel'],
      question: { span: '28d' },
      shared: true,
      author_id: userId,
      created_at: at,
      changed_at: at,
      changed_by: userId,
    },
    report_readers: { report_id: reportId, user_id: userId, added_at: at },
    report_mails: {
      report_id: reportId,
      due_at: at,
      user_id: userId,
      next_at: at,
      until_at: at,
      ended_at: at,
      outcome: 'sent',
    },
  };
}

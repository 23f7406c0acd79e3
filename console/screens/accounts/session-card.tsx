// Where the reader is signed in; any session can be ended, or all but this one.
import { Button, Text } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import { Card } from '../../ui/card.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Mark } from '../../ui/marks.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Ago } from '../../ui/time.tsx';
import { useFailed } from './send-form.ts';

type Own = Schema['OwnSession'];
export const sessionsKey = ['sessions'];

export function SessionCard() {
  const t = useTranslations('account.sessions');
  const query = useQuery({
    queryKey: sessionsKey,
    queryFn: () => told(api.GET('/api/v1/sessions', { params: { query: { limit: 200 } } })),
  });
  const end = useEnd();
  const others = (query.data?.items ?? []).filter(({ current }) => !current);
  const columns = useColumns((id) => void end([id]));
  return (
    <Card
      title={t('title')}
      actions={
        others.length > 0 && (
          <Confirm
            title={t('endOthers')}
            words={t('endOthersWords', { count: others.length })}
            act={t('endOthers')}
            onConfirm={() => void end(others.map(({ id }) => id))}
          >
            <Button size="small">{t('endOthers')}</Button>
          </Confirm>
        )
      }
    >
      <Text>{t('about')}</Text>
      <Answered query={query}>
        {({ items }) => (
          <DataTable label={t('title')} columns={columns} rows={items} rowId={({ id }) => id} />
        )}
      </Answered>
    </Card>
  );
}

function useEnd(): (ids: string[]) => Promise<void> {
  const t = useTranslations('account.sessions');
  const queryClient = useQueryClient();
  const notices = useNotices();
  const failed = useFailed();
  return async (ids) => {
    try {
      for (const sessionId of ids)
        await told(api.DELETE('/api/v1/sessions/{sessionId}', { params: { path: { sessionId } } }));
      notices.done(t('ended', { count: ids.length }));
    } catch (error) {
      failed(error);
    } finally {
      await queryClient.invalidateQueries({ queryKey: sessionsKey });
    }
  };
}

function useColumns(end: (id: string) => void): Column<Own>[] {
  const t = useTranslations('account.sessions');
  const named = ({ device: { browser, system } }: Own) =>
    [browser, system].filter(Boolean).join(' · ') || t('unknown');
  return [
    {
      id: 'device',
      title: t('device'),
      cell: (session) => (
        <>
          {named(session)} {session.current && <Mark tone="info">{t('current')}</Mark>}
        </>
      ),
    },
    { id: 'where', title: t('where'), hiddenBelow: 640, cell: ({ ip }) => ip ?? '–' },
    { id: 'since', title: t('since'), hiddenBelow: 960, cell: ({ createdAt }) => <Ago at={createdAt} /> },
    { id: 'seen', title: t('seen'), cell: ({ lastSeenAt }) => <Ago at={lastSeenAt} /> },
    {
      id: 'end',
      title: '',
      align: 'end',
      width: '1%',
      cell: (session) =>
        !session.current && (
          <Button
            size="small"
            style={{ whiteSpace: 'nowrap' }}
            aria-label={t('endOne', { name: named(session) })}
            onClick={() => end(session.id)}
          >
            {t('end')}
          </Button>
        ),
    },
  ];
}

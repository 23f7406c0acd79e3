// Invitations that nobody has accepted yet; each can be withdrawn.
import { Button } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import { useMay } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Failed } from '../../ui/faces.tsx';
import { Mark } from '../../ui/marks.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Ago, Exactly } from '../../ui/time.tsx';
import { allPages } from '../delivery/all-pages.ts';
import { useFailed } from './send-form.ts';
import { useSettings } from './settings-frame.tsx';

type Invitation = Schema['Invitation'];
const path = '/api/v1/publishers/{publisherId}/invitations';

/** Nothing at all when there are none. */
export function Invitations() {
  const t = useTranslations('settings.invitations');
  const { publisherId } = useSettings();
  const query = useQuery({
    queryKey: [publisherId, 'people', 'invitations'],
    queryFn: () =>
      allPages((cursor) =>
        told(api.GET(path, { params: { path: { publisherId }, query: { limit: 200, ...cursor } } })),
      ),
  });
  const columns = useColumns();
  const open = (query.data ?? []).filter(({ acceptedAt, revokedAt }) => !acceptedAt && !revokedAt);
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (open.length === 0) return null;
  return (
    <Card title={t('title')}>
      <DataTable label={t('title')} columns={columns} rows={open} rowId={({ id }) => id} />
    </Card>
  );
}

function useColumns(): Column<Invitation>[] {
  const t = useTranslations('settings.invitations');
  const role = useTranslations('settings.role');
  const may = useMay();
  const withdraw = useWithdraw();
  return [
    {
      id: 'email',
      title: t('email'),
      cell: ({ email, endsAt }) => (
        <>
          {email} {new Date(endsAt) < new Date() && <Mark tone="waiting">{t('ended')}</Mark>}
        </>
      ),
    },
    { id: 'role', title: t('role'), hiddenBelow: 640, cell: (each) => role(`${each.role}.name`) },
    { id: 'made', title: t('made'), hiddenBelow: 960, cell: ({ createdAt }) => <Ago at={createdAt} /> },
    { id: 'ends', title: t('ends'), hiddenBelow: 640, cell: ({ endsAt }) => <Exactly at={endsAt} /> },
    ...(may('people:write')
      ? [
          {
            id: 'acts',
            title: '',
            align: 'end' as const,
            width: '1%',
            cell: ({ id, email }: Invitation) => (
              <Confirm
                title={t('withdrawTitle', { email })}
                words={t('withdrawWords')}
                act={t('withdraw')}
                onConfirm={() => void withdraw(id)}
              >
                <Button
                  size="small"
                  style={{ whiteSpace: 'nowrap' }}
                  aria-label={t('withdrawOne', { email })}
                >
                  {t('withdraw')}
                </Button>
              </Confirm>
            ),
          },
        ]
      : []),
  ];
}

function useWithdraw(): (invitationId: string) => Promise<void> {
  const t = useTranslations('settings.invitations');
  const { publisherId } = useSettings();
  const queryClient = useQueryClient();
  const notices = useNotices();
  const failed = useFailed();
  return async (invitationId) => {
    try {
      await told(api.DELETE(`${path}/{invitationId}`, { params: { path: { publisherId, invitationId } } }));
      notices.done(t('withdrawn'));
    } catch (error) {
      failed(error);
    } finally {
      await queryClient.invalidateQueries({ queryKey: [publisherId, 'people'] });
    }
  };
}

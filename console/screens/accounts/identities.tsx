// Who has signed in by an identity provider; unlinked, somebody is known anew by their verified address.
import { Button, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import { Card } from '../../ui/card.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Answered } from '../../ui/faces.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Ago } from '../../ui/time.tsx';
import { allPages } from '../delivery/all-pages.ts';
import { identitiesQuery, useProviderActs } from './providers.ts';
import { useFailed } from './send-form.ts';
import { useSettings } from './settings-frame.tsx';

type Identity = Schema['Identity'];

export function Identities({ providerId }: { providerId: string }) {
  const t = useTranslations('settings.provider.identities');
  const { publisherId } = useSettings();
  const query = useQuery(identitiesQuery(publisherId, providerId));
  const nameOf = useNames();
  return (
    <Card title={t('title')}>
      <Answered query={query} empty={(items) => items.length === 0 && <Text>{t('none')}</Text>}>
        {(items) => (
          <DataTable
            label={t('title')}
            rows={items}
            rowId={({ userId }) => userId}
            columns={[
              { id: 'name', title: t('name'), cell: ({ userId }) => nameOf(userId) },
              { id: 'used', title: t('used'), cell: ({ lastUsedAt }) => <Ago at={lastUsedAt} /> },
              {
                id: 'acts',
                title: '',
                align: 'end',
                width: '1%',
                cell: (identity) => (
                  <Unlink providerId={providerId} userId={identity.userId} name={nameOf(identity.userId)} />
                ),
              },
            ]}
          />
        )}
      </Answered>
    </Card>
  );
}

/** Those who left the publisher are known by their id alone. */
function useNames(): (userId: Identity['userId']) => string {
  const { publisherId } = useSettings();
  const path = '/api/v1/publishers/{publisherId}/people';
  const people = useQuery({
    queryKey: [publisherId, 'people', 'list'],
    queryFn: () =>
      allPages((cursor) =>
        told(api.GET(path, { params: { path: { publisherId }, query: { limit: 200, ...cursor } } })),
      ),
  });
  return (userId) => people.data?.find((each) => each.userId === userId)?.name ?? userId;
}

function Unlink({ providerId, userId, name }: { providerId: string; userId: string; name: string }) {
  const t = useTranslations('settings.provider.identities');
  const { unlink } = useProviderActs();
  const notices = useNotices();
  const failed = useFailed();
  const act = async () => {
    try {
      await unlink(providerId, userId);
      notices.done(t('unlinked'));
    } catch (error) {
      failed(error);
    }
  };
  return (
    <Confirm
      title={t('unlinkTitle', { name })}
      words={t('unlinkWords')}
      act={t('unlink')}
      onConfirm={() => void act()}
    >
      <Button size="small" style={{ whiteSpace: 'nowrap' }} aria-label={t('unlinkOne', { name })}>
        {t('unlink')}
      </Button>
    </Confirm>
  );
}

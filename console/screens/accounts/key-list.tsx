// API keys: which programs may do what, when each was last used, and an end to it.
import { Button, Text } from '@fluentui/react-components';
import { AddRegular, KeyMultipleRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Confirm } from '../../ui/confirm.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered, Empty } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Mark } from '../../ui/marks.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { Ago } from '../../ui/time.tsx';
import { KeyNew } from './key-new.tsx';
import { allScopes, keysQuery, useKeyActs, type Key } from './keys.ts';
import { useFailed } from './send-form.ts';
import { SettingsFrame, useSettings } from './settings-frame.tsx';

export function KeyList() {
  const t = useTranslations('settings.keys');
  const { publisherId, isOperators } = useSettings();
  const query = useQuery(keysQuery(publisherId));
  const [{ create }, go] = useFilters(['create']);
  const columns = useColumns();
  const add = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => go({ create: '1' })}>
      {t('create')}
    </Button>
  );
  return (
    <SettingsFrame part="keys" actions={add}>
      <Text>{t(isOperators ? 'aboutOperator' : 'about')}</Text>
      <Answered
        query={query}
        empty={(keys) =>
          keys.length === 0 && (
            <Empty icon={<KeyMultipleRegular />} title={t('none')}>
              {t('noneWords')}
            </Empty>
          )
        }
      >
        {(keys) => (
          <DataTable label={t('title')} columns={columns} rows={livingFirst(keys)} rowId={({ id }) => id} />
        )}
      </Answered>
      <SidePanel title={t('create')} open={create !== undefined} onClose={() => go({ create: undefined })}>
        <KeyNew onClose={() => go({ create: undefined })} />
      </SidePanel>
    </SettingsFrame>
  );
}

/** The newest first, and those that work before those that were revoked. */
function livingFirst(keys: Key[]): Key[] {
  return keys
    .toReversed()
    .toSorted((one, other) => Number(one.revokedAt !== null) - Number(other.revokedAt !== null));
}

function useColumns(): Column<Key>[] {
  const t = useTranslations('settings.keys');
  const revoke = useRevoke();
  return [
    { id: 'name', title: t('name'), cell: ({ name }) => name },
    { id: 'may', title: t('may'), hiddenBelow: 640, cell: ({ scopes }) => <Scopes scopes={scopes} /> },
    { id: 'made', title: t('made'), hiddenBelow: 960, cell: ({ createdAt }) => <Ago at={createdAt} /> },
    {
      id: 'used',
      title: t('used'),
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? t('never') : <Ago at={lastUsedAt} />),
    },
    {
      id: 'acts',
      title: '',
      align: 'end',
      width: '1%',
      cell: ({ id, name, revokedAt }) =>
        revokedAt !== null ? (
          <Mark tone="quiet">{t('revoked')}</Mark>
        ) : (
          <Confirm
            title={t('revokeTitle', { name })}
            words={t('revokeWords')}
            act={t('revoke')}
            onConfirm={() => void revoke(id)}
          >
            <Button size="small" style={{ whiteSpace: 'nowrap' }} aria-label={t('revokeOne', { name })}>
              {t('revoke')}
            </Button>
          </Confirm>
        ),
    },
  ];
}

function Scopes({ scopes }: { scopes: string[] | null }) {
  const t = useTranslations('settings');
  if (scopes === null || scopes.length === allScopes.length) return t('keys.everything');
  return (
    <Text size={200}>
      {scopes.map((scope) => (t.has(`scope.${scope}`) ? t(`scope.${scope}`) : scope)).join(' · ')}
    </Text>
  );
}

function useRevoke(): (id: string) => Promise<void> {
  const t = useTranslations('settings.keys');
  const { revoke } = useKeyActs();
  const notices = useNotices();
  const failed = useFailed();
  return async (id) => {
    try {
      await revoke(id);
      notices.done(t('revokedNow'));
    } catch (error) {
      failed(error);
    }
  };
}

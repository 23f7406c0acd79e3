// API keys: which programs may do what, when each was last used, and an end to it.
import { Button, Text } from '@fluentui/react-components';
import { AddRegular, KeyMultipleRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Answered, Empty } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { KeyNew } from './key-new.tsx';
import { allScopes, keysQuery, useKeyActs } from './keys.ts';
import { RevocableTable } from './revocable-table.tsx';
import { SettingsFrame, useSettings } from './settings-frame.tsx';

export function KeyList() {
  const t = useTranslations('settings.keys');
  const { publisherId, isOperators } = useSettings();
  const query = useQuery(keysQuery(publisherId));
  const [{ create }, go] = useFilters(['create']);
  const { revoke } = useKeyActs();
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
          <RevocableTable
            part="keys"
            rows={keys}
            opens={{
              id: 'may',
              title: t('may'),
              hiddenBelow: 640,
              cell: ({ scopes }) => <Scopes scopes={scopes} />,
            }}
            revoke={revoke}
          />
        )}
      </Answered>
      <SidePanel title={t('create')} open={create !== undefined} onClose={() => go({ create: undefined })}>
        <KeyNew onClose={() => go({ create: undefined })} />
      </SidePanel>
    </SettingsFrame>
  );
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

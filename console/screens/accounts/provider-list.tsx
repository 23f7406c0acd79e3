// Single sign-on: the identity providers by which people of the publisher, or operators, sign in.
import { Button, Text } from '@fluentui/react-components';
import { AddRegular, PersonKeyRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered, Empty } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { providersQuery, type Provider } from './providers.ts';
import { SettingsFrame, useSettings } from './settings-frame.tsx';

export function ProviderList() {
  const t = useTranslations('settings.provider');
  const { publisherId, base } = useSettings();
  const navigate = useNavigate();
  const query = useQuery(providersQuery(publisherId));
  const columns = useColumns();
  const add = (
    <Button
      appearance="primary"
      icon={<AddRegular />}
      onClick={() => void navigate({ to: `${base}/sign-in/new` })}
    >
      {t('connect')}
    </Button>
  );
  return (
    <SettingsFrame part="sign-in" actions={add}>
      <Text>{t('about')}</Text>
      <Answered
        query={query}
        empty={(providers) =>
          providers.length === 0 && (
            <Empty icon={<PersonKeyRegular />} title={t('none')}>
              {t('noneWords')}
            </Empty>
          )
        }
      >
        {(providers) => (
          <DataTable
            label={t('title')}
            columns={columns}
            rows={providers}
            rowId={({ id }) => id}
            rowLink={({ id }) => `${base}/sign-in/${id}`}
          />
        )}
      </Answered>
    </SettingsFrame>
  );
}

function useColumns(): Column<Provider>[] {
  const t = useTranslations('settings.provider');
  const { base } = useSettings();
  return [
    {
      id: 'name',
      title: t('name'),
      cell: ({ id, name }) => <Link to={`${base}/sign-in/${id}`}>{name}</Link>,
    },
    { id: 'issuer', title: t('issuer'), hiddenBelow: 640, cell: ({ issuer }) => issuer },
    {
      id: 'domains',
      title: t('domains'),
      hiddenBelow: 960,
      cell: ({ allowedDomains }) =>
        allowedDomains.length === 0 ? t('anyDomain') : allowedDomains.join(', '),
    },
  ];
}

// Who gets which lead: territories, pools, the ledger, and when people work. Each part has an address.
import { Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useMay, useOnlyAssigned, usePublisherId } from '../../session.ts';
import { Answered } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Screen } from '../../ui/screen.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { AbsenceList } from './absence-list.tsx';
import { poolsQuery, territoriesQuery } from './assignments.ts';
import { Ledger } from './ledger.tsx';
import { PoolList } from './pool-list.tsx';
import { TerritoryList } from './territory-list.tsx';

const tabs = ['territories', 'pools', 'ledger', 'times'] as const;
type Tab = (typeof tabs)[number];

export function AssignmentScreen() {
  const t = useTranslations('assignment');
  const publisherId = usePublisherId();
  const may = useMay();
  const [{ tab }] = useFilters(['tab']);
  const onlyOwn = useOnlyAssigned();
  const shown: readonly Tab[] = onlyOwn ? ['times'] : may('people:read') ? tabs : ['territories', 'times'];
  const open = shown.find((each) => each === tab) ?? shown[0]!;
  return (
    <Screen title={t('title')}>
      <Text>{onlyOwn ? t('aboutOwn') : t('about')}</Text>
      {shown.length > 1 && (
        <Tabs
          label={t('title')}
          to={`/publishers/${publisherId}/assignment`}
          tabs={shown.map((id) => ({
            id,
            words: t(`tabs.${id}`),
            search: { tab: id === shown[0] ? undefined : id },
          }))}
          selected={open}
        />
      )}
      {open === 'times' ? <AbsenceList /> : <Part tab={open} />}
    </Screen>
  );
}

function Part({ tab }: { tab: Exclude<Tab, 'times'> }) {
  const publisherId = usePublisherId();
  const pools = useQuery(poolsQuery(publisherId));
  const territories = useQuery(territoriesQuery(publisherId));
  return (
    <Answered query={pools}>
      {(known) =>
        tab === 'pools' ? (
          <PoolList pools={known} />
        ) : tab === 'ledger' ? (
          <Ledger pools={known} />
        ) : (
          <Answered query={territories}>
            {(saved) => <TerritoryList key={saved.version} saved={saved} pools={known} />}
          </Answered>
        )
      }
    </Answered>
  );
}

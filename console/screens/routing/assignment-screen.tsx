// Who gets which lead: territories, pools, the ledger, and when people work. Each part has an address.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { membershipIn, useMay, usePublisherId, useSession } from '../../session.ts';
import { Answered } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { AbsenceList } from './absence-list.tsx';
import { poolsQuery, territoriesQuery } from './assignments.ts';
import { Ledger } from './ledger.tsx';
import { PoolList } from './pool-list.tsx';
import { TerritoryList } from './territory-list.tsx';

const useStyles = makeStyles({
  tabs: {
    display: 'flex',
    gap: tokens.spacingHorizontalXL,
    margin: 0,
    padding: '0 2px',
    listStyleType: 'none',
    overflowX: 'auto',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    display: 'inline-flex',
    padding: `${tokens.spacingVerticalS} 0`,
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
    ':hover': { color: tokens.colorNeutralForeground1, textDecorationLine: 'none' },
    '&[aria-current=page]': {
      color: tokens.colorNeutralForeground1,
      fontWeight: tokens.fontWeightSemibold,
      boxShadow: `inset 0 -3px 0 ${tokens.colorCompoundBrandStroke}`,
    },
  },
});

const tabs = ['territories', 'pools', 'ledger', 'times'] as const;
type Tab = (typeof tabs)[number];

export function AssignmentScreen() {
  const t = useTranslations('assignment');
  const publisherId = usePublisherId();
  const session = useSession();
  const may = useMay();
  const [{ tab }] = useFilters(['tab']);
  const onlyOwn = membershipIn(session, publisherId)?.onlyAssigned ?? false;
  const shown: readonly Tab[] = onlyOwn ? ['times'] : may('people:read') ? tabs : ['territories', 'times'];
  const open = shown.find((each) => each === tab) ?? shown[0]!;
  return (
    <Screen title={t('title')}>
      <Text>{onlyOwn ? t('aboutOwn') : t('about')}</Text>
      {shown.length > 1 && <Tabs shown={shown} open={open} />}
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

function Tabs({ shown, open }: { shown: readonly Tab[]; open: Tab }) {
  const t = useTranslations('assignment');
  const styles = useStyles();
  const publisherId = usePublisherId();
  return (
    <nav aria-label={t('title')}>
      <ul className={styles.tabs}>
        {shown.map((tab) => (
          <li key={tab}>
            <Link
              to={`/publishers/${publisherId}/assignment`}
              search={{ tab: tab === shown[0] ? undefined : tab }}
              className={styles.tab}
              activeOptions={{ exact: true, includeSearch: true, explicitUndefined: true }}
              activeProps={{ 'aria-current': tab === open ? 'page' : undefined }}
              inactiveProps={tab === open ? { 'aria-current': 'page' } : {}}
            >
              {t(`tabs.${tab}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

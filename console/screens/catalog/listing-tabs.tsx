// The parts of a listing's screen, as links: each has an address.
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Link } from '../../ui/link.tsx';

export type ListingTab = 'sharing' | 'page';
const tabs: readonly ListingTab[] = ['sharing', 'page'];

const useStyles = makeStyles({
  tabs: {
    display: 'flex',
    gap: tokens.spacingHorizontalXL,
    margin: 0,
    padding: '0 2px',
    listStyleType: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    display: 'inline-flex',
    padding: `${tokens.spacingVerticalS} 0`,
    color: tokens.colorNeutralForeground2,
    ':hover': { color: tokens.colorNeutralForeground1, textDecorationLine: 'none' },
    '&[aria-current=page]': {
      color: tokens.colorNeutralForeground1,
      fontWeight: tokens.fontWeightSemibold,
      boxShadow: `inset 0 -3px 0 ${tokens.colorCompoundBrandStroke}`,
    },
  },
});

export function ListingTabs({ listingId, shown }: { listingId: string; shown: ListingTab }) {
  const t = useTranslations('listings');
  const styles = useStyles();
  const publisherId = usePublisherId();
  return (
    <nav aria-label={t('listing')}>
      <ul className={styles.tabs}>
        {tabs.map((tab) => (
          <li key={tab}>
            <Link
              to={`/publishers/${publisherId}/listings/${listingId}`}
              search={{ tab: tab === 'sharing' ? undefined : tab }}
              className={styles.tab}
              activeOptions={{ exact: true, includeSearch: true, explicitUndefined: true }}
              activeProps={{ 'aria-current': tab === shown ? 'page' : undefined }}
              inactiveProps={tab === shown ? { 'aria-current': 'page' } : {}}
            >
              {t(`tabs.${tab}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

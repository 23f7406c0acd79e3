// How many destinations do how, large and first; each leads to those.
import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { Link } from '../../ui/link.tsx';
import { HealthMark } from './destination-health.tsx';
import { destinationCountsQuery, healths, type Filters } from './operator-destinations.ts';

const useStyles = makeStyles({
  totals: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(136px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  total: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXS,
    height: '100%',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1,
      textDecorationLine: 'none',
    },
    '&[aria-current=page]': {
      border: `1px solid ${tokens.colorCompoundBrandStroke}`,
      boxShadow: `inset 0 -3px 0 ${tokens.colorCompoundBrandStroke}`,
    },
  },
  count: {
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  name: { display: 'flex', minHeight: '20px', alignItems: 'center' },
});

export function HealthTotals({ filters }: { filters: Filters }) {
  const t = useTranslations('destinations.everywhere');
  const styles = useStyles();
  const format = useFormatter();
  const counts = useQuery(destinationCountsQuery(filters)).data;
  const all = counts && healths.reduce((sum, state) => sum + counts[state], 0);
  return (
    <nav aria-label={t('states')}>
      <ul className={styles.totals}>
        {[undefined, ...healths].map((state) => {
          const count = state ? counts?.[state] : all;
          const shown = count === undefined ? '–' : format.number(count);
          return (
            <li key={state ?? 'all'}>
              <Link
                to="/operator/destinations"
                search={{ ...filters, health: state }}
                className={styles.total}
                activeOptions={{ exact: true }}
              >
                <span className={styles.name}>{state ? <HealthMark state={state} /> : t('all')}</span>{' '}
                <span className={styles.count}>{shown}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

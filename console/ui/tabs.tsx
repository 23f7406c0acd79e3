// Parts of a screen, each at an address of its own: links, each with how many it has.
import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import { useFormatter } from 'use-intl';
import { Link } from './link.tsx';

export type Tab = {
  id: string;
  words: string;
  search: Record<string, string | undefined>;
  /** Where it is another screen. */
  to?: string;
  counted?: { count: number; more: boolean } | undefined;
  /** Whoever reads it should do something. */
  urgent?: boolean;
};

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
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
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
  count: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
});

type Tabs = { label: string; to: string; tabs: readonly Tab[]; selected: string };

export function Tabs({ label, to, tabs, selected }: Tabs) {
  const styles = useStyles();
  return (
    <nav aria-label={label}>
      <ul className={styles.tabs}>
        {tabs.map((tab) => (
          <li key={tab.id}>
            <Link
              to={tab.to ?? to}
              search={tab.search}
              className={styles.tab}
              // The first would else be marked beside every other.
              activeOptions={{ exact: true }}
              aria-current={tab.id === selected ? 'page' : undefined}
            >
              {tab.words}
              <Count tab={tab} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Count({ tab: { counted, urgent = false } }: { tab: Tab }) {
  const styles = useStyles();
  const format = useFormatter();
  if (!counted) return null;
  const words = `${format.number(counted.count)}${counted.more ? '+' : ''}`;
  return urgent && counted.count > 0 ? (
    <Badge color="danger" appearance="tint" size="small">
      {words}
    </Badge>
  ) : (
    <span className={styles.count}>{words}</span>
  );
}

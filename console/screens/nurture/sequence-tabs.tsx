// The two parts of a sequence: its steps, and who is in it.
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Link } from '../../ui/link.tsx';
import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    gap: tokens.spacingHorizontalXL,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    display: 'inline-block',
    padding: `${tokens.spacingVerticalS} 0`,
    color: tokens.colorNeutralForeground2,
    '&[aria-current=page]': {
      color: tokens.colorNeutralForeground1,
      fontWeight: tokens.fontWeightSemibold,
      boxShadow: `inset 0 -3px 0 ${tokens.colorCompoundBrandStroke}`,
    },
  },
});

type SequenceTabs = { id: string; selected: 'steps' | 'people'; inIt: number };

export function SequenceTabs({ id, selected, inIt }: SequenceTabs) {
  const t = useTranslations('nurture.tabs');
  const styles = useStyles();
  const path = `/publishers/${usePublisherId()}/sequences/${id}`;
  const tabs = [
    ['steps', path, t('steps')],
    ['people', `${path}/people`, `${t('people')} (${inIt})`],
  ] as const;
  return (
    <nav aria-label={t('label')}>
      <ul className={styles.list}>
        {tabs.map(([tab, to, words]) => (
          <li key={tab}>
            <Link
              to={to}
              className={styles.tab}
              activeOptions={{ exact: true }}
              aria-current={tab === selected ? 'page' : undefined}
            >
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

// What needs a person now: each a sentence that leads to where it is mended. Nothing to do is said as calmly as it is meant.
import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleRegular,
  ErrorCircleRegular,
  InfoRegular,
  WarningRegular,
} from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { Link } from '../../ui/link.tsx';
import { Unseen } from '../../ui/unseen.tsx';
import type { OverviewFigures } from './overview-query.ts';
import { useNeeds, type Need } from './use-needs.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  need: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  icon: { display: 'inline-flex', flexShrink: 0, fontSize: '20px' },
  error: { color: tokens.colorPaletteRedForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  note: { color: tokens.colorNeutralForeground3 },
  well: { color: tokens.colorStatusSuccessForeground1 },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  remedy: { color: tokens.colorNeutralForeground2 },
});

const icons = { error: <ErrorCircleRegular />, warning: <WarningRegular />, note: <InfoRegular /> };

export function Needs({ attention }: { attention: OverviewFigures['attention'] }) {
  const t = useTranslations('overview');
  const styles = useStyles();
  const needs = useNeeds(attention);
  const calm = needs.every(({ severity }) => severity === 'note');
  return (
    <Card title={t('needs')}>
      <ul className={styles.list}>
        {calm && (
          <li className={styles.need}>
            <span className={mergeClasses(styles.icon, styles.well)} aria-hidden>
              <CheckmarkCircleRegular />
            </span>
            <Text>{t('allWell')}</Text>
          </li>
        )}
        {needs.map((need) => (
          <One key={need.key} need={need} />
        ))}
      </ul>
    </Card>
  );
}

function One({ need: { severity, subject, words, remedy, to, search } }: { need: Need }) {
  const t = useTranslations('overview.severity');
  const styles = useStyles();
  return (
    <li className={styles.need}>
      <span className={mergeClasses(styles.icon, styles[severity])} aria-hidden>
        {icons[severity]}
      </span>
      <span className={styles.words}>
        <Unseen>{t(severity)}: </Unseen>
        {to === null ? (
          words
        ) : subject ? (
          <>
            <Link to={to}>{subject}</Link>: {words}
          </>
        ) : (
          <Link to={to} {...(search ? { search } : {})}>
            {words}
          </Link>
        )}
        {remedy && (
          <Text block size={200} className={styles.remedy}>
            {remedy}
          </Text>
        )}
      </span>
    </li>
  );
}

// What the lead scores and why: every point with the rule that gave it, and what fading has taken since.
import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { FireRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { Card } from '../../ui/card.tsx';
import { Mark } from '../../ui/marks.tsx';
import { Exactly } from '../../ui/time.tsx';
import { useModelWords } from './model-words.ts';

type Standing = Schema['Standing'];
type Point = Standing['points'][number];

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  score: {
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
  },
  table: { width: '100%', borderCollapse: 'collapse' },
  cell: {
    padding: '2px 0',
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: 'anywhere',
  },
  number: {
    padding: '2px 0',
    textAlign: 'end',
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  sum: { fontWeight: tokens.fontWeightSemibold, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** standing: null before it was scored. */
export function LeadScore({ standing }: { standing: Standing | null }) {
  const t = useTranslations('scoring.lead');
  const styles = useStyles();
  const words = useModelWords();
  if (standing === null) return null;
  const { score, grade, hot, excluded, excludedName, model, coolsAt } = standing;
  if (score === null || grade === null)
    return (
      <Card title={t('title')}>
        <Text>{t('excluded', { why: words.exclusion({ id: excluded ?? '', name: excludedName }) })}</Text>
      </Card>
    );
  return (
    <Card title={t('title')}>
      <div className={styles.head}>
        <Text className={styles.score}>{score}</Text>
        <Mark tone="info">{grade}</Mark>
        {hot && (
          <Mark tone="bad" icon={<FireRegular />}>
            {t('hot')}
          </Mark>
        )}
      </div>
      <Side standing={standing} side="fit" />
      <Side standing={standing} side="interest" />
      <Text size={200} className={styles.quiet}>
        {model.version === 0 ? t('shipped') : t('version', { version: model.version })}
        {coolsAt && (
          <>
            {' · '}
            {t('cools')} <Exactly at={coolsAt} />
          </>
        )}
      </Text>
    </Card>
  );
}

function Side({ standing, side }: { standing: Standing; side: 'fit' | 'interest' }) {
  const t = useTranslations('scoring');
  const styles = useStyles();
  const words = useModelWords();
  const points = standing.points.filter((point) => point.side === side);
  const faded = side === 'interest' ? standing.interestNow - standing.interest : 0;
  const total = side === 'fit' ? standing.fit : standing.interestNow;
  const nameOf = ({ rule, group, name }: Point) =>
    rule === null
      ? t('whatIf.cap', { name: words.group({ id: group, name }) })
      : words.rule({ id: rule, name });
  return (
    <table className={styles.table}>
      <caption style={{ textAlign: 'start' }}>
        <Text weight="semibold">{t(`sides.${side}.title`)}</Text>
      </caption>
      <tbody>
        {points.map((point, nth) => (
          <Line key={nth} words={nameOf(point)} points={point.points} />
        ))}
        {faded !== 0 && <Line words={t('lead.faded')} points={faded} />}
        <tr>
          <th scope="row" className={mergeClasses(styles.cell, styles.sum)}>
            {t('lead.sum')}
          </th>
          <td className={mergeClasses(styles.number, styles.sum)}>{total}</td>
        </tr>
      </tbody>
    </table>
  );
}

function Line({ words, points }: { words: string; points: number }) {
  const styles = useStyles();
  return (
    <tr>
      <th scope="row" className={styles.cell}>
        {words}
      </th>
      <td className={styles.number}>{points > 0 ? `+${points}` : `−${-points}`}</td>
    </tr>
  );
}

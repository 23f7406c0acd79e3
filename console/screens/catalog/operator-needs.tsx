// What needs the operator, over all publishers: whose it is, what is wrong, and the way to where it is mended.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import { Fragment, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { operatorId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Link } from '../../ui/link.tsx';
import { Mark, type Tone } from '../../ui/marks.tsx';
import { useFindingWords } from '../delivery/finding-words.ts';
import { useSaid } from '../delivery/said.ts';
import { usePublisherNames } from './publishers.ts';

type Attention = Schema['Overview']['attention'];
type Finding = Attention['findings'][number];

const tones: Record<Finding['severity'], Tone> = { error: 'bad', warning: 'waiting', note: 'quiet' };
/** So many before the reader asks for all. */
const first = 10;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  one: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  mark: { flexShrink: 0, minWidth: '9ch' },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  calm: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  icon: { display: 'inline-flex', fontSize: '20px', color: tokens.colorStatusSuccessForeground1 },
});

export function OperatorNeeds({ attention }: { attention: Attention }) {
  const t = useTranslations('operator.needs');
  const styles = useStyles();
  const [all, setAll] = useState(false);
  // Notes are for the publishers themselves.
  const findings = attention.findings.filter(({ severity }) => severity !== 'note');
  const shown = all ? findings : findings.slice(0, first);
  const counts = useCounts(attention);
  const calm = findings.length + counts.length === 0;
  return (
    <Card title={t('title')}>
      {calm && (
        <span className={styles.calm}>
          <span className={styles.icon} aria-hidden>
            <CheckmarkCircleRegular />
          </span>
          <Text>{t('calm')}</Text>
        </span>
      )}
      <ul className={styles.list} hidden={calm}>
        {(['error', 'warning'] as const).map((severity) => (
          <Fragment key={severity}>
            {counts
              .filter(({ tone }) => tone === tones[severity])
              .map(({ key, tone, words }) => (
                <Row key={key} tone={tone} severity={severity}>
                  {words}
                </Row>
              ))}
            {shown
              .filter((finding) => finding.severity === severity)
              .map((finding) => (
                <Row key={`${finding.subjectId} ${finding.code}`} tone={tones[severity]} severity={severity}>
                  <OfFinding finding={finding} />
                </Row>
              ))}
          </Fragment>
        ))}
      </ul>
      {findings.length > shown.length && (
        <div>
          <Button onClick={() => setAll(true)}>{t('all', { count: findings.length })}</Button>
        </div>
      )}
    </Card>
  );
}

type Row = { tone: Tone; severity: Finding['severity']; children: ReactNode };

function Row({ tone, severity, children }: Row) {
  const t = useTranslations('operator.needs');
  const styles = useStyles();
  return (
    <li className={styles.one}>
      <span className={styles.mark}>
        <Mark tone={tone}>{t(severity)}</Mark>
      </span>
      <span className={styles.words}>{children}</span>
    </li>
  );
}

function OfFinding({ finding }: { finding: Finding }) {
  const styles = useStyles();
  const { publisherId, subjectId, subject } = finding;
  const words = useFindingWords();
  const nameOf = usePublisherNames();
  const base = publisherId === operatorId ? '/operator' : `/publishers/${publisherId}`;
  return (
    <>
      <Text className={styles.quiet}>{nameOf(publisherId)} · </Text>
      <Link to={`${base}/${subjectId.startsWith('lst_') ? 'listings' : 'destinations'}/${subjectId}`}>
        {subject}
      </Link>
      : {words.of(finding)}
      <Text block size={200} className={styles.quiet}>
        {words.remedy(finding)}
      </Text>
    </>
  );
}

/** What is told by its number alone. */
function useCounts({ parked, quarantine, withheld }: Attention) {
  const t = useTranslations('operator.needs');
  const said = useSaid();
  const counts: { key: string; tone: Tone; words: string }[] = parked.map(({ reason, count }) => ({
    key: `parked ${reason}`,
    tone: 'bad',
    words: t('parked', { count, reason: reason === null ? t('noReason') : said(reason) }),
  }));
  if (quarantine.count > 0)
    counts.push({ key: 'quarantine', tone: 'waiting', words: t('quarantine', { count: quarantine.count }) });
  if (withheld.count > 0)
    counts.push({ key: 'withheld', tone: 'waiting', words: t('withheld', { count: withheld.count }) });
  return counts;
}

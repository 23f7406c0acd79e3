// What happened to the lead, in words, oldest first.
import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { Exactly } from '../../ui/time.tsx';
import type { LeadWhole } from './lead-detail.tsx';
import { useMomentWords } from './moment-words.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  moment: {
    position: 'relative',
    paddingInlineStart: '22px',
    paddingBottom: tokens.spacingVerticalM,
    '::before': {
      content: '""',
      position: 'absolute',
      insetInlineStart: '4px',
      top: '7px',
      width: '8px',
      height: '8px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorNeutralStroke1,
    },
    ':not(:last-child)::after': {
      content: '""',
      position: 'absolute',
      insetInlineStart: '7px',
      top: '18px',
      bottom: '-4px',
      width: '2px',
      backgroundColor: tokens.colorNeutralStroke2,
    },
  },
  good: { '::before': { backgroundColor: tokens.colorStatusSuccessForeground1 } },
  bad: { '::before': { backgroundColor: tokens.colorStatusDangerForeground1 } },
  quiet: { color: tokens.colorNeutralForeground3 },
});

export function LeadTimeline({ lead }: { lead: LeadWhole }) {
  const t = useTranslations('leads.timeline');
  const styles = useStyles();
  const wordsOf = useMomentWords(lead);
  return (
    <Card title={t('title')}>
      <ol className={styles.list}>
        {lead.timeline.map((moment, at) => {
          const { words, by, tone } = wordsOf(moment);
          return (
            <li key={at} className={mergeClasses(styles.moment, tone && styles[tone])}>
              <Text>{words}</Text>
              <Text block size={200} className={styles.quiet}>
                <Exactly at={moment.at} />
                {by && <> · {by}</>}
              </Text>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

// What the model as typed would have done to the leads of the last 90 days: who moves over which threshold, and how won ones rank.
import { Button, makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Link } from '../../ui/link.tsx';
import type { ModelEditor } from './model-editor.ts';
import { useModelWords } from './model-words.ts';
import type { Preview } from './models.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const thresholds = ['marketingQualified', 'salesQualified', 'hot'] as const;
const mostShown = 8;

export function WhatIf({ editor }: { editor: ModelEditor }) {
  const t = useTranslations('scoring.whatIf');
  const [complaint, setComplaint] = useState<string | null>(null);
  const look = async () => setComplaint(await editor.look());
  return (
    <Card title={t('title')}>
      <Text>{t('about')}</Text>
      {complaint && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{complaint}</MessageBarBody>
        </MessageBar>
      )}
      <div>
        <Button disabledFocusable={editor.looking} onClick={() => void look()}>
          {t('act')}
        </Button>
      </div>
      {editor.preview && <Found preview={editor.preview} />}
    </Card>
  );
}

function Found({ preview }: { preview: Preview }) {
  const t = useTranslations('scoring.whatIf');
  const marks = useTranslations('scoring.marks');
  const { leads, of, sampled, moved } = preview;
  return (
    <div role="status" style={{ display: 'contents' }}>
      <Text>{sampled ? t('sampled', { leads, of }) : t('leads', { count: leads })}</Text>
      <Facts
        facts={thresholds.map((which) => {
          const { before, after, up, down } = preview.thresholds[which];
          return [marks(which), t('moves', { before, after, up, down })];
        })}
      />
      <Outcomes outcomes={preview.outcomes} />
      <Text weight="semibold">{t('moved', { count: moved.count })}</Text>
      <Moved sample={moved.sample.slice(0, mostShown)} />
    </div>
  );
}

function Outcomes({ outcomes }: Pick<Preview, 'outcomes'>) {
  const t = useTranslations('scoring.whatIf');
  const format = useFormatter();
  const { won, lost, before, after, reason } = outcomes;
  if (reason !== null || !before || !after) return <Text>{t(`outcomes.${reason ?? 'too_few'}`)}</Text>;
  const share = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 0 });
  const points = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  return (
    <>
      <Text>{t('outcomes.about', { won, lost })}</Text>
      <Facts
        facts={[
          [
            t('outcomes.top'),
            t('fromTo', { before: share(before.wonInTopFifth), after: share(after.wonInTopFifth) }),
          ],
          [
            t('outcomes.won'),
            t('fromTo', { before: points(before.averageWon), after: points(after.averageWon) }),
          ],
          [
            t('outcomes.lost'),
            t('fromTo', { before: points(before.averageLost), after: points(after.averageLost) }),
          ],
        ]}
      />
    </>
  );
}

function Moved({ sample }: { sample: Preview['moved']['sample'] }) {
  const t = useTranslations('scoring.whatIf');
  const styles = useStyles();
  const words = useModelWords();
  const publisherId = usePublisherId();
  const pointWords = ({ rule, group, name }: Preview['moved']['sample'][number]['points'][number]) =>
    rule === null ? t('cap', { name: words.group({ id: group, name }) }) : words.rule({ id: rule, name });
  return (
    <ul className={styles.list}>
      {sample.map(({ leadId, name, company, offerTitle, before, after, points }) => (
        <li key={leadId}>
          <Link to={`/publishers/${publisherId}/leads/${leadId}`}>{name ?? company ?? offerTitle}</Link>{' '}
          {t('fromTo', { before: before.score ?? '–', after: after.score ?? '–' })}
          <Text block size={200} className={styles.quiet}>
            {points
              .map(
                (point) =>
                  `${pointWords(point)} ${t('fromTo', { before: point.before, after: point.after })}`,
              )
              .join(' · ')}
          </Text>
        </li>
      ))}
    </ul>
  );
}

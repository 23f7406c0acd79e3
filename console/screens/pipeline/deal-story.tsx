// Each move of an opportunity with its value of then, and what else happened to it; the latest first.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { Exactly } from '../../ui/time.tsx';
import { useSaid } from '../delivery/said.ts';
import { useByWhom } from '../leads/people.ts';
import { useMoney, usePipelineWords, type DealWhole } from './pipelines.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalM },
  one: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

export function DealStory({ deal }: { deal: DealWhole }) {
  const t = useTranslations('pipeline.story');
  const styles = useStyles();
  const money = useMoney();
  const said = useSaid();
  const byWhom = useByWhom();
  const { stageName, reasonName } = usePipelineWords();
  const moves = deal.moves.map((move) => {
    const to = stageName(deal.pipelineId, move.toStage, move.toName);
    const words =
      move.fromStage === null
        ? t('began', { to })
        : t('moved', { from: stageName(deal.pipelineId, move.fromStage, move.fromName), to });
    const more = [
      move.value && money(move.value, move.currency),
      move.reason && reasonName(move.reason),
      move.note,
    ];
    return { at: move.at, words, more: more.filter(Boolean).join(' · '), actor: move.actor };
  });
  const others = deal.timeline
    .filter(({ type }) => type === 'opportunity.changed')
    .map(({ at, type, actor, ...data }) => {
      const fields = (data['fields'] as string[]).map((field) =>
        t.has(`field.${field}`) ? t(`field.${field}`) : field,
      );
      return { at, words: said(type, 'event'), more: fields.join(', '), actor };
    });
  const all = [...moves, ...others].toSorted((a, b) => b.at.localeCompare(a.at));
  return (
    <Card title={t('title')}>
      <ol className={styles.list}>
        {all.map(({ at, words, more, actor }, nth) => {
          const by = byWhom(actor);
          return (
            <li key={nth} className={styles.one}>
              <Text>{words}</Text>
              {more && <Text size={200}>{more}</Text>}
              <Text size={200} className={styles.quiet}>
                <Exactly at={at} />
                {by && <> · {by}</>}
              </Text>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

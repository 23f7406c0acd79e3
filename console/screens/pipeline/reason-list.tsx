// Why deals are won, or lost: the publisher's list. What is archived is no longer offered and stays on old deals.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import { TextDraft, TickDraft } from '../followup/draft-fields.tsx';
import { freshId } from '../scoring/models.ts';
import type { EditingPipelines } from './pipelines-draft.ts';
import { usePipelineWords } from './pipelines.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalXS },
  reason: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: tokens.spacingHorizontalS,
    alignItems: 'end',
    maxWidth: '560px',
  },
  add: { alignSelf: 'start' },
  wrong: { color: tokens.colorPaletteRedForeground1 },
});

type ReasonList = { of: 'winReasons' | 'lossReasons'; editing: EditingPipelines; changeable: boolean };

export function ReasonList({ of, editing: { draft, change, wrong }, changeable }: ReasonList) {
  const t = useTranslations('pipeline.edit');
  const styles = useStyles();
  const { ours } = usePipelineWords();
  const reasons = draft[of];
  const complaint = wrong(of);
  const set = (at: number, next: Partial<(typeof reasons)[number]>) =>
    change({ [of]: reasons.map((each, nth) => (nth === at ? { ...each, ...next } : each)) });
  const add = () =>
    change({
      [of]: [...reasons, { id: freshId(reasons, 'reason'), name: t('reasons.new'), archived: false }],
    });
  if (!changeable)
    return (
      <ul className={styles.list}>
        {reasons
          .filter(({ archived }) => !archived)
          .map((reason) => (
            <li key={reason.id}>{ours('reasons', reason)}</li>
          ))}
      </ul>
    );
  return (
    <>
      <ul className={styles.list}>
        {reasons.map((reason, at) => (
          <li key={reason.id} className={styles.reason}>
            <TextDraft
              label={t('reasons.one', { number: at + 1 })}
              value={ours('reasons', reason)}
              wrong={wrong(`${of}.${at}.name`)}
              onChange={(text) => set(at, { name: text.trim() || null })}
            />
            <TickDraft
              label={t('reasons.archived')}
              value={reason.archived}
              onChange={(archived) => set(at, { archived })}
            />
          </li>
        ))}
      </ul>
      {complaint && (
        <Text className={styles.wrong} role="alert">
          {complaint}
        </Text>
      )}
      <Button className={styles.add} icon={<AddRegular />} onClick={add}>
        {t('reasons.add')}
      </Button>
    </>
  );
}

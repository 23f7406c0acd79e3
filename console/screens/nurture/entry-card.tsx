// Who enters a sequence, whether they may come again, and which goals end it: read, or changed in place.
import { Divider, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { ChoiceDraft, TextDraft, TickDraft } from '../followup/draft-fields.tsx';
import { useStorefrontName, useStorefronts } from '../leads/storefronts.ts';
import { ConditionEditor } from '../scoring/condition-editor.tsx';
import { useConditionWords } from '../scoring/condition-words.ts';
import { anyLead, factsQuery } from '../scoring/models.ts';
import { useEntryWords } from './nurture-words.ts';
import type { EditingSequence } from './sequence-draft.ts';
import type { Draft } from './sequences.ts';
import { NumberDraft } from './step-parts.tsx';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 320px), 1fr))',
    gap: tokens.spacingVerticalM,
    alignItems: 'start',
  },
  wide: { gridColumn: '1 / -1', minWidth: 0 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

const usualDays = 180;

export function EntryCard({ editing, changeable }: { editing: EditingSequence; changeable: boolean }) {
  const t = useTranslations('nurture');
  return (
    <Card title={t('entry.title')}>
      {changeable ? <Fields editing={editing} /> : <Shown draft={editing.draft} />}
      <Text size={200}>{t('goals.always')}</Text>
    </Card>
  );
}

function Shown({ draft }: { draft: Draft }) {
  const t = useTranslations('nurture');
  const stages = useTranslations('qualification.stages');
  const styles = useStyles();
  const entryOf = useEntryWords();
  const { data: facts = [] } = useQuery(factsQuery(usePublisherId()));
  const { sentence } = useConditionWords(facts);
  const { entry, goals } = draft;
  return (
    <>
      <Text>
        {entryOf(draft)}
        {entry.by === 'lead' && entry.when !== null && `: ${sentence(entry.when)}`}
      </Text>
      <ul className={styles.list} aria-label={t('goals.title')}>
        {goals.stage !== null && (
          <li>
            {t('goals.stage')}: {stages(goals.stage)}
          </li>
        )}
        {goals.answered && <li>{t('goals.answered')}</li>}
        {goals.clicked !== null && <li>{t('goals.clicked')}</li>}
      </ul>
    </>
  );
}

function Fields({ editing }: { editing: EditingSequence }) {
  const t = useTranslations('nurture');
  const stages = useTranslations('qualification.stages');
  const styles = useStyles();
  const { draft, change, wrong } = editing;
  const { goals, againAfterDays } = draft;
  const setGoals = (next: Partial<Draft['goals']>) => change({ goals: { ...goals, ...next } });
  return (
    <div className={styles.fields} key={editing.round}>
      <EntryFields editing={editing} />
      <ChoiceDraft
        label={t('again.label')}
        value={againAfterDays === null ? 'never' : 'after'}
        options={(['never', 'after'] as const).map((each) => [each, t(`again.${each}`)] as const)}
        onChange={(next) => change({ againAfterDays: next === 'never' ? null : usualDays })}
      />
      {againAfterDays !== null && (
        <NumberDraft
          label={t('again.days')}
          value={againAfterDays}
          wrong={wrong('againAfterDays')}
          onChange={(days) => change({ againAfterDays: days })}
        />
      )}
      <Divider className={styles.wide}>{t('goals.title')}</Divider>
      <ChoiceDraft
        label={t('goals.stage')}
        value={goals.stage ?? ''}
        options={[
          ['', t('goals.noStage')],
          ...(['marketing_qualified', 'sales_qualified'] as const).map(
            (stage) => [stage, stages(stage)] as const,
          ),
        ]}
        onChange={(stage) => setGoals({ stage: (stage || null) as typeof goals.stage })}
      />
      <TickDraft
        label={t('goals.answered')}
        value={goals.answered}
        onChange={(answered) => setGoals({ answered })}
      />
      <TickDraft
        label={t('goals.clicked')}
        value={goals.clicked !== null}
        onChange={(is) => setGoals({ clicked: is ? { link: null } : null })}
      />
      {goals.clicked !== null && (
        <TextDraft
          label={t('goals.link')}
          value={goals.clicked.link ?? ''}
          wrong={wrong('goals.clicked.link')}
          onChange={(link) => setGoals({ clicked: { link: link.trim() || null } })}
        />
      )}
    </div>
  );
}

const every = 'every';
const some = 'some';

function EntryFields({ editing }: { editing: EditingSequence }) {
  const t = useTranslations('nurture.entry');
  const styles = useStyles();
  const storefrontName = useStorefrontName();
  const storefronts = useStorefronts();
  const { data: facts = [] } = useQuery(factsQuery(usePublisherId()));
  const { draft, change, wrong } = editing;
  const { entry } = draft;
  const value = entry.by === 'storefront' ? entry.storefront : entry.by;
  const entryFor = (chosen: string): Draft['entry'] => {
    if (chosen === 'hand') return { by: 'hand' };
    return chosen === 'lead' ? { by: 'lead', when: null } : { by: 'storefront', storefront: chosen as never };
  };
  return (
    <>
      <ChoiceDraft
        label={t('label')}
        value={value}
        wrong={wrong('entry')}
        options={[
          ['hand', t('hand')],
          ['lead', t('lead')],
          ...storefronts.map(({ id }) => [id, t('storefront', { storefront: storefrontName(id) })] as const),
        ]}
        onChange={(chosen) => change({ entry: entryFor(chosen) })}
      />
      {entry.by === 'lead' && (
        <>
          <ChoiceDraft
            label={t('which')}
            value={entry.when === null ? every : some}
            options={[
              [every, t('every')],
              [some, t('some')],
            ]}
            onChange={(chosen) => change({ entry: { by: 'lead', when: chosen === every ? null : anyLead } })}
          />
          {entry.when !== null && (
            <div className={styles.wide}>
              <ConditionEditor
                label={t('some')}
                facts={facts}
                condition={entry.when}
                path="entry.when"
                complaint={wrong}
                onChange={(when) => change({ entry: { by: 'lead', when } })}
              />
            </div>
          )}
        </>
      )}
    </>
  );
}

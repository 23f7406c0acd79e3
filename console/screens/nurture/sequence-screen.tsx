// One sequence: its steps drawn and changed in place, who enters it and what ends it, switched on and off.
import { makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { AnsweredScreen } from '../../ui/answered-screen.tsx';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { TextDraft } from '../followup/draft-fields.tsx';
import { EntryCard } from './entry-card.tsx';
import { useSequenceName } from './nurture-words.ts';
import { useSequenceDraft } from './sequence-draft.ts';
import { SequenceFlow } from './sequence-flow.tsx';
import { SequenceSave } from './sequence-save.tsx';
import { SequenceState } from './sequence-state.tsx';
import { SequenceSwitch } from './sequence-switch.tsx';
import { SequenceTabs } from './sequence-tabs.tsx';
import { countsQuery, sequenceQuery, type Counts, type Sequence } from './sequences.ts';

const useStyles = makeStyles({
  name: { maxWidth: '480px' },
  state: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
});

export function SequenceScreen() {
  const t = useTranslations('nurture');
  const { sequenceId = '' }: { sequenceId?: string } = useParams({ strict: false });
  const query = useQuery(sequenceQuery(usePublisherId(), sequenceId));
  return (
    <AnsweredScreen query={query} title={t('column.name')} back={<Back />}>
      {/* A version saved, here or elsewhere, begins the draft anew. */}
      {(saved) => <Whole key={`${saved.id} ${saved.version}`} saved={saved} />}
    </AnsweredScreen>
  );
}

export function NewSequence() {
  return <Whole saved={null} />;
}

export function Back() {
  const t = useTranslations('nurture');
  return <Link to={`/publishers/${usePublisherId()}/sequences`}>{t('back')}</Link>;
}

const noCounts: Counts[] = [];

function Whole({ saved }: { saved: Sequence | null }) {
  const t = useTranslations('nurture');
  const styles = useStyles();
  const publisherId = usePublisherId();
  const nameOf = useSequenceName();
  const changeable = useMay()('mail:write') && saved?.state !== 'archived';
  const editing = useSequenceDraft(saved, changeable);
  const [opened, setOpened] = useState<string | null>(saved === null ? 'mail-1' : null);
  const counts = useQuery({ ...countsQuery(publisherId, saved?.id ?? ''), enabled: saved !== null });
  const seen = new Map((counts.data ?? noCounts).map((each) => [each.stepId, each]));
  const shippedOff = saved?.isShipped && saved.state === 'draft';
  const complaint = editing.wrong('steps');
  return (
    <Screen
      title={saved === null ? t('new') : nameOf(saved)}
      back={<Back />}
      actions={saved !== null && <SequenceSwitch sequence={saved} changed={editing.changed} />}
    >
      {saved !== null && (
        <div className={styles.state}>
          <SequenceState state={saved.state} />
          <Text>
            {saved.version === 0 ? t('save.shipped') : t('save.version', { version: saved.version })}
          </Text>
        </div>
      )}
      {saved !== null && <SequenceTabs id={saved.id} selected="steps" inIt={saved.people.inIt} />}
      {shippedOff && (
        <MessageBar layout="multiline">
          <MessageBarBody>{t('switch.shippedOff')}</MessageBarBody>
        </MessageBar>
      )}
      {changeable && (
        <div className={styles.name} key={editing.round}>
          <TextDraft
            label={t('name')}
            value={saved === null ? '' : nameOf({ id: saved.id, name: editing.draft.name })}
            onChange={(name) => editing.change({ name: name.trim() })}
          />
        </div>
      )}
      <EntryCard editing={editing} changeable={changeable} />
      {complaint && <Text role="alert">{complaint}</Text>}
      <SequenceFlow
        editing={editing}
        changeable={changeable}
        counts={seen}
        opened={opened}
        onOpen={setOpened}
      />
      {changeable && <SequenceSave saved={saved} editing={editing} />}
    </Screen>
  );
}

// How often and when sequences may write to a person: shown, and changed in place.
import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { EditCard } from '../../ui/edit-card.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Problem } from '../../ui/problem.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import { TextDraft, TickDraft } from '../followup/draft-fields.tsx';
import { useClockTime, useWeekday } from './nurture-words.ts';
import { settingsQuery, useSequenceActs, type Settings } from './sequences.ts';
import { numberIn } from './step-parts.tsx';

const week = [1, 2, 3, 4, 5, 6, 7];

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))',
    gap: tokens.spacingVerticalM,
  },
  days: { display: 'flex', flexWrap: 'wrap', border: 'none', margin: 0, padding: 0 },
});

export function NurtureSettings() {
  const query = useQuery(settingsQuery(usePublisherId()));
  return <Answered query={query}>{(settings) => <Whole settings={settings} />}</Answered>;
}

function Whole({ settings }: { settings: Settings }) {
  const t = useTranslations('nurture.settings');
  const words = useProblemWords();
  const acts = useSequenceActs();
  const changeable = useMay()('mail:write');
  const [draft, setDraft] = useState(settings);
  const [errors, setErrors] = useState<Problem['errors']>([]);
  const wrong = (path: string) => {
    const found = errors.find(({ field }) => field === path || field.startsWith(`${path}.`));
    return found && words.ofField(found);
  };
  const save = async () => {
    try {
      await acts.saveSettings(draft);
      return null;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setErrors(error.errors);
      return error.errors.length > 0 ? false : words.of(error);
    }
  };
  return (
    <EditCard
      title={t('title')}
      name="limits"
      changeable={changeable}
      facts={<Shown settings={settings} />}
      onOpen={() => {
        setDraft(settings);
        setErrors([]);
      }}
      onSave={save}
    >
      <Fields draft={draft} wrong={wrong} onChange={setDraft} />
    </EditCard>
  );
}

function Shown({ settings: { cap, window, skipHolidays, timeZone } }: { settings: Settings }) {
  const t = useTranslations('nurture.settings');
  const holidays = useTranslations('playbooks.holidays');
  const weekday = useWeekday();
  const clock = useClockTime();
  const format = useFormatter();
  const days = format.list(window.days.toSorted((a, b) => a - b).map((day) => weekday(day, 'short')));
  return (
    <Facts
      facts={[
        [t('mails'), t('cap', cap)],
        [t('weekdays'), t('window', { days, from: clock(window.from), to: clock(window.to) })],
        [holidays('title'), skipHolidays ? t('holidays') : t('holidaysToo')],
        [t('zone'), timeZone],
      ]}
    />
  );
}

type Fields = {
  draft: Settings;
  wrong: (path: string) => string | undefined;
  onChange: (draft: Settings) => void;
};

function Fields({ draft, wrong, onChange }: Fields) {
  const t = useTranslations('nurture.settings');
  const styles = useStyles();
  const { cap, window } = draft;
  return (
    <>
      <div className={styles.fields}>
        <TextDraft
          label={t('mails')}
          value={String(cap.mails)}
          inputMode="numeric"
          wrong={wrong('cap.mails')}
          onChange={(text) => onChange({ ...draft, cap: { ...cap, mails: numberIn(text) } })}
        />
        <TextDraft
          label={t('days')}
          value={String(cap.days)}
          inputMode="numeric"
          wrong={wrong('cap.days')}
          onChange={(text) => onChange({ ...draft, cap: { ...cap, days: numberIn(text) } })}
        />
        <TextDraft
          label={t('from')}
          type="time"
          value={window.from}
          wrong={wrong('window.from')}
          onChange={(from) => onChange({ ...draft, window: { ...window, from } })}
        />
        <TextDraft
          label={t('to')}
          type="time"
          value={window.to}
          wrong={wrong('window.to')}
          onChange={(to) => onChange({ ...draft, window: { ...window, to } })}
        />
        <TextDraft
          label={t('zone')}
          value={draft.timeZone}
          wrong={wrong('timeZone')}
          onChange={(timeZone) => onChange({ ...draft, timeZone: timeZone.trim() })}
        />
      </div>
      <Days window={window} onChange={(days) => onChange({ ...draft, window: { ...window, days } })} />
      <TickDraft
        label={t('holidays')}
        value={draft.skipHolidays}
        onChange={(skipHolidays) => onChange({ ...draft, skipHolidays })}
      />
    </>
  );
}

type Days = { window: Settings['window']; onChange: (days: number[]) => void };

function Days({ window: { days }, onChange }: Days) {
  const t = useTranslations('nurture.settings');
  const styles = useStyles();
  const weekday = useWeekday();
  return (
    <fieldset className={styles.days}>
      <legend>{t('weekdays')}</legend>
      {week.map((day) => (
        <TickDraft
          key={day}
          label={weekday(day)}
          value={days.includes(day)}
          onChange={(is) => onChange(week.filter((each) => (each === day ? is : days.includes(each))))}
        />
      ))}
    </fieldset>
  );
}

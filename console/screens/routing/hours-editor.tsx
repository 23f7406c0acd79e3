// Working hours in a form: always or not, the time zone, and from when to when on each day of the week.
import { Checkbox, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../language.tsx';
import type { Hours } from './assignments.ts';
import { dayName } from './hours-words.ts';

const useStyles = makeStyles({
  whole: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  day: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  name: { width: '16ch' },
});

const week = [1, 2, 3, 4, 5, 6, 7];

/** Nine to five, where the reader's browser is. */
export function usualHours(): Hours {
  return {
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    windows: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' })),
  };
}

type HoursEditor = {
  label: string;
  /** What it means to have none. */
  none: string;
  hours: Hours | null;
  /** Complaints by the field under the hours, such as timeZone. */
  wrong: (field: string) => string | undefined;
  onChange: (hours: Hours | null) => void;
};

export function HoursEditor({ label, none, hours, wrong, onChange }: HoursEditor) {
  const t = useTranslations('assignment');
  const styles = useStyles();
  const { language } = useLanguage();
  const zones = useId();
  const complaint = (field: string) => {
    const message = wrong(field);
    return message === undefined ? {} : { validationState: 'error' as const, validationMessage: message };
  };
  return (
    <div className={styles.whole} role="group" aria-label={label}>
      <Checkbox
        label={none}
        checked={hours === null}
        onChange={(_, { checked }) => onChange(checked === true ? null : usualHours())}
      />
      {hours !== null && (
        <>
          <Field label={t('hours.zone')} {...complaint('timeZone')}>
            <Input
              value={hours.timeZone}
              list={zones}
              onChange={(_, { value }) => onChange({ ...hours, timeZone: value })}
            />
          </Field>
          <datalist id={zones}>
            {Intl.supportedValuesOf('timeZone').map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
          {week.map((day) => (
            <Day
              key={day}
              name={dayName(language, day)}
              windows={hours.windows.filter((window) => window.day === day)}
              wrong={hours.windows
                .flatMap((window, at) =>
                  window.day === day ? [wrong(`windows.${at}.from`), wrong(`windows.${at}.to`)] : [],
                )
                .find((message) => message !== undefined)}
              onChange={(windows) =>
                onChange({
                  ...hours,
                  windows: [
                    ...hours.windows.filter((window) => window.day !== day),
                    ...windows.map((window) => ({ ...window, day })),
                  ].toSorted((a, b) => a.day - b.day),
                })
              }
            />
          ))}
          {wrong('windows') !== undefined && <Text role="alert">{wrong('windows')}</Text>}
        </>
      )}
    </div>
  );
}

type Window = Hours['windows'][number];
type Day = {
  name: string;
  windows: Window[];
  wrong: string | undefined;
  onChange: (windows: Omit<Window, 'day'>[]) => void;
};

/** A day with several windows came by the API: its first is changed here, the others stay. */
function Day({ name, windows, wrong, onChange }: Day) {
  const t = useTranslations('assignment');
  const styles = useStyles();
  const [first, ...others] = windows;
  return (
    <div>
      <span className={styles.day}>
        <Checkbox
          className={styles.name}
          label={name}
          checked={first !== undefined}
          onChange={(_, { checked }) => onChange(checked === true ? [{ from: '09:00', to: '17:00' }] : [])}
        />
        {first !== undefined && (
          <>
            <Input
              type="time"
              value={first.from}
              aria-label={t('hours.from', { day: name })}
              onChange={(_, { value }) => onChange([{ ...first, from: value }, ...others])}
            />
            –
            <Input
              type="time"
              value={first.to === '24:00' ? '00:00' : first.to}
              aria-label={t('hours.to', { day: name })}
              onChange={(_, { value }) =>
                onChange([{ ...first, to: value === '00:00' ? '24:00' : value }, ...others])
              }
            />
            {others.map(({ from, to }) => ` · ${from}–${to}`)}
          </>
        )}
      </span>
      {wrong !== undefined && (
        <Text block size={200} role="alert">
          {wrong}
        </Text>
      )}
    </div>
  );
}

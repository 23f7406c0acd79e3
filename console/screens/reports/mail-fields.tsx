// When a report is mailed, as what file, and to whom.
import { makeStyles, tokens } from '@fluentui/react-components';
import { useWatch, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useMay, useSession } from '../../session.ts';
import { Boxes } from '../../ui/boxes.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { zoneName } from '../insight/zone-name.ts';
import { usePeople } from '../leads/people.ts';
import type { Report, Written } from './reports.ts';
import { useWeekdays } from './schedule-words.ts';

export type MailValues = {
  every: string;
  weekday: string;
  day: string;
  hour: string;
  format: string;
};
type Schedule = Report['schedule'];

export const mailValues = (schedule: Schedule): MailValues => ({
  every: schedule?.every ?? '',
  weekday: String(schedule?.weekday ?? 1),
  day: String(schedule?.day ?? 1),
  hour: String(schedule?.hour ?? 8),
  format: schedule?.format ?? 'xlsx',
});

export function mailOf(
  { every, weekday, day, hour, format }: MailValues,
  readers: readonly string[],
): NonNullable<Written['schedule']> | null {
  const all = { hour: Number(hour), format: format as 'csv' | 'xlsx', readers: [...readers] };
  switch (every) {
    case 'day':
      return { every, ...all };
    case 'week':
      return { every, weekday: Number(weekday), ...all };
    case 'month':
      return { every, day: Number(day), ...all };
    default:
      return null;
  }
}

const useStyles = makeStyles({
  line: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(180px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

type MailFields<Values extends MailValues> = {
  control: Control<Values>;
  readers: readonly string[];
  setReaders: (readers: string[]) => void;
  timeZone: string;
  had: NonNullable<Schedule>['readers'];
};

export function MailFields<Values extends MailValues>(props: MailFields<Values>) {
  const { readers, setReaders, timeZone, had } = props;
  const control = props.control as unknown as Control<MailValues>;
  const t = useTranslations('reports');
  const styles = useStyles();
  const weekdays = useWeekdays();
  const every = useWatch({ control, name: 'every' });
  const numbers = (count: number, from: number) =>
    Array.from({ length: count }, (_, at) => [String(at + from), String(at + from)] as const);
  return (
    <>
      <div className={styles.line}>
        <SelectField
          control={control}
          name="every"
          label={t('mail.every')}
          options={(['', 'day', 'week', 'month'] as const).map((each) => [
            each,
            t(`every.${each || 'never'}`),
          ])}
        />
        {every === 'week' && (
          <SelectField
            control={control}
            name="weekday"
            label={t('mail.weekday')}
            options={weekdays.map((name, at) => [String(at + 1), name])}
          />
        )}
        {every === 'month' && (
          <SelectField
            control={control}
            name="day"
            label={t('mail.day')}
            hint={t('mail.dayHint')}
            options={numbers(31, 1)}
          />
        )}
        {every !== '' && (
          <>
            <SelectField
              control={control}
              name="hour"
              label={t('mail.hour', { timeZone: zoneName(timeZone) })}
              options={numbers(24, 0).map(([hour]) => [hour, `${hour.padStart(2, '0')}:00`])}
            />
            <SelectField
              control={control}
              name="format"
              label={t('mail.format')}
              options={[
                ['xlsx', 'Excel'],
                ['csv', 'CSV'],
              ]}
            />
          </>
        )}
      </div>
      {every !== '' && <Readers readers={readers} setReaders={setReaders} had={had} />}
    </>
  );
}

type Readers = Pick<MailFields<MailValues>, 'readers' | 'setReaders' | 'had'>;

function Readers({ readers, setReaders, had }: Readers) {
  const t = useTranslations('reports');
  return (
    <Boxes
      label={t('mail.readers')}
      hint={t('mail.readersHint')}
      required
      options={useReaders(had).map(({ id, name }) => [id, name] as const)}
      chosen={readers}
      onChoose={setReaders}
    />
  );
}

/** Everybody here who can be written to; who has left stands there until somebody takes them out. */
function useReaders(had: MailFields<MailValues>['had']): { id: string; name: string }[] {
  const t = useTranslations('reports');
  const may = useMay();
  const { user } = useSession();
  const people = usePeople().filter(({ id }) => may('leads:write') || id === user.id);
  const known = new Set(people.map(({ id }) => id));
  const others = had
    .filter(({ userId }) => !known.has(userId))
    .map(({ userId, name }) => ({ id: userId, name: name ?? t('left') }));
  return [...people, ...others];
}

// One calendar: its time zone, the hours of each day of the week, the public holidays it keeps and other free days.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { hoursOf, hoursText } from './calendar-hours.ts';
import { partsOf, TextDraft } from './draft-fields.tsx';
import { HolidayFields } from './holiday-fields.tsx';
import type { Calendar } from './rules-draft.ts';

const days = [1, 2, 3, 4, 5, 6, 7] as const;

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))',
    gap: tokens.spacingVerticalM,
    alignItems: 'start',
  },
});

type CalendarCard = {
  calendar: Calendar;
  changeable: boolean;
  wrong: (field: string) => string | undefined;
  onChange: (calendar: Calendar) => void;
  onRemove: () => void;
};

export function CalendarCard({ calendar, changeable, wrong, onChange, onRemove }: CalendarCard) {
  const t = useTranslations('follow-up');
  const styles = useStyles();
  const dayName = useDayName();
  const put = (change: Partial<Calendar>) => onChange({ ...calendar, ...change });
  if (!changeable) return <Shown calendar={calendar} />;
  return (
    <Card
      title={calendar.name || t('calendars.new')}
      actions={
        <Button
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={t('rules.remove', { name: calendar.name })}
          onClick={onRemove}
        />
      }
    >
      <div className={styles.fields}>
        <TextDraft
          label={t('rules.field.name')}
          value={calendar.name}
          wrong={wrong('name')}
          onChange={(name) => put({ name })}
        />
        <TextDraft
          label={t('calendars.field.timeZone')}
          value={calendar.timeZone}
          wrong={wrong('timeZone')}
          list="time-zones"
          onChange={(timeZone) => put({ timeZone: timeZone.trim() })}
        />
        <HolidayFields
          holidays={calendar.holidays}
          wrong={wrong}
          onChange={(holidays) => put({ holidays })}
        />
        <TextDraft
          label={t('calendars.field.freeDays')}
          value={calendar.freeDays.join(', ')}
          wrong={calendar.freeDays.map((_, at) => wrong(`freeDays.${at}`)).find(Boolean)}
          hint={t('calendars.freeDaysHint')}
          onChange={(text) => put({ freeDays: partsOf(text) })}
        />
      </div>
      <div className={styles.fields}>
        {days.map((day) => (
          <DayHours key={day} day={day} name={dayName(day)} calendar={calendar} wrong={wrong} put={put} />
        ))}
      </div>
    </Card>
  );
}

type Part = Pick<CalendarCard, 'calendar' | 'wrong'> & { put: (change: Partial<Calendar>) => void };

/** A line of hours: what cannot be read is said at once, and leaves the calendar as it was. */
function DayHours({ day, name, calendar, wrong, put }: Part & { day: number; name: string }) {
  const t = useTranslations('follow-up.calendars');
  const [bad, setBad] = useState(false);
  const complaint = calendar.weekly
    .map((hours, at) =>
      hours.day === day ? (wrong(`weekly.${at}.to`) ?? wrong(`weekly.${at}.from`)) : undefined,
    )
    .find(Boolean);
  return (
    <TextDraft
      label={t('hoursOf', { day: name })}
      value={hoursText(calendar.weekly, day)}
      wrong={bad ? t('badHours') : (complaint ?? (day === 1 ? wrong('weekly') : undefined))}
      hint={day === 1 ? t('hoursHint') : undefined}
      onChange={(text) => {
        const hours = hoursOf(text, day);
        setBad(hours === null);
        if (hours !== null)
          put({ weekly: [...calendar.weekly.filter((each) => each.day !== day), ...hours] });
      }}
    />
  );
}

function Shown({ calendar }: { calendar: Calendar }) {
  const t = useTranslations('follow-up.calendars');
  const dayName = useDayName();
  const { holidays, freeDays } = calendar;
  return (
    <Card title={calendar.name}>
      <Facts
        facts={[
          [t('field.timeZone'), calendar.timeZone],
          ...days.map((day) => [dayName(day), hoursText(calendar.weekly, day)] as [string, string]),
          [t('field.country'), holidays && [holidays.country, holidays.region].filter(Boolean).join(' – ')],
          [t('field.freeDays'), freeDays.join(', ')],
        ]}
      />
    </Card>
  );
}

/** The first of January 2024 was a Monday. */
function useDayName(): (day: number) => string {
  const format = useFormatter();
  return (day) => format.dateTime(new Date(Date.UTC(2024, 0, day)), { weekday: 'long', timeZone: 'UTC' });
}

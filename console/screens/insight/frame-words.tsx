// Without its period, its time zone and how fresh it is, no number is shown: the line that says so, on the page and on a picture.
import { makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import { useFormatter, useTranslations } from 'use-intl';
import type { Days, Frame } from './insight.ts';
import { zoneName } from './zone-name.ts';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground3 } });

export function useDayWords() {
  const format = useFormatter();
  const utc = (day: string) => new Date(`${day}T00:00:00Z`);
  return {
    day: (day: string) => format.dateTime(utc(day), { dateStyle: 'medium', timeZone: 'UTC' }),
    short: (day: string) => format.dateTime(utc(day), { day: 'numeric', month: 'short', timeZone: 'UTC' }),
    days: ({ from, to }: Days) =>
      from === to
        ? format.dateTime(utc(from), { dateStyle: 'medium', timeZone: 'UTC' })
        : format.dateTimeRange(utc(from), utc(to), { dateStyle: 'medium', timeZone: 'UTC' }),
  };
}

export function useFrameWords(): (frame: Frame) => string {
  const t = useTranslations('insight.frame');
  const format = useFormatter();
  const { days } = useDayWords();
  return ({ period, before, timeZone, upToDateAs }) =>
    t(before === undefined ? 'alone' : 'compared', {
      period: days(period),
      before: before === undefined ? '' : days(before),
      timeZone: zoneName(timeZone),
      at: format.dateTime(new Date(upToDateAs), { dateStyle: 'medium', timeStyle: 'long' }),
    });
}

export function FrameWords({ frame }: { frame: Frame }) {
  const t = useTranslations('insight.frame');
  const styles = useStyles();
  const words = useFrameWords();
  return (
    <>
      {!frame.complete && (
        <MessageBar intent="warning">
          <MessageBarBody>{t('incomplete')}</MessageBarBody>
        </MessageBar>
      )}
      <Text size={200} className={styles.quiet}>
        {words(frame)}
      </Text>
    </>
  );
}

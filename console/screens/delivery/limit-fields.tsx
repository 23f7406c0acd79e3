// How hard a destination may be driven: fields of a form, and the same as values of the API.
import type { Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { TextField } from '../../ui/form.tsx';
import type { Destination } from './destinations.ts';
import { durationsText, readDurations } from './durations.ts';

/** As typed. Empty: the server's default, or for the rate no limit. */
export type LimitValues = {
  concurrency: string;
  ratePerSecond: string;
  timeoutS: string;
  retryDelays: string;
};

export const noLimits: LimitValues = { concurrency: '', ratePerSecond: '', timeoutS: '', retryDelays: '' };

export function limitValues(limits: Destination['limits']): LimitValues {
  return {
    concurrency: String(limits.concurrency),
    ratePerSecond: limits.ratePerSecond === null ? '' : String(limits.ratePerSecond),
    timeoutS: String(limits.timeoutMs / 1000),
    retryDelays: durationsText(limits.retryDelaysS),
  };
}

/** What was typed, once it has passed the fields' reviews. */
export function limitsOf(values: LimitValues): Partial<Destination['limits']> {
  const { concurrency, ratePerSecond, timeoutS, retryDelays } = values;
  return {
    ...(concurrency === '' ? {} : { concurrency: Number(concurrency) }),
    ratePerSecond: ratePerSecond === '' ? null : readNumber(ratePerSecond),
    ...(timeoutS === '' ? {} : { timeoutMs: Math.round(readNumber(timeoutS) * 1000) }),
    ...(retryDelays.trim() === '' ? {} : { retryDelaysS: readDurations(retryDelays) ?? [] }),
  };
}

export function LimitFields({ control }: { control: Control<{ limits: LimitValues }> }) {
  const t = useTranslations('destinations.limits');
  const between = (least: number, most: number, whole: boolean) => (text: string) => {
    const value = readNumber(text);
    const fits = value >= least && value <= most && (!whole || Number.isInteger(value));
    return fits ? undefined : t('between', { least, most });
  };
  const delays = (text: string) => {
    const seconds = readDurations(text);
    const fits = seconds?.every((each) => each >= 1 && each <= 604_800) && seconds.length <= 20;
    return fits ? undefined : t('delaysWrong');
  };
  return (
    <div style={{ display: 'flex', flexDirection: 'column', gap: 12 }}>
      <TextField
        control={control}
        name="limits.concurrency"
        label={t('concurrency')}
        hint={t('concurrencyHint')}
        review={between(1, 200, true)}
      />
      <TextField
        control={control}
        name="limits.ratePerSecond"
        label={t('rate')}
        hint={t('rateHint')}
        review={between(0.01, 10_000, false)}
      />
      <TextField
        control={control}
        name="limits.timeoutS"
        label={t('timeout')}
        hint={t('timeoutHint')}
        review={between(0.1, 60, false)}
      />
      <TextField
        control={control}
        name="limits.retryDelays"
        label={t('delays')}
        hint={t('delaysHint')}
        review={delays}
      />
    </div>
  );
}

/** With a comma or a point, as people write fractions. */
function readNumber(text: string): number {
  return Number(text.trim().replace(',', '.'));
}

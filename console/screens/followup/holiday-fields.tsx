// Whose public holidays are kept: of a country, or of one of its regions; none by default.
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { useLanguage } from '../../language.tsx';
import { ChoiceDraft } from './draft-fields.tsx';
import type { Calendar } from './rules-draft.ts';

type HolidayFields = Pick<Calendar, 'holidays'> & {
  wrong: (field: string) => string | undefined;
  onChange: (holidays: Calendar['holidays']) => void;
};

export function HolidayFields({ holidays, wrong, onChange }: HolidayFields) {
  const t = useTranslations('follow-up.calendars');
  const country = holidays?.country ?? '';
  const region = holidays?.region ?? '';
  const countries = usePlaces(null);
  const regions = usePlaces(country);
  return (
    <>
      <ChoiceDraft
        label={t('field.country')}
        value={country}
        wrong={wrong('holidays.country')}
        options={[['', t('noHolidays')], ...countries]}
        onChange={(next) => onChange(next === '' ? null : { country: next, region: null })}
      />
      {country !== '' && regions.length > 0 && (
        <ChoiceDraft
          label={t('field.region')}
          value={region}
          wrong={wrong('holidays.region')}
          options={[['', t('wholeCountry')], ...regions]}
          onChange={(next) => onChange({ country, region: next || null })}
        />
      )}
    </>
  );
}

function usePlaces(country: string | null): readonly (readonly [string, string])[] {
  const { language } = useLanguage();
  const found = useQuery({
    queryKey: ['holiday-places', language, country],
    queryFn: () =>
      told(
        api.GET('/api/v1/holiday-places', {
          params: { query: { language, ...(country ? { country } : {}) } },
        }),
      ),
    staleTime: Infinity,
    enabled: country !== '',
  });
  return (found.data?.items ?? [])
    .map(({ code, name }) => [code, name] as const)
    .toSorted(([, one], [, other]) => one.localeCompare(other, language));
}

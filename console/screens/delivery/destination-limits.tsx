// How hard a destination may be driven, and how long it is tried again.
import { useForm, type Control } from 'react-hook-form';
import { useFormatter, useTranslations } from 'use-intl';
import { Facts } from '../../ui/facts.tsx';
import { useDestinationActs, type Destination } from './destinations.ts';
import { durationsText } from './durations.ts';
import { EditCard } from '../../ui/edit-card.tsx';
import { LimitFields, limitsOf, limitValues, type LimitValues } from './limit-fields.tsx';
import { useSaveForm } from '../../ui/save-form.ts';

type DestinationLimits = { destination: Destination; changeable: boolean };

export function DestinationLimits({ destination: { id, limits }, changeable }: DestinationLimits) {
  const t = useTranslations('destinations.limits');
  const format = useFormatter();
  const { change } = useDestinationActs();
  const saveForm = useSaveForm();
  const form = useForm<{ limits: LimitValues }>({ defaultValues: { limits: limitValues(limits) } });
  return (
    <EditCard
      title={t('title')}
      name="limits"
      changeable={changeable}
      onOpen={() => form.reset({ limits: limitValues(limits) })}
      onSave={() =>
        saveForm(form, [], (values) => change.mutateAsync({ id, limits: limitsOf(values.limits) }))
      }
      facts={
        <Facts
          facts={[
            [t('concurrency'), format.number(limits.concurrency)],
            [t('rate'), limits.ratePerSecond === null ? t('noRate') : format.number(limits.ratePerSecond)],
            [t('timeout'), format.number(limits.timeoutMs / 1000)],
            [t('delays'), durationsText(limits.retryDelaysS)],
          ]}
        />
      }
    >
      <LimitFields control={form.control as Control<{ limits: LimitValues }>} />
    </EditCard>
  );
}

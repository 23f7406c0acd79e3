// Whether the records that a destination keeps of its leads follow what becomes of them here.
import { Field, Switch } from '@fluentui/react-components';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { EditCard } from '../../ui/edit-card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { useDestinationActs, type Destination } from './destinations.ts';

type Values = { followsOpportunities: boolean };
type DestinationFollowing = { destination: Destination; changeable: boolean };

export function DestinationFollowing({ destination, changeable }: DestinationFollowing) {
  const t = useTranslations('destinations.following');
  const { id, followsOpportunities } = destination;
  const { change } = useDestinationActs();
  const saveForm = useSaveForm();
  const form = useForm<Values>({ defaultValues: { followsOpportunities } });
  const complaint = form.formState.errors.followsOpportunities?.message;
  return (
    <EditCard
      title={t('title')}
      name="following"
      changeable={changeable}
      onOpen={() => form.reset({ followsOpportunities })}
      onSave={() =>
        saveForm(form, ['followsOpportunities'], (values) => change.mutateAsync({ id, ...values }))
      }
      facts={<Facts facts={[[t('label'), followsOpportunities ? t('on') : t('off')]]} />}
    >
      <Field
        hint={t('hint')}
        {...(complaint === undefined ? {} : { validationState: 'error', validationMessage: complaint })}
      >
        <Switch
          label={t('label')}
          checked={form.watch('followsOpportunities')}
          onChange={(_, { checked }) => {
            form.clearErrors();
            form.setValue('followsOpportunities', checked);
          }}
        />
      </Field>
    </EditCard>
  );
}

// Makes a new signing secret. The old one goes on beside it for as long as the receiver needs to change over.
import { Button, Text } from '@fluentui/react-components';
import { KeyRegular } from '@fluentui/react-icons';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Ask } from '../../ui/ask.tsx';
import { HoursField } from '../../ui/hours-field.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { useDestinationActs } from './destinations.ts';
import { SecretOnce } from './secret-once.tsx';

type SigningSecret = {
  destinationId: string;
  /** In a row of a table: of which destination. */
  of?: string;
};

export function SigningSecret({ destinationId, of }: SigningSecret) {
  const t = useTranslations('destinations.secret');
  const { rotate } = useDestinationActs();
  const saveForm = useSaveForm();
  const form = useForm({ defaultValues: { overlapHours: '24' } });
  const made = rotate.data?.signingSecret;
  const make = () =>
    saveForm(form, ['overlapHours'], ({ overlapHours }) =>
      rotate.mutateAsync({ id: destinationId, overlapHours: Number(overlapHours) }),
    );
  const open = () => {
    form.reset();
    rotate.reset();
  };
  return (
    <Ask
      button={
        <Button
          icon={<KeyRegular />}
          style={{ alignSelf: 'flex-start' }}
          {...(of === undefined
            ? {}
            : { size: 'small', appearance: 'subtle', 'aria-label': `${t('rotate')}: ${of}` })}
        >
          {t('rotate')}
        </Button>
      }
      title={t('rotate')}
      act={t('make')}
      onOpen={open}
      onSend={make}
      result={made ? <SecretOnce secret={made} /> : null}
    >
      <Text>{t('rotateWords')}</Text>
      <HoursField control={form.control} name="overlapHours" label={t('overlap')} wrong={t('overlapWrong')} />
    </Ask>
  );
}

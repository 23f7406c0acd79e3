// A new publisher: a name, and the short one that stands in addresses. Then somebody is invited to it.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { TextField } from '../../ui/form.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { useSendForm } from '../accounts/send-form.ts';

export function OperatorPublisherNew() {
  const t = useTranslations('operator.publishers');
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const send = useSendForm();
  const form = useForm({ defaultValues: { name: '', slug: '' } });
  const { control } = form;
  return (
    <PlainForm
      submit={t('create')}
      onSend={() =>
        send({
          form,
          names: ['name', 'slug'],
          about: { slug_taken: 'slug' },
          send: async (body) => {
            const { id } = await told(api.POST('/api/v1/publishers', { body }));
            await queryClient.invalidateQueries({
              predicate: ({ queryKey }) => queryKey.includes('publishers'),
            });
            await navigate({ to: `/publishers/${id}/settings/people`, search: { invite: '1' } });
          },
        })
      }
    >
      <TextField control={control} name="name" label={t('name')} hint={t('nameHint')} required />
      <TextField
        control={control}
        name="slug"
        label={t('slug')}
        hint={t('slugHint')}
        required
        review={(value) => (/^[a-z0-9][a-z0-9-]{1,62}$/.test(value) ? undefined : t('slugWrong'))}
      />
    </PlainForm>
  );
}

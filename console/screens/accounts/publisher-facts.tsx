// What there is to know of the publisher itself, where its customers ask about their data, and the addresses that belong to it.
import { Text } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import { sessionQuery, useMay, useSession } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Copyable } from '../../ui/copy.tsx';
import { EditCard } from '../../ui/edit-card.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Facts } from '../../ui/facts.tsx';
import { TextField } from '../../ui/form.tsx';
import { Exactly } from '../../ui/time.tsx';
import { useSendForm } from './send-form.ts';
import { SettingsFrame, useSettings } from './settings-frame.tsx';

type Publisher = Schema['Publisher'];

export function PublisherFacts() {
  const t = useTranslations('settings.publisher');
  const { publisherId } = useSettings();
  const query = useQuery({
    queryKey: [publisherId, 'publisher'],
    queryFn: () => told(api.GET('/api/v1/publishers/{publisherId}', { params: { path: { publisherId } } })),
  });
  return (
    <SettingsFrame part="publisher">
      <Answered query={query}>
        {(publisher) => (
          <>
            <NameAndContact publisher={publisher} />
            <Card title={t('addresses')}>
              <Facts
                facts={[
                  [t('slug'), publisher.slug],
                  [t('id'), <Copyable key="id" value={publisher.id} label={t('id')} />],
                  [t('since'), <Exactly key="since" at={publisher.createdAt} />],
                  [
                    t('signIn'),
                    <Copyable
                      key="signIn"
                      value={`${location.origin}/sign-in?publisher=${publisher.slug}`}
                      label={t('signIn')}
                    />,
                  ],
                ]}
              />
              <Text size={200}>{t('signInHint')}</Text>
            </Card>
          </>
        )}
      </Answered>
    </SettingsFrame>
  );
}

/** The name is the operator's to change, the contact the publisher's too. */
function NameAndContact({ publisher }: { publisher: Publisher }) {
  const t = useTranslations('settings.publisher');
  const { publisherId } = useSettings();
  const { operator } = useSession();
  const may = useMay();
  const queryClient = useQueryClient();
  const form = useForm({ values: { name: publisher.name, contact: publisher.contact ?? '' } });
  const send = useSendForm();
  const save = () =>
    send({
      form,
      names: ['name', 'contact'],
      send: async ({ name, contact }) => {
        const body = { ...(operator ? { name } : {}), contact: contact.trim() || null };
        await told(
          api.PATCH('/api/v1/publishers/{publisherId}', { params: { path: { publisherId } }, body }),
        );
        const named = [sessionQuery.queryKey[0], 'publisher', 'publishers'];
        await queryClient.invalidateQueries({
          predicate: ({ queryKey }) => queryKey.some((part) => named.includes(part as string)),
        });
      },
    });
  return (
    <EditCard
      title={publisher.name}
      name="publisher"
      changeable={may('people:write')}
      onOpen={() => form.reset()}
      facts={
        <>
          <Facts facts={[[t('contact'), publisher.contact]]} />
          <Text size={200}>{t('contactHint')}</Text>
        </>
      }
      onSave={save}
    >
      {operator && (
        <TextField control={form.control} name="name" label={t('name')} hint={t('nameHint')} required />
      )}
      <TextField control={form.control} name="contact" label={t('contact')} hint={t('contactHint')} />
    </EditCard>
  );
}

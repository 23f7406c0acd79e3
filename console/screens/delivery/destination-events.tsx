// What a destination is told of: which events, and of which leads.
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { EditCard } from '../../ui/edit-card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { useConditionWords } from '../scoring/condition-words.ts';
import { factsQuery } from '../scoring/models.ts';
import { useDestinationActs, usePlace, type Destination } from './destinations.ts';
import { EventFields } from './event-fields.tsx';
import { eventsOf, useComplaints, type Events } from './events.ts';
import { useSaid } from './said.ts';

type DestinationEvents = { destination: Destination; changeable: boolean };

export function DestinationEvents({ destination, changeable }: DestinationEvents) {
  const t = useTranslations('destinations.events');
  const said = useSaid();
  const { change } = useDestinationActs();
  const { data: facts = [] } = useQuery(factsQuery(usePlace().publisherId));
  const { sentence } = useConditionWords(facts);
  const complaints = useComplaints();
  const saveForm = useSaveForm();
  const form = useForm<{ events: Events }>({ defaultValues: { events: eventsOf(destination) } });
  const now = eventsOf(destination);
  return (
    <EditCard
      title={t('title')}
      name="events"
      changeable={changeable}
      onOpen={() => form.reset({ events: eventsOf(destination) })}
      onSave={() =>
        saveForm(form, [], ({ events }) =>
          complaints.heard(change.mutateAsync({ id: destination.id, events })),
        )
      }
      facts={
        <Facts
          facts={[
            [
              `${t('which')} (${t('chosen', { count: now.types.length })})`,
              now.types.map((type) => said(type, 'event')).join(', '),
            ],
            [t('whose'), now.filter === null ? t('every') : sentence(now.filter)],
          ]}
        />
      }
    >
      <EventFields
        events={form.watch('events')}
        complaints={complaints}
        onChange={(events) => form.setValue('events', events)}
      />
    </EditCard>
  );
}

// Which leads a destination gets: all, or those of some storefronts or listings; and whether the marketplace's test leads are among them.
import { Field, Switch } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Boxes } from '../../ui/boxes.tsx';
import { Facts } from '../../ui/facts.tsx';
import { listingsQuery, storefrontsQuery } from '../catalog/listings.ts';
import { useDestinationActs, usePlace, type Destination } from './destinations.ts';
import { EditCard } from '../../ui/edit-card.tsx';
import { useSaveForm } from '../../ui/save-form.ts';

type Values = { storefronts: string[]; listingIds: string[]; forwardTestLeads: boolean };
type DestinationScope = { destination: Destination; changeable: boolean };

/** Nothing ticked means everything: the empty list is not one the API knows. */
export function DestinationScope({ destination, changeable }: DestinationScope) {
  const t = useTranslations('destinations.scope');
  const { publisherId, isOperators } = usePlace();
  const { change } = useDestinationActs();
  const saveForm = useSaveForm();
  const form = useForm<Values>({ defaultValues: valuesOf(destination) });
  const storefronts = useQuery(storefrontsQuery);
  const listings = useQuery({ ...listingsQuery(publisherId), enabled: !isOperators });
  const storefrontNames = new Map(storefronts.data?.items.map(({ id, name }) => [id, name]));
  const titles = new Map(listings.data?.map(({ id, title }) => [id, title]));

  return (
    <EditCard
      title={t('title')}
      name="scope"
      changeable={changeable}
      onOpen={() => form.reset(valuesOf(destination))}
      onSave={() =>
        saveForm(form, [], (values) =>
          change.mutateAsync({
            id: destination.id,
            forwardTestLeads: values.forwardTestLeads,
            storefronts: values.storefronts.length === 0 ? null : values.storefronts,
            ...(isOperators ? {} : { listingIds: values.listingIds.length === 0 ? null : values.listingIds }),
          }),
        )
      }
      facts={
        <Facts
          facts={[
            [t('storefronts'), namesOf(destination.storefronts, storefrontNames, t('allStorefronts'))],
            ...(isOperators
              ? []
              : [
                  [t('listings'), namesOf(destination.listingIds, titles, t('allListings'))] as [
                    string,
                    string,
                  ],
                ]),
            [t('tests'), destination.forwardTestLeads ? t('testsYes') : t('testsNo')],
          ]}
        />
      }
    >
      <Boxes
        label={t('storefronts')}
        hint={t('noneIsAll')}
        options={[...storefrontNames]}
        chosen={form.watch('storefronts')}
        onChoose={(ids) => form.setValue('storefronts', ids)}
      />
      {!isOperators && (
        <Boxes
          label={t('listings')}
          hint={t('noneIsAll')}
          options={[...titles]}
          scrolls
          chosen={form.watch('listingIds')}
          onChoose={(ids) => form.setValue('listingIds', ids)}
        />
      )}
      <Field hint={t('testsHint')}>
        <Switch
          label={t('tests')}
          checked={form.watch('forwardTestLeads')}
          onChange={(_, { checked }) => form.setValue('forwardTestLeads', checked)}
        />
      </Field>
    </EditCard>
  );
}

const namesOf = (ids: string[] | null, names: Map<string, string>, all: string) =>
  ids === null ? all : ids.map((id) => names.get(id) ?? id).join(', ');

function valuesOf({ storefronts, listingIds, forwardTestLeads }: Destination): Values {
  return { storefronts: storefronts ?? [], listingIds: listingIds ?? [], forwardTestLeads };
}

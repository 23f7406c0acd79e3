// What a listing is, and what of it can be changed.
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { EditCard } from '../../ui/edit-card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { TextField } from '../../ui/form.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { Exactly } from '../../ui/time.tsx';
import { ListingCall } from './listing-call.tsx';
import { useListingWords } from './listing-words.ts';
import { callGiven, useListingActs, type Listing } from './listings.ts';

type Values = { title: string; callToAction: string };

export function ListingDetails({ listing }: { listing: Listing }) {
  const t = useTranslations('listings');
  const words = useListingWords();
  const may = useMay();
  const { change } = useListingActs();
  const valuesOf = ({ title, callToAction }: Listing): Values => ({
    title,
    callToAction: callToAction ?? '',
  });
  const saveForm = useSaveForm();
  const form = useForm<Values>({ defaultValues: valuesOf(listing) });
  return (
    <EditCard
      title={t('details')}
      name="details"
      changeable={may('listings:write')}
      onOpen={() => form.reset(valuesOf(listing))}
      onSave={() =>
        saveForm(form, ['title', 'callToAction'], ({ title, callToAction }) =>
          change.mutateAsync({
            listingId: listing.id,
            title,
            callToAction: callGiven(callToAction),
          }),
        )
      }
      facts={
        <Facts
          facts={[
            [t('storefront'), words.storefront(listing.storefront)],
            [t('kind'), words.kind(listing.kind)],
            [t('offerId'), listing.offerId],
            [t('call'), words.callToAction(listing.callToAction)],
            [t('created'), <Exactly key="created" at={listing.createdAt} />],
          ]}
        />
      }
    >
      <TextField control={form.control} name="title" label={t('name')} hint={t('nameHint')} required />
      <ListingCall control={form.control} />
    </EditCard>
  );
}

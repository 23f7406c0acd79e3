// A new listing: on which storefront, as what, under which offer id.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Answered } from '../../ui/faces.tsx';
import { TextField } from '../../ui/form.tsx';
import { Link } from '../../ui/link.tsx';
import { Problem } from '../../ui/problem.ts';
import { PlainForm } from '../../ui/plain-form.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { Screen } from '../../ui/screen.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { ListingCall } from './listing-call.tsx';
import { useListingWords } from './listing-words.ts';
import { callGiven, storefrontsQuery, useListingActs, type NewListing, type Storefront } from './listings.ts';

export function ListingNew() {
  const t = useTranslations('listings');
  const publisherId = usePublisherId();
  const storefronts = useQuery(storefrontsQuery);
  return (
    <Screen title={t('new.title')} back={<Link to={`/publishers/${publisherId}/listings`}>{t('back')}</Link>}>
      <Answered query={storefronts}>{({ items }) => <ListingForm storefronts={items} />}</Answered>
    </Screen>
  );
}

const names = ['storefront', 'kind', 'offerId', 'title', 'callToAction'] as const;

function ListingForm({ storefronts }: { storefronts: readonly Storefront[] }) {
  const t = useTranslations('listings');
  const words = useListingWords();
  const publisherId = usePublisherId();
  const navigate = useNavigate();
  const { create } = useListingActs();
  const saveForm = useSaveForm();
  const form = useForm({
    defaultValues: {
      storefront: storefronts[0]?.id ?? '',
      kind: '',
      offerId: '',
      title: '',
      callToAction: '',
    },
  });
  const { control } = form;
  const [storefront, kind] = form.watch(['storefront', 'kind']);
  const chosen = storefronts.find(({ id }) => id === storefront);
  const kinds = [...new Set(storefronts.flatMap(({ listingKinds }) => listingKinds))];
  const unusual = chosen !== undefined && kind !== '' && !chosen.listingKinds.includes(kind);
  const send = () =>
    saveForm(form, names, async ({ callToAction, ...offer }) => {
      const asked = { ...(offer as NewListing), callToAction: callGiven(callToAction) };
      const listing = await create.mutateAsync(asked).catch((error: unknown) => {
        if (!(error instanceof Problem) || error.code !== 'listing_exists') throw error;
        const message = t('new.taken');
        throw new Problem(409, { errors: [{ field: 'offerId', message }] });
      });
      await navigate({ to: `/publishers/${publisherId}/listings/${listing.id}` });
    });
  return (
    <div style={{ maxWidth: 640 }}>
      <PlainForm submit={t('new.make')} onSend={send}>
        <Card title={t('details')}>
          <SelectField
            control={control}
            name="storefront"
            label={t('storefront')}
            options={storefronts.map(({ id, name }) => [id, name])}
            required
          />
          <SelectField
            control={control}
            name="kind"
            label={t('kind')}
            options={[['', t('new.choose')], ...kinds.map((each) => [each, words.kind(each)] as const)]}
            required
            {...(unusual
              ? { warning: t('new.unusual', { storefront: chosen.name, kind: words.kind(kind) }) }
              : {})}
          />
          <TextField control={control} name="offerId" label={t('offerId')} hint={t('offerIdHint')} required />
          <TextField control={control} name="title" label={t('name')} hint={t('nameHint')} required />
          <ListingCall control={control} />
        </Card>
      </PlainForm>
    </div>
  );
}

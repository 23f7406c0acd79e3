// A new listing: on which storefront, as what, under which offer id.
import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Answered } from '../../ui/faces.tsx';
import { placeProblem, TextField } from '../../ui/form.tsx';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useListingWords } from './listing-words.ts';
import { callsToAction, storefrontsQuery, useListingActs, type CallToAction, type Storefront } from './listings.ts';

export function ListingNew() {
  const t = useTranslations('listings');
  const publisherId = usePublisherId();
  const storefronts = useQuery(storefrontsQuery);
  return (
    <Screen
      title={t('new.title')}
      back={<Link to={`/publishers/${publisherId}/listings`}>{t('back')}</Link>}
    >
      <Answered query={storefronts}>{({ items }) => <NewListing storefronts={items} />}</Answered>
    </Screen>
  );
}

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '640px' },
});

const names = ['storefront', 'kind', 'offerId', 'title', 'callToAction'] as const;

function NewListing({ storefronts }: { storefronts: readonly Storefront[] }) {
  const t = useTranslations('listings');
  const words = useListingWords();
  const styles = useStyles();
  const publisherId = usePublisherId();
  const navigate = useNavigate();
  const { create } = useListingActs();
  const [complaint, setComplaint] = useState<string | null>(null);
  const { control, handleSubmit, setError, watch } = useForm({
    defaultValues: { storefront: storefronts[0]?.id ?? '', kind: '', offerId: '', title: '', callToAction: '' },
  });
  const chosen = storefronts.find(({ id }) => id === watch('storefront'));
  const kinds = [...new Set(storefronts.flatMap(({ listingKinds }) => listingKinds))];
  const kind = watch('kind');
  const unusual = chosen !== undefined && kind !== '' && !chosen.listingKinds.includes(kind);

  const send = handleSubmit(async ({ callToAction, ...offer }) => {
    setComplaint(null);
    try {
      const listing = await create.mutateAsync({
        ...offer,
        callToAction: callToAction === '' ? null : (callToAction as CallToAction),
      });
      await navigate({ to: `/publishers/${publisherId}/listings/${listing.id}` });
    } catch (error) {
      setComplaint(placeProblem(error, setError, names));
    }
  });

  return (
    <form className={styles.form} noValidate onSubmit={(event) => void send(event)}>
      {complaint !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{complaint}</MessageBarBody>
        </MessageBar>
      )}
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
          options={[['', t('new.choose')], ...kinds.map((each): [string, string] => [each, words.kind(each)])]}
          required
          {...(unusual
            ? { warning: t('new.unusual', { storefront: chosen.name, kind: words.kind(kind) }) }
            : {})}
        />
        <TextField control={control} name="offerId" label={t('offerId')} hint={t('offerIdHint')} required />
        <TextField control={control} name="title" label={t('name')} hint={t('nameHint')} required />
        <SelectField
          control={control}
          name="callToAction"
          label={t('call')}
          hint={t('callHint')}
          options={[['', t('noCall')], ...callsToAction.map((each): [string, string] => [each, words.callToAction(each)])]}
        />
      </Card>
      <div>
        <Button type="submit" appearance="primary" disabled={create.isPending}>
          {t('new.make')}
        </Button>
      </div>
    </form>
  );
}

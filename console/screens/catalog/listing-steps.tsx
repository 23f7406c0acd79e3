// The way of the intake URL into Partner Center, step by step, for the kind of offer at hand; ends when the test lead is here.
import { Field, makeStyles, mergeClasses, Select, Spinner, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Copyable } from '../../ui/copy.tsx';
import { Link } from '../../ui/link.tsx';
import { useSelectStyles } from '../../ui/select-field.tsx';
import { Ago } from '../../ui/time.tsx';
import type { Listing } from './listings.ts';

/** As Partner Center tells them apart. */
const offers = ['saas', 'azure', 'dynamics', 'consulting', 'office'] as const;
type Offer = (typeof offers)[number];

const steps = ['open', 'setup', 'connect', 'paste', 'contact', 'validate', 'save', 'publish'] as const;

const useStyles = makeStyles({
  steps: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXXL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    maxWidth: '80ch',
  },
  choice: { maxWidth: '420px' },
  test: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
});

export function ListingSteps({ listing }: { listing: Listing }) {
  const t = useTranslations('listings.steps');
  const styles = useStyles();
  const select = useSelectStyles();
  const [offer, setOffer] = useState(() => likelyOffer(listing));
  const { intakeUrl } = listing.leadSharing;
  const strong = (chunks: React.ReactNode) => <strong>{chunks}</strong>;
  const wordsOf = (step: string) => {
    const own = `${step}.${offer}`;
    const key = t.has(own) ? own : `${step}.any`;
    return t.rich(key, { b: strong, offerId: listing.offerId });
  };
  return (
    <Card title={t('title')}>
      <Field label={t('offer')} className={mergeClasses(styles.choice, select.field)}>
        <Select value={offer} onChange={(_, { value }) => setOffer(value as Offer)}>
          {offers.map((each) => (
            <option key={each} value={each}>
              {t(`offers.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Text>{t(`must.${offer}`)}</Text>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step}>
            {wordsOf(step)}
            {step === 'paste' && intakeUrl !== null && <Copyable value={intakeUrl} label={t('url')} />}
            {step === 'validate' && <TestLead listing={listing} />}
          </li>
        ))}
      </ol>
      <Text>{t(`note.${offer}`)}</Text>
    </Card>
  );
}

/** Says when the marketplace's test lead has come; live updates bring it without a reload. */
function TestLead({ listing }: { listing: Listing }) {
  const t = useTranslations('listings.steps');
  const styles = useStyles();
  const publisherId = usePublisherId();
  const query = useQuery({
    queryKey: [publisherId, 'leads', 'test', listing.id],
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/leads', {
          params: { path: { publisherId }, query: { kind: 'test', listingId: listing.id, limit: 1 } },
        }),
      ),
  });
  const [last] = query.data?.items ?? [];
  return (
    <div className={styles.test} role="status">
      {last ? (
        <>
          <CheckmarkCircleRegular aria-hidden fontSize={20} color={tokens.colorStatusSuccessForeground1} />
          <Link to={`/publishers/${publisherId}/leads/${last.id}`}>{t('testCame')}</Link>
          <Ago at={last.receivedAt} />
        </>
      ) : (
        <>
          <Spinner size="extra-tiny" aria-hidden />
          <Text>{t('testWaits')}</Text>
        </>
      )}
    </div>
  );
}

function likelyOffer({ kind, storefront }: Listing): Offer {
  if (kind === 'consulting-service') return 'consulting';
  return storefront === 'azure-marketplace' ? 'azure' : 'saas';
}

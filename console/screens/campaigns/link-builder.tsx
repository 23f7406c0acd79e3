// Builds links that carry a campaign: for a listing on a marketplace or on our own page, to copy or to scan.
import {
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Text,
  tokens,
} from '@fluentui/react-components';
import { QrCodeRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { paths } from '../../api-schema.d.ts';
import { api, told, type Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Copyable } from '../../ui/copy.tsx';
import { Pick } from '../../ui/pick.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Problem } from '../../ui/problem.ts';
import { listingsQuery, type Listing } from '../catalog/listings.ts';
import type { Campaign } from './campaigns.ts';

type Link = Schema['CampaignLink'];
type Target = 'own-page' | 'appsource' | 'azure-marketplace';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))',
    gap: tokens.spacingVerticalM,
    alignItems: 'start',
  },
  code: { display: 'block', width: '200px', maxWidth: '100%', backgroundColor: '#fff' },
  act: { alignSelf: 'start' },
});

export function LinkBuilder({ campaign }: { campaign: Campaign }) {
  const t = useTranslations('campaigns.link');
  const listings = useQuery(listingsQuery(usePublisherId())).data ?? [];
  const own = listings.filter(({ id }) => campaign.listingIds.includes(id));
  const offered = own.length > 0 ? own : listings;
  return (
    <Card title={t('title')}>
      <Text>{t('about')}</Text>
      {offered.length > 0 && campaign.codes.length > 0 ? (
        <Builder campaign={campaign} listings={offered} />
      ) : (
        <Text>{t(campaign.codes.length === 0 ? 'noCode' : 'noListing')}</Text>
      )}
    </Card>
  );
}

function Builder({ campaign, listings }: { campaign: Campaign; listings: readonly Listing[] }) {
  const t = useTranslations('campaigns.link');
  const styles = useStyles();
  const [listingId, setListing] = useState(listings[0]!.id);
  const listing = listings.find(({ id }) => id === listingId) ?? listings[0]!;
  const [target, setTarget] = useState<Target>(listing.page.published ? 'own-page' : targetOf(listing));
  const [address, setAddress] = useState('');
  const [code, setCode] = useState(campaign.codes[0]!);
  const [source, setSource] = useState('');
  const [medium, setMedium] = useState('');
  const asked = {
    listingId: listing.id,
    target,
    ...(target === 'own-page' || address === '' ? {} : { address }),
    parameters: { mktcmpid: code, utm_campaign: code, utm_source: source, utm_medium: medium },
  };
  const { link, usual, wrongAddress, complaint } = useBuilt(asked);
  const targets: Target[] = ['own-page', targetOf(listing)];
  return (
    <>
      <div className={styles.fields}>
        <Pick
          label={t('listing')}
          value={listing.id}
          options={listings.map(({ id, title }) => [id, title] as const)}
          onPick={(id) => id && setListing(id)}
        />
        <Pick
          label={t('target')}
          value={targets.includes(target) ? target : 'own-page'}
          options={targets.map((each) => [each, t(`targets.${each}`)] as const)}
          onPick={(next) => next && setTarget(next as Target)}
        />
        <Pick
          label={t('code')}
          value={code}
          options={campaign.codes.map((each) => [each, each] as const)}
          onPick={(next) => next && setCode(next)}
        />
        <Field label={t('source')} hint={t('sourceHint')}>
          <Input value={source} onChange={(_, { value }) => setSource(value)} />
        </Field>
        <Field label={t('medium')} hint={t('mediumHint')}>
          <Input value={medium} onChange={(_, { value }) => setMedium(value)} />
        </Field>
      </div>
      {target !== 'own-page' && (
        <Field
          label={t('address')}
          hint={t('addressHint')}
          {...(wrongAddress === null ? {} : { validationState: 'error', validationMessage: wrongAddress })}
        >
          <Input value={address} placeholder={usual} onChange={(_, { value }) => setAddress(value)} />
        </Field>
      )}
      {complaint !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{complaint}</MessageBarBody>
        </MessageBar>
      )}
      {link && <Built link={link} />}
    </>
  );
}

type Asked =
  paths['/api/v1/publishers/{publisherId}/campaign-links']['post']['requestBody']['content']['application/json'];

/** Built by the server, which knows what a marketplace makes of it. */
function useBuilt(asked: Asked) {
  const publisherId = usePublisherId();
  const words = useProblemWords();
  const query = useQuery({
    queryKey: [publisherId, 'campaigns', 'link', asked],
    queryFn: () =>
      told(
        api.POST('/api/v1/publishers/{publisherId}/campaign-links', {
          params: { path: { publisherId } },
          body: asked,
        }),
      ),
    retry: false,
    placeholderData: (before) => before,
  });
  const problem = query.error instanceof Problem ? query.error : null;
  const wrong = (field: string) => {
    const found = problem?.errors.find((each) => each.field === field);
    return found === undefined ? null : words.ofField(found);
  };
  const wrongAddress = wrong('address');
  return {
    link: problem === null ? query.data : undefined,
    usual: query.data?.address ?? '',
    wrongAddress,
    complaint: problem && wrongAddress === null ? (wrong('target') ?? words.of(problem)) : null,
  };
}

const targetOf = ({ storefront }: Listing): Target =>
  storefront === 'azure-marketplace' ? 'azure-marketplace' : 'appsource';

function Built({ link: { url, warnings } }: { link: Link }) {
  const t = useTranslations('campaigns.link');
  const styles = useStyles();
  const [shown, setShown] = useState(false);
  return (
    <>
      <Copyable value={url} label={t('built')} />
      {warnings.map(({ code, parameter }) => (
        <MessageBar key={`${code} ${parameter}`} intent="warning" layout="multiline">
          <MessageBarBody>{t(`warning.${code}`, { parameter: parameter ?? '' })}</MessageBarBody>
        </MessageBar>
      ))}
      <Button
        className={styles.act}
        icon={<QrCodeRegular />}
        aria-expanded={shown}
        onClick={() => setShown(!shown)}
      >
        {t('qr')}
      </Button>
      {shown && <QrCode text={url} label={t('qrOf')} />}
    </>
  );
}

/** Drawn when it is wanted; always dark on light, as readers of such codes expect. */
function QrCode({ text, label }: { text: string; label: string }) {
  const styles = useStyles();
  const [cells, setCells] = useState<boolean[][]>([]);
  useEffect(() => {
    let wanted = true;
    void import('uqr').then(({ encode }) => wanted && setCells(encode(text, { border: 4 }).data));
    return () => void (wanted = false);
  }, [text]);
  const size = cells.length;
  const path = cells
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return (
    <svg className={styles.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} fill="#000" />
    </svg>
  );
}

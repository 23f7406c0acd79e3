// The opportunity that a referral became, or the way to make it one.
import { Button, Text } from '@fluentui/react-components';
import { MoneyRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Link } from '../../ui/link.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { DealForm } from '../pipeline/new-deal.tsx';
import { useConvertReferral } from './cosell-acts.ts';
import type { ReferralWithStory } from './referrals.ts';
import { StepStanding } from './step-card.tsx';

export function ReferralOpportunity({ referral }: { referral: ReferralWithStory }) {
  const t = useTranslations('cosell.opportunity');
  const may = useMay();
  const publisherId = usePublisherId();
  const { link, convertible, leadId } = referral;
  const mayConvert = convertible && may('cosell:write') && may('pipeline:write');
  if (link === null)
    return (
      <Card title={t('title')} actions={mayConvert && <Convert referral={referral} />}>
        <Text>{t(convertible ? 'none' : leadId === null ? 'notNow' : 'isLead')}</Text>
      </Card>
    );
  return (
    <Card title={t('title')}>
      {may('pipeline:read') && (
        <Link to={`/publishers/${publisherId}/pipeline/opportunities/${link.opportunityId}`}>
          {t('open')}
        </Link>
      )}
      <StepStanding step={link} />
    </Card>
  );
}

function Convert({ referral }: { referral: ReferralWithStory }) {
  const t = useTranslations('cosell.opportunity');
  const navigate = useNavigate();
  const notices = useNotices();
  const publisherId = usePublisherId();
  const convert = useConvertReferral();
  const { id, name, customer, deal } = referral;
  const begin = {
    name: [customer.company, name].filter(Boolean).join(': ').slice(0, 200),
    value: deal.value ?? '',
    currency: deal.currency ?? '',
    expectedClose: deal.closesOn ?? '',
  };
  return (
    <DealForm
      button={
        <Button appearance="primary" size="small" icon={<MoneyRegular />}>
          {t('make')}
        </Button>
      }
      title={t('make')}
      act={t('act')}
      begin={begin}
      names={['value', 'currency', 'expectedClose', 'ownerId', 'nextStep', 'nextStepOn']}
      send={async (given) => {
        const { opportunity } = await convert.mutateAsync({ referralId: id, body: given });
        notices.done(t('done'));
        void navigate({ to: `/publishers/${publisherId}/pipeline/opportunities/${opportunity.id}` });
      }}
    >
      <Text>{t('about')}</Text>
    </DealForm>
  );
}

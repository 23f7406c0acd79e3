// On the page of an opportunity: the referral that it was, and how both stand to each other.
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { stepQuery } from './referrals.ts';
import { StepStanding } from './step-card.tsx';

export function ReferralOfDeal({ opportunityId }: { opportunityId: string }) {
  const t = useTranslations('cosell');
  const publisherId = usePublisherId();
  const may = useMay();
  const query = useQuery(stepQuery(publisherId, opportunityId));
  return (
    <Card title={t('referral')}>
      <Answered query={query}>
        {(step) => (
          <>
            {may('cosell:read') && (
              <Link to={`/publishers/${publisherId}/referrals/${step.referralId}`}>{t('propose.open')}</Link>
            )}
            <StepStanding step={step} />
          </>
        )}
      </Answered>
    </Card>
  );
}

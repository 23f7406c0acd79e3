// One referral: who the customer is as far as the programme shows it, how it stands, what may be done, and its story.
import { makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { AnsweredScreen } from '../../ui/answered-screen.tsx';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { ToTheMinute } from '../../ui/time.tsx';
import { useDay } from '../pipeline/pipelines.ts';
import { ReferralActs } from './referral-acts.tsx';
import { Conflict } from './referral-conflict.tsx';
import { AnswerState, ReferralState, useMoney } from './referral-marks.tsx';
import { ReferralOpportunity } from './referral-opportunity.tsx';
import { ReferralNotes, ReferralStory } from './referral-story.tsx';
import { referralQuery, useProgrammeTitle, type ReferralWithStory } from './referrals.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 340px), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
  people: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
  notes: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

export function ReferralDetail() {
  const { referralId } = useParams({ strict: false }) as { referralId: string };
  const t = useTranslations('cosell');
  const query = useQuery(referralQuery(usePublisherId(), referralId));
  return (
    <AnsweredScreen query={query} title={t('referral')} back={<Back />}>
      {(referral) => <Detail key={referral.id} referral={referral} />}
    </AnsweredScreen>
  );
}

function Back() {
  const t = useTranslations('cosell');
  return <Link to={`/publishers/${usePublisherId()}/referrals`}>{t('back')}</Link>;
}

function Detail({ referral }: { referral: ReferralWithStory }) {
  const t = useTranslations('cosell');
  const styles = useStyles();
  const [last] = referral.commands;
  return (
    <Screen
      title={referral.name ?? t('noName')}
      back={<Back />}
      actions={<ReferralActs referral={referral} />}
    >
      {referral.goneAt !== null && <Warning>{t('gone')}</Warning>}
      {referral.odd && <Warning>{t('odd')}</Warning>}
      {last !== undefined && last.state !== 'done' && <Conflict command={last} />}
      <div className={styles.columns}>
        <State referral={referral} />
        <Customer referral={referral} />
        <ReferralOpportunity referral={referral} />
        <Team referral={referral} />
        <ReferralNotes referral={referral} />
        <ReferralStory referral={referral} />
      </div>
    </Screen>
  );
}

function Warning({ children }: { children: string }) {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{children}</MessageBarBody>
    </MessageBar>
  );
}

function State({ referral }: { referral: ReferralWithStory }) {
  const t = useTranslations('cosell');
  const styles = useStyles();
  const money = useMoney();
  const day = useDay();
  const publisherId = usePublisherId();
  const { deal } = referral;
  const programme = useProgrammeTitle()(referral.programme);
  const facts: [string, ReactNode][] = [
    [t('state'), <ReferralState key="state" referral={referral} />],
    [t('categoryOf'), t(`category.${referral.category}`)],
    [t('programme'), `${programme} · ${t(`direction.${referral.direction}`)}`],
    [t('stage'), referral.stage],
    [t('answerBy'), <AnswerState key="answer" answer={referral.answer} />],
    [t('expires'), referral.expiresAt && <ToTheMinute at={referral.expiresAt} />],
    [t('field.reason'), referral.statusReason],
    [t('value'), money(deal)],
    [t('closes'), deal.closesOn && day(deal.closesOn)],
    [
      t('lead'),
      referral.leadId && (
        <Link to={`/publishers/${publisherId}/leads/${referral.leadId}`}>{t('leadLink')}</Link>
      ),
    ],
  ];
  return (
    <Card title={t('facts')}>
      <Facts facts={facts} />
      {deal.notes !== null && (
        <Text className={styles.notes}>
          {t('notes')}: {deal.notes}
        </Text>
      )}
    </Card>
  );
}

function Customer({ referral }: { referral: ReferralWithStory }) {
  const t = useTranslations('cosell');
  const { customer, consent, masked } = referral;
  const [contact] = customer.contacts;
  const said = (value: boolean | null) => (value === null ? null : t(value ? 'yes' : 'no'));
  const place = [customer.street, customer.postalCode, customer.city, customer.region, customer.country];
  return (
    <Card title={t('customer')}>
      {masked && <Text>{t('maskedWords')}</Text>}
      <Facts
        facts={[
          [t('company'), customer.company],
          [t('contact'), contact && wordsOf(contact)],
          [t('address'), place.filter(Boolean).join(', ')],
          [t('size'), customer.size],
          [t('consents.contact'), said(consent.contact)],
          [t('consents.shareWithOthers'), said(consent.shareWithOthers)],
          [t('consents.shareWithSellers'), said(consent.shareWithSellers)],
        ]}
      />
    </Card>
  );
}

type Person = ReferralWithStory['customer']['contacts'][number];

const wordsOf = ({ firstName, lastName, email, phone, title }: Person) =>
  [[firstName, lastName].filter(Boolean).join(' '), title, email, phone].filter(Boolean).join(' · ');

function Team({ referral }: { referral: ReferralWithStory }) {
  const t = useTranslations('cosell');
  const styles = useStyles();
  if (referral.team.length === 0) return null;
  return (
    <Card title={t('team')}>
      <ul className={styles.people}>
        {referral.team.map((member, nth) => (
          <li key={nth}>
            {t(`side.${member.side}`)}: {wordsOf(member)}
          </li>
        ))}
      </ul>
    </Card>
  );
}

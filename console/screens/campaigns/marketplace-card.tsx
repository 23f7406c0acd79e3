// How a marketplace's report is read by itself: whether it works, when it was read and when it is next, and what keeps it from coming.
import { Button, makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Mark, type Tone } from '../../ui/marks.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Exactly } from '../../ui/time.tsx';
import { useDay } from '../pipeline/pipelines.ts';
import { MarketplaceDialog } from './marketplace-dialog.tsx';
import { MarketplaceFreshness } from './marketplace-freshness.tsx';
import {
  freshnessQuery,
  isUnderWay,
  useMarketplaceActs,
  type Freshness,
  type MarketplaceAccount,
  type MarketplaceFault,
} from './marketplace.ts';

const useStyles = makeStyles({
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  step: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
});

type Checked = Awaited<ReturnType<ReturnType<typeof useMarketplaceActs>['check']>>;

export function MarketplaceCard() {
  const t = useTranslations('marketplace');
  const query = useQuery(freshnessQuery(usePublisherId()));
  return (
    <Card title={t('title')}>
      <Text>{t('about')}</Text>
      <MarketplaceFreshness />
      <Answered query={query}>{(freshness) => <Reading freshness={freshness} />}</Answered>
    </Card>
  );
}

function Reading({ freshness }: { freshness: Freshness }) {
  const { account } = freshness;
  const t = useTranslations('marketplace');
  const styles = useStyles();
  const may = useMay();
  const notices = useNotices();
  const { check, importNow, remove } = useMarketplaceActs();
  const [checked, setChecked] = useState<Checked | 'under way' | null>(null);
  const tryIt = () => {
    setChecked('under way');
    check(null).then(setChecked, (error: unknown) => {
      setChecked(null);
      notices.failed(error);
    });
  };
  const now = () => importNow(null).then(() => notices.done(t('asked')), notices.failed);
  const dialog = may('destinations:write') && <MarketplaceDialog account={account} onSaved={tryIt} />;
  return (
    <>
      {account !== null && <State freshness={freshness} account={account} />}
      {checked === 'under way' && <Text role="status">{t('checking')}</Text>}
      {checked !== null && checked !== 'under way' && <Steps checked={checked} />}
      <div className={styles.acts}>
        {account !== null && may('campaigns:write') && (
          <Button size="small" disabledFocusable={isUnderWay(account)} onClick={() => void now()}>
            {t('importNow')}
          </Button>
        )}
        {account !== null && may('destinations:write') && (
          <Button size="small" disabledFocusable={checked === 'under way'} onClick={tryIt}>
            {t('check')}
          </Button>
        )}
        {dialog}
        {account !== null && may('destinations:write') && (
          <Confirm
            title={t('removeAsk')}
            words={t('removeWords')}
            act={t('remove')}
            onConfirm={() => void remove(null).then(() => setChecked(null), notices.failed)}
          >
            <Button size="small">{t('remove')}</Button>
          </Confirm>
        )}
      </div>
    </>
  );
}

function State({ freshness, account }: { freshness: Freshness; account: MarketplaceAccount }) {
  const t = useTranslations('marketplace');
  const format = useFormatter();
  const { fault, secretEndsOn, secretEndsSoon, readAt, nextAt, rows, refused } = account;
  const day = useDay();
  return (
    <>
      {secretEndsSoon && secretEndsOn !== null && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('endsSoon', { date: day(secretEndsOn) })}</MessageBarBody>
        </MessageBar>
      )}
      {fault !== null && <FaultBar fault={fault} />}
      <Facts
        facts={[
          [t('fact.state'), <StateMark key="state" account={account} />],
          [t('fact.readAt'), readAt === null ? t('notYet') : <Exactly at={readAt} />],
          [t('fact.nextAt'), isUnderWay(account) ? t('waiting') : <Exactly at={nextAt} />],
          [t('fact.toDay'), freshness.toDay === null ? t('notYet') : day(freshness.toDay)],
          [t('fact.rows'), rows === null ? '–' : format.number(rows)],
          [t('fact.refused'), refused === null ? '–' : format.number(refused)],
          [t('fact.unknown'), format.number(freshness.unknownOffers)],
        ]}
      />
    </>
  );
}

function StateMark({ account: { fault, waiting } }: { account: MarketplaceAccount }) {
  const t = useTranslations('marketplace');
  if (fault !== null)
    return (
      <Mark tone={fault.needsPerson ? 'bad' : 'waiting'}>
        {t(`state.${fault.needsPerson ? 'person' : 'again'}`)}
      </Mark>
    );
  return <Mark tone={waiting ? 'waiting' : 'good'}>{t(waiting ? 'waiting' : 'state.well')}</Mark>;
}

function FaultBar({ fault }: { fault: MarketplaceFault }) {
  const t = useTranslations('marketplace');
  return (
    <MessageBar intent={fault.needsPerson ? 'error' : 'warning'} layout="multiline">
      <MessageBarBody>
        {t(`fault.${fault.code}`)} {fault.said !== null && t('said', { said: fault.said })}
      </MessageBarBody>
    </MessageBar>
  );
}

const tones: Record<Checked['steps'][number]['outcome'], Tone> = {
  well: 'good',
  failed: 'bad',
  not_tried: 'quiet',
};

function Steps({ checked: { steps, fault } }: { checked: Checked }) {
  const t = useTranslations('marketplace');
  const styles = useStyles();
  return (
    <>
      <ul className={styles.list} aria-label={t('checked')}>
        {steps.map(({ step, outcome }) => (
          <li key={step} className={styles.step}>
            <Text>{t(`step.${step}`)}</Text>
            <Mark tone={tones[outcome]}>{t(`outcome.${outcome}`)}</Mark>
          </li>
        ))}
      </ul>
      {fault !== null && <FaultBar fault={fault} />}
    </>
  );
}

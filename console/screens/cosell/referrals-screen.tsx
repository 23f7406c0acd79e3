// The stream of referrals, as a list and as the board of a programme. Never mixed with the leads of storefronts.
import { Button, Text } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { ReferralBoard } from './referral-board.tsx';
import { ReferralList } from './referral-list.tsx';

const tabs = ['list', 'board'] as const;

export function ReferralsScreen() {
  const t = useTranslations('cosell');
  const base = `/publishers/${usePublisherId()}/referrals`;
  const may = useMay();
  const navigate = useNavigate();
  const [{ tab, q, category }] = useFilters(['tab', 'q', 'category']);
  const selected = tabs.find((each) => each === tab) ?? 'list';
  const accounts = <Link to={`${base}/accounts`}>{t('accounts')}</Link>;
  return (
    <Screen
      title={t('title')}
      actions={
        <>
          <Link to={`${base}/readiness`}>{t('readiness.title')}</Link>
          {accounts}
          {may('cosell:write') && (
            <Button
              appearance="primary"
              icon={<AddRegular />}
              onClick={() => void navigate({ to: `${base}/new` })}
            >
              {t('propose.title')}
            </Button>
          )}
        </>
      }
    >
      <Text>{t('about')}</Text>
      <Tabs
        label={t('tabs')}
        to={base}
        selected={selected}
        tabs={tabs.map((id) => ({
          id,
          words: t(`tab.${id}`),
          search: { tab: id === 'list' ? undefined : id, q, category },
        }))}
      />
      {selected === 'list' ? <ReferralList accounts={accounts} /> : <ReferralBoard accounts={accounts} />}
    </Screen>
  );
}

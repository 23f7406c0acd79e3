// The way around: what the reader may see of the publisher at hand, or of the whole marketplace.
import { makeStyles, tokens } from '@fluentui/react-components';
import {
  AppsListRegular,
  ArrowReplyRegular,
  BuildingRegular,
  BuildingShopRegular,
  CalendarTodayRegular,
  ClockRegular,
  DataTrendingRegular,
  FlowRegular,
  HandshakeRegular,
  HomeRegular,
  MailInboxRegular,
  MailRegular,
  MoneyRegular,
  MegaphoneRegular,
  PeopleRegular,
  PeopleTeamRegular,
  PlugConnectedRegular,
  SendRegular,
  TargetRegular,
  SettingsRegular,
  ShieldErrorRegular,
  TaskListLtrRegular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useTranslations } from 'use-intl';
import { DuplicateBadge } from './duplicate-badge.tsx';
import { operatorId, useMay, useOnlyAssigned, usePublisherId } from './session.ts';
import { Link } from './ui/link.tsx';

type Entry = {
  to: string;
  words: string;
  icon: ReactElement;
  scope: string;
  /** Not for those who see only what is assigned to them. */
  whole?: true;
  /** How much waits there. */
  badge?: ReactElement;
};

const ofPublisher: Entry[] = [
  { to: 'my-day', words: 'myDay', icon: <CalendarTodayRegular />, scope: 'work:write' },
  { to: 'overview', words: 'overview', icon: <HomeRegular />, scope: 'leads:read' },
  {
    to: 'performance',
    words: 'performance',
    icon: <DataTrendingRegular />,
    scope: 'leads:read',
    whole: true,
  },
  { to: 'leads', words: 'leads', icon: <MailInboxRegular />, scope: 'leads:read' },
  {
    to: 'duplicates',
    words: 'duplicates',
    icon: <PeopleRegular />,
    scope: 'leads:read',
    badge: <DuplicateBadge />,
  },
  { to: 'referrals', words: 'cosell', icon: <HandshakeRegular />, scope: 'cosell:read', whole: true },
  { to: 'response-times', words: 'responseTimes', icon: <ClockRegular />, scope: 'leads:read' },
  { to: 'playbooks', words: 'playbooks', icon: <TaskListLtrRegular />, scope: 'leads:read', whole: true },
  { to: 'assignment', words: 'assignment', icon: <PeopleTeamRegular />, scope: 'leads:read' },
  { to: 'campaigns', words: 'campaigns', icon: <MegaphoneRegular />, scope: 'campaigns:read' },
  { to: 'sequences', words: 'nurture', icon: <FlowRegular />, scope: 'mail:read' },
  { to: 'mails', words: 'mails', icon: <MailRegular />, scope: 'mail:read' },
  { to: 'pipeline', words: 'pipeline', icon: <MoneyRegular />, scope: 'pipeline:read' },
  { to: 'listings', words: 'listings', icon: <AppsListRegular />, scope: 'listings:read' },
  { to: 'scoring', words: 'scoring', icon: <TargetRegular />, scope: 'leads:read', whole: true },
  { to: 'destinations', words: 'destinations', icon: <PlugConnectedRegular />, scope: 'destinations:read' },
  { to: 'deliveries', words: 'deliveries', icon: <SendRegular />, scope: 'deliveries:read' },
  { to: 'quarantine', words: 'quarantine', icon: <ShieldErrorRegular />, scope: 'leads:read', whole: true },
  { to: 'settings', words: 'settings', icon: <SettingsRegular />, scope: 'people:read' },
];

const ofOperator: Entry[] = [
  { to: 'overview', words: 'overview', icon: <HomeRegular />, scope: 'leads:read' },
  { to: 'publishers', words: 'publishers', icon: <BuildingRegular />, scope: 'leads:read' },
  { to: 'storefronts', words: 'storefronts', icon: <BuildingShopRegular />, scope: 'listings:read' },
  { to: 'destinations', words: 'destinations', icon: <PlugConnectedRegular />, scope: 'destinations:read' },
  { to: 'returned-leads', words: 'returned', icon: <ArrowReplyRegular />, scope: 'leads:read' },
  { to: 'settings', words: 'settings', icon: <SettingsRegular />, scope: 'people:read' },
];

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
  },
  entry: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    ':hover': {
      backgroundColor: tokens.colorSubtleBackgroundHover,
      textDecorationLine: 'none',
      color: tokens.colorNeutralForeground1,
    },
    '&[aria-current=page]': {
      backgroundColor: tokens.colorSubtleBackgroundSelected,
      fontWeight: tokens.fontWeightSemibold,
      boxShadow: `inset 3px 0 0 ${tokens.colorBrandStroke1}`,
    },
  },
  icon: { display: 'inline-flex', fontSize: '20px' },
});

export function Navigation() {
  const styles = useStyles();
  const t = useTranslations('nav');
  const may = useMay();
  const publisherId = usePublisherId();
  const onlyAssigned = useOnlyAssigned();
  const isOperators = publisherId === operatorId;
  const base = isOperators ? '/operator' : `/publishers/${publisherId}`;
  return (
    <ul className={styles.list}>
      {(isOperators ? ofOperator : ofPublisher)
        .filter(({ scope, whole }) => may(scope) && !(whole && onlyAssigned))
        .map(({ to, words, icon, badge }) => (
          <li key={to}>
            <Link
              to={`${base}/${to}`}
              className={styles.entry}
              activeOptions={{ exact: false, includeSearch: false }}
              activeProps={{ 'aria-current': 'page' }}
            >
              <span className={styles.icon} aria-hidden>
                {icon}
              </span>
              {t(words)}
              {badge}
            </Link>
          </li>
        ))}
    </ul>
  );
}

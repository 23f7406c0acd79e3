// The accounts of programmes: whether each is read, when its sign-in ends, and how another is connected.
import { Button, makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import { HandshakeRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Copyable } from '../../ui/copy.tsx';
import { Answered, Empty } from '../../ui/faces.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Link } from '../../ui/link.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Exactly } from '../../ui/time.tsx';
import { ChangeAccount, ConnectAccount } from './account-form.tsx';
import { useCosellActs } from './cosell-acts.ts';
import { accountsQuery, programmesQuery, type Account, type Programme } from './referrals.ts';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export function AccountList() {
  const t = useTranslations('cosell');
  const publisherId = usePublisherId();
  const may = useMay();
  const styles = useStyles();
  const query = useQuery(accountsQuery(publisherId));
  const { data } = useQuery(programmesQuery(publisherId));
  const connect = may('destinations:write') && data !== undefined && (
    <ConnectAccount programmes={data.items} />
  );
  return (
    <Screen
      title={t('accounts')}
      back={<Link to={`/publishers/${publisherId}/referrals`}>{t('back')}</Link>}
      actions={connect}
    >
      <Text>{t('account.about')}</Text>
      <Answered
        query={query}
        empty={({ items }) =>
          items.length === 0 && (
            <Empty icon={<HandshakeRegular />} title={t('account.empty')} action={connect} />
          )
        }
      >
        {({ items }) => (
          <div className={styles.list}>
            {items.map((account) => (
              <One key={account.id} account={account} programmes={data?.items ?? []} />
            ))}
          </div>
        )}
      </Answered>
    </Screen>
  );
}

function One({ account, programmes }: { account: Account; programmes: Programme[] }) {
  const t = useTranslations('cosell');
  const styles = useStyles();
  const format = useFormatter();
  const may = useMay();
  const notices = useNotices();
  const { check, remove } = useCosellActs();
  const programme = programmes.find(({ name }) => name === account.programme);
  const tryIt = () =>
    check.mutate(account.id, {
      onSuccess: ({ fault }) => notices.done(fault === null ? t('account.well') : t(`fault.${fault.code}`)),
      onError: notices.failed,
    });
  const at = (time: string | null) => (time === null ? t('account.notYet') : <Exactly at={time} />);
  return (
    <Card title={account.name}>
      {account.endsSoon && account.endsAt !== null && (
        <Warning>
          {t('account.endsSoon', { date: format.dateTime(new Date(account.endsAt), { dateStyle: 'long' }) })}
        </Warning>
      )}
      {account.fault !== null && <Warning>{t(`fault.${account.fault.code}`)}</Warning>}
      <Facts
        facts={[
          [t('programme'), programme?.title ?? account.programme],
          [t('account.polled'), at(account.polledAt)],
          [t('account.heard'), at(account.heardAt)],
        ]}
      />
      {account.hookUrl !== null && (
        <>
          <Text size={200}>{t('account.hookWords')}</Text>
          <Copyable value={account.hookUrl} label={t('account.hook')} />
        </>
      )}
      {may('destinations:write') && (
        <div className={styles.acts}>
          <Button size="small" disabledFocusable={check.isPending} onClick={tryIt}>
            {t('account.check')}
          </Button>
          {programme && <ChangeAccount account={account} programme={programme} />}
          <Confirm
            title={t('account.removeAsk', { name: account.name })}
            words={t('account.removeWords')}
            act={t('account.remove')}
            onConfirm={() => remove.mutate(account.id, { onError: notices.failed })}
          >
            <Button size="small">{t('account.remove')}</Button>
          </Confirm>
        </div>
      )}
    </Card>
  );
}

function Warning({ children }: { children: string }) {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{children}</MessageBarBody>
    </MessageBar>
  );
}

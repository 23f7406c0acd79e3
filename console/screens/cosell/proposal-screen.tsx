// A referral of one's own is proposed to a programme: the deal, the customer with their consent, and whether help is wanted.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { HandshakeRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { usePublisherId, useSession } from '../../session.ts';
import { Answered, Empty } from '../../ui/faces.tsx';
import { keptDraft, useKeepsDraft } from '../../ui/kept-draft.ts';
import { Link } from '../../ui/link.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { Screen } from '../../ui/screen.tsx';
import { ProposalFields } from './proposal-fields.tsx';
import { bodyOf, emptyProposal, proposalNames, type Proposal } from './proposal.ts';
import { Conflict } from './referral-conflict.tsx';
import { usePropose } from './cosell-acts.ts';
import { accountsQuery, commandQuery, type Account, type Command } from './referrals.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '820px' },
});

export function ProposalScreen() {
  const t = useTranslations('cosell');
  const publisherId = usePublisherId();
  const query = useQuery(accountsQuery(publisherId));
  const base = `/publishers/${publisherId}/referrals`;
  return (
    <Screen title={t('propose.title')} back={<Link to={base}>{t('back')}</Link>}>
      <Text>{t('propose.about')}</Text>
      <Answered
        query={query}
        empty={({ items }) =>
          items.length === 0 && (
            <Empty
              icon={<HandshakeRegular />}
              title={t('account.empty')}
              action={<Link to={`${base}/accounts`}>{t('accounts')}</Link>}
            >
              {t('propose.noAccount')}
            </Empty>
          )
        }
      >
        {({ items }) => <Form accounts={items} />}
      </Answered>
    </Screen>
  );
}

function Form({ accounts }: { accounts: Account[] }) {
  const t = useTranslations('cosell');
  const styles = useStyles();
  const publisherId = usePublisherId();
  const { user } = useSession();
  const navigate = useNavigate();
  const notices = useNotices();
  const save = useSaveForm();
  const { mutateAsync } = usePropose();
  const [asked, setAsked] = useState<Command | null>(null);
  const name = `${publisherId}.${user.id}.referral`;
  const empty = { ...emptyProposal, accountId: accounts[0]?.id ?? '' };
  const form = useForm<Proposal>({ defaultValues: keptDraft(name, empty) });
  const { drop } = useKeepsDraft(name, empty, form);
  const send = async (typed: Proposal) => {
    setAsked(null);
    const command = await mutateAsync(bodyOf(typed));
    if (command.state === 'refused') return setAsked(command);
    drop();
    if (command.state !== 'done' || command.referralId === null) return setAsked(command);
    notices.done(t('sent.done'));
    void navigate({ to: `/publishers/${publisherId}/referrals/${command.referralId}` });
  };
  return (
    <div className={styles.form}>
      {asked && <Became key={asked.id} command={asked} />}
      <PlainForm
        submit={t('propose.act')}
        onSend={() => save(form, proposalNames, send)}
        besides={<Button onClick={drop}>{t('propose.discard')}</Button>}
      >
        <ProposalFields control={form.control} accounts={accounts} />
      </PlainForm>
    </div>
  );
}

/** What became of it since: what waits is sent by itself. */
function Became({ command }: { command: Command }) {
  const t = useTranslations('cosell');
  const publisherId = usePublisherId();
  const { data } = useQuery({
    ...commandQuery(publisherId, command.id),
    initialData: command,
  });
  if (data.state !== 'done') return <Conflict command={data} />;
  return (
    <Text role="status">
      {t('sent.done')}{' '}
      {data.referralId !== null && (
        <Link to={`/publishers/${publisherId}/referrals/${data.referralId}`}>{t('propose.open')}</Link>
      )}
    </Text>
  );
}

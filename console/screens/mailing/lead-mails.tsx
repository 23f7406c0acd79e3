// Mails to a lead: what was sent and what became of it, clicks of people and of scanners apart, and whether it may be written to at all.
import { Button, makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import { MailProhibitedRegular } from '@fluentui/react-icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import { useLanguage } from '../../language.tsx';
import { useMay, usePublisherId } from '../../session.ts';
import { Ask } from '../../ui/ask.tsx';
import { Card } from '../../ui/card.tsx';
import { Failed, Loading } from '../../ui/faces.tsx';
import { TextField } from '../../ui/form.tsx';
import { Mark, type Tone } from '../../ui/marks.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { Exactly } from '../../ui/time.tsx';
import { useSaid } from '../delivery/said.ts';
import { leadStopsQuery, useStopActs } from './stops.ts';

type Mail = Schema['Mail'];

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  one: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  head: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

export function LeadMails({ leadId }: { leadId: string }) {
  const t = useTranslations('mailing.lead');
  const stopped = useTranslations('mailing.stopped');
  const stops = useQuery(leadStopsQuery(usePublisherId(), leadId));
  const said = useSaid();
  const listed = (stops.data?.items ?? []).map(({ reason }) => stopped(`reason.${reason}`));
  // What is not on the list keeps mails away as well, such as a consent that is none.
  const refused = stops.data?.refused ?? null;
  const reasons = listed.length > 0 || refused === null ? listed : [said(refused, 'mail')];
  return (
    <Card
      title={t('title')}
      actions={useMay()('work:write') && stops.data?.items.length === 0 && <StopLead leadId={leadId} />}
    >
      {reasons.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('stopped', { reasons: reasons.join(', ') })}</MessageBarBody>
        </MessageBar>
      )}
      <Mails leadId={leadId} />
    </Card>
  );
}

function Mails({ leadId }: { leadId: string }) {
  const t = useTranslations('mailing.lead');
  const ui = useTranslations('ui');
  const styles = useStyles();
  const publisherId = usePublisherId();
  const { language } = useLanguage();
  const list = useInfiniteQuery({
    queryKey: [publisherId, 'mails', leadId, language],
    queryFn: ({ pageParam }) =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/mails', {
          params: {
            path: { publisherId },
            query: { leadId, language, limit: 20, ...(pageParam ? { cursor: pageParam } : {}) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  if (list.data === undefined)
    return list.isError ? <Failed error={list.error} retry={() => void list.refetch()} /> : <Loading />;
  const mails = list.data.pages.flatMap(({ items }) => items);
  if (mails.length === 0) return <Text className={styles.quiet}>{t('none')}</Text>;
  return (
    <>
      <ul className={styles.list}>
        {mails.map((mail) => (
          <One key={mail.id} mail={mail} />
        ))}
      </ul>
      {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>{ui('more')}</Button>}
    </>
  );
}

const tones: Record<Mail['state'], Tone> = {
  queued: 'waiting',
  sending: 'waiting',
  sent: 'good',
  failed: 'bad',
  withheld: 'quiet',
};

function One({ mail }: { mail: Mail }) {
  const t = useTranslations('mailing.lead');
  const styles = useStyles();
  const said = useSaid();
  const { state, reason, bounce, complainedAt, clicksByPerson, clicksByScanner, clicksUnsure } = mail;
  const clicks = [
    clicksByPerson > 0 && t('byPerson', { count: clicksByPerson }),
    clicksByScanner > 0 && t('byScanner', { count: clicksByScanner }),
    clicksUnsure > 0 && t('unsure', { count: clicksUnsure }),
  ].filter(Boolean);
  return (
    <li className={styles.one}>
      <span className={styles.head}>
        <Text weight="semibold">{mail.templateName}</Text>
        <Mark tone={tones[state]}>{t(`state.${state}`)}</Mark>
        {bounce !== null && <Mark tone="bad">{t(`bounce.${bounce}`)}</Mark>}
        {complainedAt !== null && <Mark tone="bad">{t('complained')}</Mark>}
      </span>
      <Text size={200} className={styles.quiet}>
        <Exactly at={mail.sentAt ?? mail.dueAt} />
        {reason !== null && ` · ${said(reason, 'mail')}`}
      </Text>
      {clicks.length > 0 && <Text size={200}>{clicks.join(' · ')}</Text>}
    </li>
  );
}

function StopLead({ leadId }: { leadId: string }) {
  const t = useTranslations('mailing.lead');
  const { add } = useStopActs();
  const saveForm = useSaveForm();
  const form = useForm({ defaultValues: { note: '' } });
  return (
    <Ask
      button={
        <Button size="small" icon={<MailProhibitedRegular />}>
          {t('stop')}
        </Button>
      }
      title={t('stop')}
      act={t('stopAct')}
      onOpen={() => form.reset()}
      onSend={() =>
        saveForm(form, ['note', 'leadId'], ({ note }) =>
          add.mutateAsync({ address: null, leadId, note: note.trim() || null }),
        )
      }
    >
      <Text>{t('stopWords')}</Text>
      <TextField control={form.control} name="note" label={t('note')} />
    </Ask>
  );
}

// Beside a lead: why this person has it, who had it before, and handing it to somebody else with a reason.
import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Ask } from '../../ui/ask.tsx';
import { Card } from '../../ui/card.tsx';
import { Failed } from '../../ui/faces.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Pick } from '../../ui/pick.tsx';
import { Ago } from '../../ui/time.tsx';
import { useAssignee, usePeople } from '../leads/people.ts';
import { ledgerQuery, useAssignmentActs } from './assignments.ts';
import { useWhy } from './why-words.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
});

export function LeadAssignments({ leadId, assignedTo }: { leadId: string; assignedTo: string | null }) {
  const t = useTranslations('assignment');
  const styles = useStyles();
  const may = useMay();
  const publisherId = usePublisherId();
  const assignee = useAssignee();
  const why = useWhy();
  const query = useInfiniteQuery(ledgerQuery(publisherId, { leadId }));
  const entries = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Card
      title={t('lead.title')}
      actions={
        may('assignments:write') && assignedTo !== null && <PassOn leadId={leadId} holder={assignedTo} />
      }
    >
      {query.isError && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && entries.length === 0 && <Text>{t('lead.none')}</Text>}
      <ul className={styles.list}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <Text block weight="semibold">
              {assignee(entry.userId) ?? t('nobody')} · <Ago at={entry.at} />
            </Text>
            {why(entry).map((line) => (
              <Text key={line} block size={200}>
                {line}
              </Text>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** To the next in the pool, or to somebody in particular. */
function PassOn({ leadId, holder }: { leadId: string; holder: string }) {
  const t = useTranslations('assignment');
  const notices = useNotices();
  const people = usePeople();
  const assignee = useAssignee();
  const { passOn, handTo } = useAssignmentActs();
  const [to, setTo] = useState<string | undefined>();
  const [note, setNote] = useState('');
  const send = async () => {
    if (to === undefined) {
      const [{ userId, reason } = { userId: null, reason: null }] = (
        await passOn([leadId], note.trim() || null)
      ).items;
      if (reason !== null) return t('lead.stays', { reason: t(`reasons.${reason}`) });
      notices.done(t('lead.passed', { name: assignee(userId) ?? '' }));
    } else {
      await handTo([leadId], to, note.trim() || null);
      notices.done(t('lead.passed', { name: assignee(to) ?? '' }));
    }
    setNote('');
    return null;
  };
  return (
    <Ask
      button={<Button size="small">{t('lead.passOn')}</Button>}
      title={t('lead.passOn')}
      act={t('lead.passOnAct')}
      onSend={send}
    >
      <Pick
        label={t('lead.to')}
        value={to}
        none={t('lead.next')}
        options={people.filter(({ id }) => id !== holder).map(({ id, name }) => [id, name] as const)}
        onPick={setTo}
      />
      <Field label={t('save.why')}>
        <Input value={note} maxLength={500} onChange={(_, { value }) => setNote(value)} />
      </Field>
    </Ask>
  );
}

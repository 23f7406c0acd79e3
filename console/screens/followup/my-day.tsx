// A person's day: leads that nobody has answered yet, what is overdue, what is due today and what comes next. Made for a phone first.
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components';
import { CalendarTodayRegular } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { sessionQuery, useMay, usePublisherId, useSession } from '../../session.ts';
import { Answered, Empty } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { Mark } from '../../ui/marks.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Pick } from '../../ui/pick.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useAssignee, usePeople } from '../leads/people.ts';
import { ActivityDialog } from './activity-dialog.tsx';
import { DayItem } from './day-item.tsx';
import { DueMark } from './due-mark.tsx';
import { TaskDialog, type AskedOfTask } from './task-dialog.tsx';
import { dayQuery, type Day, type NewLead } from './tasks.ts';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  title: { margin: 0 },
  count: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 400px), 1fr))',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  answer: { alignSelf: 'start', '@media (max-width: 640px)': { minHeight: '44px', alignSelf: 'stretch' } },
});

export function MyDay() {
  const t = useTranslations('my-day');
  const publisherId = usePublisherId();
  const { user } = useSession();
  const assignee = useAssignee();
  const [{ person }] = useFilters(['person']);
  const whose = person === user.id ? undefined : person;
  const query = useQuery(dayQuery(publisherId, whose));
  return (
    <Screen
      title={whose === undefined ? t('title') : t('titleOf', { name: assignee(whose)! })}
      actions={<Whose userId={whose} />}
    >
      {whose === undefined && user.timeZone === null && <Zone />}
      <Answered query={query}>{(day) => <Parts day={day} own={whose === undefined} />}</Answered>
    </Screen>
  );
}

/** Nothing for whoever sees no days but their own. */
function Whose({ userId }: { userId: string | undefined }) {
  const t = useTranslations('my-day');
  const { user } = useSession();
  const [, change] = useFilters(['person']);
  const others = usePeople().filter(({ id }) => id !== user.id);
  if (others.length === 0) return null;
  return (
    <Pick
      label={t('whose')}
      value={userId}
      none={t('own')}
      options={others.map(({ id, name }) => [id, name] as const)}
      onPick={(person) => change({ person })}
    />
  );
}

/** Where a person works is known from here alone, and steps are due by their wall clock. */
function Zone() {
  const t = useTranslations('my-day.zone');
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const notices = useNotices();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const take = useMutation({
    mutationFn: () => told(api.PATCH('/api/v1/session/user', { body: { timeZone } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      await queryClient.invalidateQueries({ queryKey: [publisherId, 'tasks'] });
    },
    onError: notices.failed,
  });
  return (
    <MessageBar layout="auto">
      <MessageBarBody>{t('unknown')}</MessageBarBody>
      <MessageBarActions>
        <Button disabledFocusable={take.isPending} onClick={() => take.mutate()}>
          {t('take', { timeZone })}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function Parts({ day, own }: { day: Day; own: boolean }) {
  const t = useTranslations('my-day');
  const styles = useStyles();
  const may = useMay();
  const [asked, setAsked] = useState<AskedOfTask | null>(null);
  const [answering, setAnswering] = useState<string | null>(null);
  const { newLeads, overdue, today, next } = day;
  const isFree = [newLeads, overdue, today].every(({ items }) => items.length === 0);
  if (isFree && next.items.length === 0) return <Nothing own={own} />;
  const onAsk = may('work:write') ? setAsked : undefined;
  return (
    <>
      {isFree && <Text>{t('free')}</Text>}
      <Part title={t('part.newLeads')} list={newLeads}>
        {newLeads.items.map((lead) => (
          <DayItem
            key={lead.leadId}
            leadId={lead.leadId}
            lead={lead}
            task={lead.task}
            marks={<Marks lead={lead} />}
            onAsk={onAsk}
          >
            {lead.task === null && onAsk && (
              <Button
                appearance="primary"
                className={styles.answer}
                onClick={() => setAnswering(lead.leadId)}
              >
                {t('answered')}
              </Button>
            )}
          </DayItem>
        ))}
      </Part>
      {(['overdue', 'today', 'next'] as const).map((part) => (
        <Part key={part} title={t(`part.${part}`)} list={day[part]}>
          {day[part].items.map((task) => (
            <DayItem key={task.id} leadId={task.leadId} lead={task.lead} task={task} onAsk={onAsk} />
          ))}
        </Part>
      ))}
      {asked && <TaskDialog asked={asked} onClose={() => setAsked(null)} />}
      {answering && (
        <ActivityDialog leadId={answering} asked={{ kind: 'call' }} onClose={() => setAnswering(null)} />
      )}
    </>
  );
}

function Marks({ lead }: { lead: NewLead }) {
  const t = useTranslations('leads');
  return (
    <>
      {lead.hot && <Mark tone="bad">{t('hot')}</Mark>}
      {lead.grade && <Mark tone="info">{lead.grade}</Mark>}
      <DueMark followUp={{ ...lead, inTime: null }} />
    </>
  );
}

type List = { items: readonly unknown[]; more: boolean };

function Part({
  title,
  list: { items, more },
  children,
}: {
  title: string;
  list: List;
  children: ReactNode;
}) {
  const t = useTranslations('my-day');
  const styles = useStyles();
  const format = useFormatter();
  const id = useId();
  if (items.length === 0) return null;
  return (
    <section className={styles.part} aria-labelledby={id}>
      <Subtitle2 as="h2" id={id} className={styles.title}>
        {title}{' '}
        <span className={styles.count}>
          {format.number(items.length)}
          {more && '+'}
        </span>
      </Subtitle2>
      <ul className={styles.list}>{children}</ul>
      {more && <Text className={styles.quiet}>{t('more')}</Text>}
    </section>
  );
}

function Nothing({ own }: { own: boolean }) {
  const t = useTranslations('my-day.empty');
  const publisherId = usePublisherId();
  return (
    <Empty
      icon={<CalendarTodayRegular />}
      title={t('title')}
      action={<Link to={`/publishers/${publisherId}/leads`}>{t('leads')}</Link>}
    >
      {t(own ? 'advice' : 'adviceOf')}
    </Empty>
  );
}

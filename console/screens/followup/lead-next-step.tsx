// What is to be done about a lead: its open tasks, how far its playbook has come and what follows, and a task of one's own.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId, useSession } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Answered } from '../../ui/faces.tsx';
import { useAssignee } from '../leads/people.ts';
import { TaskWords } from './day-item.tsx';
import { LeadRun } from './lead-run.tsx';
import { NewTaskDialog } from './new-task-dialog.tsx';
import { TaskButtons } from './task-buttons.tsx';
import { TaskDialog, type AskedOfTask } from './task-dialog.tsx';
import { leadTasksQuery, type Task } from './tasks.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
  },
  one: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** closed: the lead is an opportunity now, so nothing new is to be done about it. */
export function LeadNextStep({ leadId, closed }: { leadId: string; closed: boolean }) {
  const t = useTranslations('my-day');
  const may = useMay();
  const publisherId = usePublisherId();
  const query = useQuery(leadTasksQuery(publisherId, leadId));
  const [isNew, setNew] = useState(false);
  const changeable = may('work:write');
  const tasks = query.data?.items ?? [];
  // Whoever has a playbook has had a step of it.
  const followed = tasks.some(({ playbook }) => playbook !== null);
  const open = tasks.filter(({ state }) => state === 'open');
  if (query.data && open.length === 0 && !followed && (closed || !changeable)) return null;
  return (
    <Card
      title={t('lead.title')}
      actions={
        changeable &&
        !closed && (
          <Button size="small" icon={<AddRegular />} onClick={() => setNew(true)}>
            {t('lead.add')}
          </Button>
        )
      }
    >
      <Answered query={query}>{() => <Open tasks={open} changeable={changeable} />}</Answered>
      {followed && <LeadRun leadId={leadId} changeable={changeable && !closed} />}
      {isNew && <NewTaskDialog leadId={leadId} onClose={() => setNew(false)} />}
    </Card>
  );
}

function Open({ tasks, changeable }: { tasks: Task[]; changeable: boolean }) {
  const t = useTranslations('my-day');
  const styles = useStyles();
  const assignee = useAssignee();
  const { user } = useSession();
  const [asked, setAsked] = useState<AskedOfTask | null>(null);
  return (
    <>
      {tasks.length === 0 && <Text className={styles.quiet}>{t('lead.nothing')}</Text>}
      <ul className={styles.list}>
        {tasks.map((task) => (
          <li key={task.id} className={styles.one}>
            <TaskWords task={task} />
            {task.userId !== user.id && (
              <Text size={200} className={styles.quiet}>
                {t('lead.for', { name: assignee(task.userId) ?? t('lead.nobody') })}
              </Text>
            )}
            {changeable && <TaskButtons task={task} onAsk={setAsked} />}
          </li>
        ))}
      </ul>
      {asked && <TaskDialog asked={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

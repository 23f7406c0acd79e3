// What can be done with a task, with two taps each: done, later, not at all.
import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components';
import { CalendarArrowRightRegular, CheckmarkRegular, NextRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { useNotices } from '../../ui/notices.tsx';
import { postponeTimes } from './postpone-times.ts';
import { useTaskActs } from './task-acts.ts';
import type { AskedOfTask } from './task-dialog.tsx';
import type { Task } from './tasks.ts';

const useStyles = makeStyles({
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  // On a phone they share one line, each as high as a thumb needs it; so there is no room for signs.
  act: {
    '@media (max-width: 640px)': {
      minHeight: '44px',
      minWidth: 0,
      flex: '1 1 0',
      padding: `0 ${tokens.spacingHorizontalXS}`,
      '& .fui-Button__icon': { display: 'none' },
    },
  },
  moment: { '@media (max-width: 640px)': { minHeight: '44px', alignItems: 'center' } },
});

export function TaskButtons({ task, onAsk }: { task: Task; onAsk: (asked: AskedOfTask) => void }) {
  const t = useTranslations('my-day');
  const styles = useStyles();
  return (
    <div className={styles.acts}>
      <Button
        appearance="primary"
        icon={<CheckmarkRegular />}
        className={styles.act}
        onClick={() => onAsk({ act: 'done', task })}
      >
        {t('done.button')}
      </Button>
      <Postpone task={task} onAsk={onAsk} />
      <Button icon={<NextRegular />} className={styles.act} onClick={() => onAsk({ act: 'skip', task })}>
        {t('skip.button')}
      </Button>
    </div>
  );
}

function Postpone({ task, onAsk }: { task: Task; onAsk: (asked: AskedOfTask) => void }) {
  const t = useTranslations('my-day');
  const styles = useStyles();
  const format = useFormatter();
  const notices = useNotices();
  const { postpone } = useTaskActs();
  const put = useMutation({
    mutationFn: (dueAt: Date) => postpone(task.id, dueAt.toISOString()),
    onSuccess: () => notices.done(t('date.said')),
    onError: notices.failed,
  });
  const { later, tomorrow, nextWeek } = postponeTimes(new Date());
  const moments = [
    ...(later ? [['later', later] as const] : []),
    ['tomorrow', tomorrow] as const,
    ['nextWeek', nextWeek] as const,
  ];
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<CalendarArrowRightRegular />} className={styles.act} disabledFocusable={put.isPending}>
          {t('date.button')}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {moments.map(([name, at]) => (
            <MenuItem
              key={name}
              className={styles.moment}
              secondaryContent={format.dateTime(at, { weekday: 'short', hour: 'numeric', minute: '2-digit' })}
              onClick={() => put.mutate(at)}
            >
              {t(`date.${name}`)}
            </MenuItem>
          ))}
          <MenuItem className={styles.moment} onClick={() => onAsk({ act: 'date', task })}>
            {t('date.other')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

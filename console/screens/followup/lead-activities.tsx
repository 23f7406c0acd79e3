// What people did about a lead, the latest first; a call, mail or meeting is written down with two clicks.
import {
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Exactly } from '../../ui/time.tsx';
import { useAssignee } from '../leads/people.ts';
import { useActivityActs } from './activity-acts.ts';
import { ActivityDialog, type Asked } from './activity-dialog.tsx';
import { activitiesQuery, outcomesOf, type Activity } from './follow-ups.ts';
import { kindIcons } from './kind-icon.tsx';

const useStyles = makeStyles({
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  one: { display: 'flex', gap: tokens.spacingHorizontalS, minWidth: 0 },
  icon: { fontSize: '20px', lineHeight: 1, color: tokens.colorNeutralForeground3 },
  words: { minWidth: 0, flexGrow: 1 },
  note: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
  over: { textDecorationLine: 'line-through' },
});

export function LeadActivities({ leadId }: { leadId: string }) {
  const t = useTranslations('follow-up.activities');
  const styles = useStyles();
  const may = useMay();
  const [asked, setAsked] = useState<Asked | null>(null);
  const query = useQuery(activitiesQuery(usePublisherId(), leadId));
  return (
    <Card title={t('title')}>
      {may('work:write') && <Acts leadId={leadId} onAsk={setAsked} />}
      <Answered query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Text className={styles.quiet}>{t('empty')}</Text>
          ) : (
            <ul className={styles.list}>
              {items.map((activity) => (
                <One key={activity.id} activity={activity} onAsk={setAsked} />
              ))}
            </ul>
          )
        }
      </Answered>
      {asked && <ActivityDialog leadId={leadId} asked={asked} onClose={() => setAsked(null)} />}
    </Card>
  );
}

function Acts({ leadId, onAsk }: { leadId: string; onAsk: (asked: Asked) => void }) {
  const t = useTranslations('follow-up.activities');
  const styles = useStyles();
  const { note } = useActivityActs(leadId);
  return (
    <div className={styles.acts}>
      {(['call', 'mail', 'meeting'] as const).map((kind) => (
        <Menu key={kind}>
          <MenuTrigger disableButtonEnhancement>
            <Button icon={kindIcons[kind]} disabledFocusable={note.isPending}>
              {t(`kind.${kind}`)}
            </Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {outcomesOf[kind].map((outcome) => (
                <MenuItem key={outcome} onClick={() => note.mutate({ kind, outcome })}>
                  {t(`outcome.${outcome}`)}
                </MenuItem>
              ))}
              <MenuDivider />
              <MenuItem onClick={() => onAsk({ kind })}>{t('details')}</MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      ))}
      <Button icon={kindIcons.note} onClick={() => onAsk({ kind: 'note' })}>
        {t('kind.note')}
      </Button>
    </div>
  );
}

function One({ activity, onAsk }: { activity: Activity; onAsk: (asked: Asked) => void }) {
  const t = useTranslations('follow-up.activities');
  const styles = useStyles();
  const may = useMay();
  const assignee = useAssignee();
  const { remove } = useActivityActs(activity.leadId);
  const { id, kind, direction, outcome, note, at, userId, correctedBy, removableUntil } = activity;
  const words = [
    t(`kind.${kind}`),
    ...(direction === 'incoming' ? [t('direction.incoming')] : []),
    ...(outcome === null ? [] : [t(`outcome.${outcome}`)]),
  ].join(' · ');
  const over = correctedBy !== null;
  return (
    <li className={styles.one}>
      <span className={styles.icon} aria-hidden>
        {kindIcons[kind]}
      </span>
      <div className={styles.words}>
        <Text className={mergeClasses(over && styles.over)}>{words}</Text>
        {note && <p className={mergeClasses(styles.note, over && styles.over)}>{note}</p>}
        <Text block size={200} className={styles.quiet}>
          <Exactly at={at} /> · {assignee(userId)}
          {over && <> · {t('corrected')}</>}
        </Text>
        {!over && may('work:write') && (
          <>
            <Button size="small" appearance="transparent" onClick={() => onAsk({ kind, corrects: activity })}>
              {t('correct')}
            </Button>
            {removableUntil !== null && (
              <Button size="small" appearance="transparent" onClick={() => remove.mutate(id)}>
                {t('remove')}
              </Button>
            )}
          </>
        )}
      </div>
    </li>
  );
}

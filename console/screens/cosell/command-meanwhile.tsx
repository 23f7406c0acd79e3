// Somebody changed the referral while a dialog about it was open: what it was, what it is, and the way to go on from there.
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import type { Typed } from './command.ts';

const useStyles = makeStyles({ list: { margin: 0, paddingInlineStart: '1.2em', overflowWrap: 'anywhere' } });

type Meanwhile = { before: Typed; now: Typed; onTake: () => void };

export function Meanwhile({ before, now, onTake }: Meanwhile) {
  const t = useTranslations('cosell');
  const styles = useStyles();
  const changed = (Object.keys(now) as (keyof Typed)[]).filter((field) => now[field] !== before[field]);
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('meanwhile.title')}</MessageBarTitle>
        {t('meanwhile.words')}
        <ul className={styles.list}>
          {changed.map((field) => (
            <li key={field}>
              {t('meanwhile.line', {
                field: t(`field.${field}`),
                before: before[field] || '–',
                now: now[field] || '–',
              })}
            </li>
          ))}
        </ul>
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={onTake}>
          {t('meanwhile.take')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

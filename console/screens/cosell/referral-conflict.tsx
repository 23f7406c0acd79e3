// What became of the last thing that was asked, where it was not simply done: waiting, refused, or met by a change of others.
import {
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { Differences } from './differences.tsx';
import type { Command } from './referrals.ts';

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
});

export function Conflict({ command }: { command: Command }) {
  const t = useTranslations('cosell');
  const styles = useStyles();
  const { state, fault, differences } = command;
  return (
    <div className={styles.column}>
      <MessageBar intent={state === 'waiting' ? 'info' : 'warning'} layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t(`sent.${state}`)}</MessageBarTitle>
          {fault && <Text block>{t(`fault.${fault.code}`)}</Text>}
          {fault?.said && (
            <Text block size={200} lang="en">
              {fault.said}
            </Text>
          )}
        </MessageBarBody>
      </MessageBar>
      {differences !== null && differences.length > 0 && (
        <Card title={t('conflict.title')}>
          <Differences
            label={t('conflict.title')}
            differences={differences.map(({ field, before, there, ours }) => ({
              id: field,
              field: t(`field.${field}`),
              sides: [
                [t('conflict.before'), before],
                [t('conflict.there'), there],
                [t('conflict.ours'), ours],
              ],
            }))}
          />
        </Card>
      )}
    </div>
  );
}

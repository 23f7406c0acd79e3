// Recovery codes at the only time they are shown: to copy, to print, to put away.
import {
  Button,
  Checkbox,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Code } from '../../ui/code.tsx';

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    '@media print': { display: 'none' },
  },
});

export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const t = useTranslations('account.totp.codes');
  const styles = useStyles();
  const [kept, setKept] = useState(false);
  return (
    <div className={styles.frame}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('once')}</MessageBarTitle>
          {t('about')}
        </MessageBarBody>
      </MessageBar>
      <Code label={t('title')} text={codes.join('\n')} />
      <Checkbox label={t('kept')} checked={kept} onChange={(_, { checked }) => setKept(checked === true)} />
      <div className={styles.buttons}>
        <Button icon={<PrintRegular />} onClick={() => print()}>
          {t('print')}
        </Button>
        <Button appearance="primary" disabledFocusable={!kept} onClick={onDone}>
          {t('done')}
        </Button>
      </div>
    </div>
  );
}

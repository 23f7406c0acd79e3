// Text as a machine wrote it, in lines that break, with a button that copies the very same.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

const useStyles = makeStyles({
  frame: { position: 'relative', minWidth: 0 },
  text: {
    margin: 0,
    padding: tokens.spacingVerticalM,
    maxHeight: '480px',
    overflow: 'auto',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  copy: { position: 'absolute', top: tokens.spacingVerticalXS, right: tokens.spacingHorizontalS },
});

type Code = {
  /** Names it for those who do not see it. */
  label: string;
  text: string;
  /** What is copied, where it is not the text as shown. */
  copied?: string;
};

export function Code({ label, text, copied = text }: Code) {
  const styles = useStyles();
  const t = useTranslations('ui');
  const [done, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(copied);
    setDone(true);
    setTimeout(() => setDone(false), 2_000);
  };
  return (
    <div className={styles.frame}>
      <pre className={styles.text} role="group" aria-label={label} tabIndex={0}>
        {text}
      </pre>
      <Button
        className={styles.copy}
        size="small"
        icon={done ? <CheckmarkRegular /> : <CopyRegular />}
        onClick={() => void copy()}
        aria-label={t('copyWhat', { what: label })}
      >
        {done ? t('copied') : t('copy')}
      </Button>
    </div>
  );
}

// A value to take along: an address or a key, with a button that copies it and says so.
import { Button, makeStyles, tokens, Tooltip } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  value: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
});

/** label: what is copied, for those who do not see it. */
export function Copyable({ value, label }: { value: string; label: string }) {
  const t = useTranslations('ui');
  const styles = useStyles();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <span className={styles.row}>
      <code className={styles.value}>{value}</code>
      <Tooltip content={copied ? t('copied') : t('copy')} relationship="description">
        <Button
          appearance="subtle"
          icon={copied ? <CheckmarkRegular /> : <CopyRegular />}
          aria-label={t('copyWhat', { what: label })}
          onClick={() => void copy()}
        />
      </Tooltip>
      <span role="status" style={{ position: 'absolute', clip: 'rect(0 0 0 0)' }}>
        {copied ? t('copied') : ''}
      </span>
    </span>
  );
}

// Signs in by a passkey. Where the browser has none it is not there.
import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { KeyRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { passkeysHere, signInByPasskey } from './passkey.ts';
import { useProblemSaid } from './send-form.ts';

export function PasskeyButton({
  primary = false,
  onDone,
}: {
  primary?: boolean;
  onDone: () => Promise<void>;
}) {
  const t = useTranslations('sign-in');
  const said = useProblemSaid();
  const [busy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<string | null>(null);
  const use = async () => {
    setBusy(true);
    setComplaint(null);
    try {
      await signInByPasskey();
      await onDone();
    } catch (error) {
      setComplaint(said(error));
    } finally {
      setBusy(false);
    }
  };
  if (!passkeysHere) return null;
  return (
    <>
      {complaint !== null && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{complaint}</MessageBarBody>
        </MessageBar>
      )}
      <Button
        icon={<KeyRegular />}
        appearance={primary ? 'primary' : 'secondary'}
        disabledFocusable={busy}
        onClick={() => void use()}
      >
        {t('passkey')}
      </Button>
    </>
  );
}

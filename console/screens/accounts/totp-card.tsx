// One-time codes of an app as the second factor: on or off, and recovery codes should the phone be lost.
import { Button, Text } from '@fluentui/react-components';
import { CheckmarkCircleRegular, SubtractCircleRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { sessionQuery, useSession } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Mark } from '../../ui/marks.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { api, told } from '../../api.ts';
import { CodePanel } from './code-panel.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { sessionsKey } from './session-card.tsx';
import { TotpSetup } from './totp-setup.tsx';

type What = 'setUp' | 'renew' | 'turnOff';

export function TotpCard() {
  const t = useTranslations('account.totp');
  const { secondFactors, recoveryCodes: left } = useSession();
  const queryClient = useQueryClient();
  const notices = useNotices();
  const [open, setOpen] = useState<What | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const isOn = secondFactors.includes('totp');
  const changed = () => {
    void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
    void queryClient.invalidateQueries({ queryKey: sessionsKey });
  };
  const close = () => {
    setOpen(null);
    setCodes(null);
  };
  const gotCodes = (made: string[]) => {
    setCodes(made);
    changed();
  };
  const turnedOff = () => {
    changed();
    close();
    notices.done(t('turnedOff'));
  };
  return (
    <Card
      title={t('title')}
      actions={
        <Mark
          tone={isOn ? 'good' : 'quiet'}
          icon={isOn ? <CheckmarkCircleRegular /> : <SubtractCircleRegular />}
        >
          {t(isOn ? 'on' : 'off')}
        </Mark>
      }
    >
      <Text>{t(isOn ? 'aboutOn' : 'about')}</Text>
      {secondFactors.length > 0 && <Text>{t('codesLeft', { count: left })}</Text>}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        {isOn ? (
          <>
            <Button onClick={() => setOpen('renew')}>{t('renew')}</Button>
            <Button onClick={() => setOpen('turnOff')}>{t('turnOff')}</Button>
          </>
        ) : (
          <Button appearance="primary" onClick={() => setOpen('setUp')}>
            {t('setUp')}
          </Button>
        )}
      </div>
      <SidePanel
        title={codes ? t('codes.title') : t(open === 'renew' ? 'renew' : 'title')}
        open={open !== null}
        onClose={close}
      >
        {codes !== null ? (
          <RecoveryCodes codes={codes} onDone={close} />
        ) : (
          open !== null && <Asked what={open} onCodes={gotCodes} onTurnedOff={turnedOff} />
        )}
      </SidePanel>
    </Card>
  );
}

type Asked = { what: What; onCodes: (codes: string[]) => void; onTurnedOff: () => void };

function Asked({ what, onCodes, onTurnedOff }: Asked) {
  const t = useTranslations('account.totp');
  if (what === 'setUp') return <TotpSetup onCodes={onCodes} />;
  const send = async (body: { code: string }) => {
    if (what === 'renew')
      return onCodes((await told(api.POST('/api/v1/session/recovery-codes', { body }))).recoveryCodes);
    await told(api.POST('/api/v1/session/totp/removals', { body }));
    onTurnedOff();
  };
  return <CodePanel key={what} about={t(`${what}About`)} submit={t(what)} send={send} />;
}

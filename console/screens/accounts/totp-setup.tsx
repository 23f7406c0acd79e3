// Sets up one-time codes: a picture to scan or a key to type, then a first code of the app as proof.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { Copyable } from '../../ui/copy.tsx';
import { Answered } from '../../ui/faces.tsx';
import { CodePanel } from './code-panel.tsx';

const useStyles = makeStyles({
  steps: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
  },
  code: { display: 'block', width: '200px', height: '200px', borderRadius: tokens.borderRadiusMedium },
  step: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

export function TotpSetup({ onCodes }: { onCodes: (codes: string[]) => void }) {
  const t = useTranslations('account.totp');
  const styles = useStyles();
  // One secret for each time the panel is opened, and never kept.
  const key = useId();
  const setup = useQuery({
    queryKey: ['totp-setup', key],
    queryFn: () => told(api.POST('/api/v1/session/totp')),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  return (
    <Answered query={setup}>
      {({ secret, qr }) => (
        <ol className={styles.steps}>
          <li>
            <div className={styles.step}>
              <Text>{t('scan')}</Text>
              <img
                className={styles.code}
                src={`data:image/svg+xml;utf8,${encodeURIComponent(qr)}`}
                alt={t('qr')}
              />
              <Text size={200}>{t('orType')}</Text>
              <Copyable value={secret} label={t('secret')} />
            </div>
          </li>
          <li>
            <div className={styles.step}>
              <Text>{t('confirm')}</Text>
              <CodePanel
                submit={t('turnOn')}
                send={async (body) =>
                  onCodes(
                    (await told(api.POST('/api/v1/session/totp/confirmations', { body }))).recoveryCodes,
                  )
                }
              />
            </div>
          </li>
        </ol>
      )}
    </Answered>
  );
}

// The reader's own account: who they are, how they sign in, and where they are signed in.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { useSession } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Screen } from '../../ui/screen.tsx';
import { CalendarCard } from './calendar-card.tsx';
import { MailCard } from './mail-card.tsx';
import { PasskeyCard } from './passkey-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { ProfileCard } from './profile-card.tsx';
import { SessionCard } from './session-card.tsx';
import { TotpCard } from './totp-card.tsx';

const useStyles = makeStyles({
  cards: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '880px' },
});

export function Account() {
  const t = useTranslations('account');
  const styles = useStyles();
  const { confinedTo } = useSession();
  return (
    <Screen title={t('title')}>
      <div className={styles.cards}>
        <ProfileCard />
        <MailCard />
        <CalendarCard />
        {confinedTo === null ? (
          <>
            <PasswordCard />
            <TotpCard />
            <PasskeyCard />
          </>
        ) : (
          <Card title={t('confined.title')}>
            <Text>{t('confined.about')}</Text>
          </Card>
        )}
        <SessionCard />
      </div>
    </Screen>
  );
}

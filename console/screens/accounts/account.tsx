// The reader's own account: who they are, how they sign in, and where they are signed in.
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { Screen } from '../../ui/screen.tsx';
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
  return (
    <Screen title={t('title')}>
      <div className={styles.cards}>
        <ProfileCard />
        <PasswordCard />
        <TotpCard />
        <PasskeyCard />
        <SessionCard />
      </div>
    </Screen>
  );
}

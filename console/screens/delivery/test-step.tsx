// Last step of a new destination: its signing secret, once, and a test lead that shows whether it works.
import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { SendRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { CheckResult } from './check-result.tsx';
import { useCheckWords } from './check-words.ts';
import { useDestinationActs, usePlace, type Destination } from './destinations.ts';
import { SecretOnce } from './secret-once.tsx';

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '800px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type TestStep = { destination: Destination; signingSecret: string | null };

export function TestStep({ destination, signingSecret }: TestStep) {
  const t = useTranslations('destinations');
  const words = useCheckWords(destination);
  const styles = useStyles();
  const notices = useNotices();
  const navigate = useNavigate();
  const { base } = usePlace();
  const { check } = useDestinationActs();
  const page = `${base}/destinations/${destination.id}`;
  const outcome = check.data?.outcome;
  const arrived = outcome === 'delivered';
  // What was refused is refused again until the connection is another.
  const mustMend = outcome === 'refused';
  return (
    <div className={styles.parts}>
      {signingSecret !== null && <SecretOnce secret={signingSecret} />}
      <Card title={words('title')}>
        {!check.data && <Text>{words('about', { name: destination.name })}</Text>}
        {check.data && !check.isPending && <CheckResult check={check.data} destination={destination} />}
        {check.isPending && <Spinner label={words('sending')} />}
        <div className={styles.buttons}>
          {!arrived && check.data && (
            <Button
              appearance={mustMend ? 'primary' : 'secondary'}
              onClick={() => void navigate({ to: page, search: { edit: 'settings' } })}
            >
              {t('check.mend')}
            </Button>
          )}
          <Button
            appearance={arrived || mustMend ? 'secondary' : 'primary'}
            icon={<SendRegular />}
            disabledFocusable={check.isPending}
            onClick={() => check.mutate(destination.id, { onError: notices.failed })}
          >
            {words(check.data ? 'again' : 'send')}
          </Button>
          <Button appearance={arrived ? 'primary' : 'subtle'} onClick={() => void navigate({ to: page })}>
            {arrived ? t('new.finish') : t('new.later')}
          </Button>
        </div>
      </Card>
    </div>
  );
}

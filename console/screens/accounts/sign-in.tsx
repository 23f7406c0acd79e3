// Signing in: address and password or another way, then the second factor. The step is in the address, the password is not.
import { Divider, Link, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFilters } from '../../ui/filters.ts';
import { Outside } from './outside.tsx';
import { PasswordStep } from './password-step.tsx';
import { ResetRequest } from './reset-request.tsx';
import { SecondStep } from './second-step.tsx';
import { useSignedIn } from './signed-in.ts';
import { OtherWays } from './other-ways.tsx';

const known = ['error', 'secondFactor', 'forgotten', 'publisher', 'returnTo'] as const;

export function SignIn() {
  const t = useTranslations('sign-in');
  const [{ error, secondFactor, forgotten, publisher, returnTo }, go] = useFilters(known);
  const [email, setEmail] = useState('');
  const signedIn = useSignedIn();
  const goOn = () => signedIn(returnTo);

  if (secondFactor !== undefined)
    return (
      <Outside title={t('second.title')}>
        <SecondStep
          kind={secondFactor}
          onDone={goOn}
          onBack={() => go({ secondFactor: undefined, error: undefined })}
        />
      </Outside>
    );
  if (forgotten !== undefined)
    return (
      <Outside title={t('forgotten.title')}>
        <ResetRequest email={email} onBack={() => go({ forgotten: undefined })} />
      </Outside>
    );
  return (
    <Outside title={t('title')}>
      {error !== undefined && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{t.has(`error.${error}`) ? t(`error.${error}`) : t('error.other')}</MessageBarBody>
        </MessageBar>
      )}
      <PasswordStep
        email={email}
        onEmail={setEmail}
        onSignedIn={async (factor) => {
          if (factor === 'none') await goOn();
          else go({ secondFactor: factor, error: undefined });
        }}
      />
      <Link as="button" onClick={() => go({ forgotten: '1', error: undefined })}>
        {t('forgotten.link')}
      </Link>
      <OtherWays
        publisher={remembered(publisher)}
        startWith={returnTo === undefined ? {} : { returnTo }}
        onPasskey={goOn}
        before={<Divider>{t('or')}</Divider>}
      />
    </Outside>
  );
}

const kept = 'leadshare.sign-in.publisher';

/** A provider's answer leads back here without the publisher, whose ways are offered again all the same. */
function remembered(publisher: string | undefined): string | undefined {
  if (publisher !== undefined) sessionStorage.setItem(kept, publisher);
  return publisher ?? sessionStorage.getItem(kept) ?? undefined;
}

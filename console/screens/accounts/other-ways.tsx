// Ways to sign in without a password here: the organisation's own sign-in, or a passkey.
import { Button } from '@fluentui/react-components';
import { BuildingPeopleRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import { PasskeyButton } from './passkey-button.tsx';
import { passkeysHere } from './passkey.ts';

type OtherWays = {
  /** The slug of a publisher whose own providers are offered too. */
  publisher?: string | undefined;
  /** Those to offer, where whoever shows them knows better. */
  providers?: Schema['SignInWays']['providers'];
  /** Told to the provider's start: returnTo, or the token of an invitation. */
  startWith: Record<string, string>;
  /** Left out where a passkey cannot be used, since nobody has one yet. */
  onPasskey?: () => Promise<void>;
  /** Stands before the ways when there are any. */
  before: ReactNode;
};

export function OtherWays({ publisher, providers: known, startWith, onPasskey, before }: OtherWays) {
  const t = useTranslations('sign-in');
  const ways = useQuery({
    queryKey: ['sign-in-ways', publisher ?? null],
    queryFn: () =>
      told(
        api.GET('/api/v1/sign-in-ways', {
          params: { query: publisher === undefined ? {} : { publisher } },
        }),
      ),
    staleTime: Infinity,
    enabled: known === undefined,
  });
  const passkey = passkeysHere && ways.data?.passkey && onPasskey !== undefined;
  const providers = known ?? ways.data?.providers ?? [];
  if (!passkey && providers.length === 0) return null;
  const search = new URLSearchParams(startWith).toString();
  return (
    <>
      {before}
      {providers.map(({ id, name, startUrl }) => (
        <Button
          key={id}
          as="a"
          href={search === '' ? startUrl : `${startUrl}?${search}`}
          icon={<BuildingPeopleRegular />}
        >
          {t('provider', { name })}
        </Button>
      ))}
      {passkey && <PasskeyButton onDone={onPasskey} />}
    </>
  );
}

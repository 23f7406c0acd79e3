// A new API key: its name and what it may do. It is shown once.
import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Boxes } from '../../ui/boxes.tsx';
import { Copyable } from '../../ui/copy.tsx';
import { TextField } from '../../ui/form.tsx';
import { Link } from '../../ui/link.tsx';
import { MadePanel } from '../../ui/made-panel.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { ShownOnce } from '../../ui/shown-once.tsx';
import { useMay } from '../../session.ts';
import { allScopes, useKeyActs, type Scope } from './keys.ts';
import { useSendForm } from './send-form.ts';
import { useSettings } from './settings-frame.tsx';

export function KeyNew({ onClose }: { onClose: () => void }) {
  const t = useTranslations('settings');
  const { isOperators } = useSettings();
  const may = useMay();
  const { create } = useKeyActs();
  const send = useSendForm();
  /** Nobody gives what they do not have. */
  const offered = allScopes.filter(may);
  const form = useForm<{ name: string; scopes: Scope[] }>({ defaultValues: { name: '', scopes: offered } });
  const [key, setKey] = useState<string | null>(null);
  if (key !== null) return <Made secret={key} onClose={onClose} />;
  return (
    <PlainForm
      submit={t('keys.create')}
      onSend={() =>
        send({ form, names: ['name', 'scopes'], send: async (values) => setKey(await create(values)) })
      }
    >
      <TextField
        control={form.control}
        name="name"
        label={t('keys.name')}
        hint={t('keys.nameHint')}
        required
      />
      {isOperators ? (
        <Text>{t('keys.aboutOperator')}</Text>
      ) : (
        <Controller
          control={form.control}
          name="scopes"
          rules={{ validate: (chosen) => chosen.length > 0 || t('keys.chooseOne') }}
          render={({ field, fieldState: { error } }) => (
            <Boxes
              label={t('keys.may')}
              required
              options={offered.map((scope) => [scope, t(`scope.${scope}`)] as const)}
              chosen={field.value}
              onChoose={field.onChange}
              wrong={error?.message}
            >
              <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
                <Button size="small" onClick={() => field.onChange(offered)}>
                  {t('keys.everything')}
                </Button>
                <Button
                  size="small"
                  onClick={() => field.onChange(offered.filter((scope) => scope.endsWith(':read')))}
                >
                  {t('keys.onlyReading')}
                </Button>
              </div>
            </Boxes>
          )}
        />
      )}
    </PlainForm>
  );
}

function Made({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTranslations('settings.keys');
  return (
    <MadePanel done={t('done')} onClose={onClose}>
      <ShownOnce title={t('once')} words={t('onceWords')} label={t('key')} value={secret} />
      <Text>{t('howToSend')}</Text>
      <Copyable value={`Authorization: Bearer ${secret.slice(0, 8)}…`} label={t('howToSend')} />
      <Link to="/docs" reloadDocument>
        {t('reference')}
      </Link>
    </MadePanel>
  );
}

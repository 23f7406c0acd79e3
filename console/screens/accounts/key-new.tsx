// A new API key: its name and what it may do. It is shown once.
import { Button, Checkbox, Label, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
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
            <ScopeBoxes
              offered={offered}
              chosen={field.value}
              onChange={field.onChange}
              complaint={error?.message}
            />
          )}
        />
      )}
    </PlainForm>
  );
}

type ScopeBoxes = {
  offered: Scope[];
  chosen: Scope[];
  onChange: (chosen: Scope[]) => void;
  complaint: string | undefined;
};

function ScopeBoxes({ offered, chosen, onChange, complaint }: ScopeBoxes) {
  const t = useTranslations('settings');
  const reading = offered.filter((scope) => scope.endsWith(':read'));
  const title = useId();
  return (
    // A field of its own would mark each box as needed, not the choice.
    <div role="group" aria-labelledby={title}>
      <Label id={title} required>
        {t('keys.may')}
      </Label>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        <Button size="small" onClick={() => onChange(offered)}>
          {t('keys.everything')}
        </Button>
        <Button size="small" onClick={() => onChange(reading)}>
          {t('keys.onlyReading')}
        </Button>
      </div>
      {offered.map((scope) => (
        <div key={scope}>
          <Checkbox
            label={t(`scope.${scope}`)}
            checked={chosen.includes(scope)}
            onChange={(_, { checked }) =>
              onChange(checked === true ? [...chosen, scope] : chosen.filter((each) => each !== scope))
            }
          />
        </div>
      ))}
      {complaint !== undefined && (
        <MessageBar intent="error" role="alert">
          <MessageBarBody>{complaint}</MessageBarBody>
        </MessageBar>
      )}
    </div>
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

// The settings of an identity provider, as its administrators know them, and who may come in by it.
import { Checkbox, Field, Select } from '@fluentui/react-components';
import { useController, useForm, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { TextField } from '../../ui/form.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import type { Provider, ProviderSettings } from './providers.ts';
import { useSendForm } from './send-form.ts';
import { useSettings } from './settings-frame.tsx';

type Values = Omit<ProviderSettings, 'allowedDomains' | 'newcomerRole'> & {
  allowedDomains: string;
  newcomerRole: NonNullable<ProviderSettings['newcomerRole']> | '';
};
const names = [
  'name',
  'issuer',
  'clientId',
  'clientSecret',
  'allowedDomains',
  'trustsDomains',
  'newcomerRole',
] as const;

type ProviderForm = {
  /** Left out for a new one. */
  provider?: Provider;
  submit: string;
  onSave: (settings: ProviderSettings) => Promise<unknown>;
};

export function ProviderForm({ provider, submit, onSave }: ProviderForm) {
  const t = useTranslations('settings.provider');
  const send = useSendForm();
  const form = useForm<Values>({ defaultValues: valuesOf(provider) });
  const { control } = form;
  const reviewIssuer = (value: string) => {
    if (!URL.canParse(value.trim())) return t('issuerWrong');
    return isShared(new URL(value.trim())) ? t('issuerShared') : undefined;
  };
  return (
    <PlainForm
      submit={submit}
      onSend={() => send({ form, names, send: (values) => onSave(settingsOf(values)), fieldOf })}
    >
      <TextField control={control} name="name" label={t('name')} hint={t('nameHint')} required />
      <TextField
        control={control}
        name="issuer"
        label={t('issuer')}
        hint={t('issuerHint')}
        placeholder="https://login.microsoftonline.com/…/v2.0"
        inputMode="url"
        required
        review={reviewIssuer}
      />
      <TextField control={control} name="clientId" label={t('clientId')} hint={t('clientIdHint')} required />
      <TextField
        control={control}
        name="clientSecret"
        label={t('clientSecret')}
        hint={t(provider ? 'secretKept' : 'secretHint')}
        type="password"
        autoComplete="off"
        required={!provider}
      />
      <TextField
        control={control}
        name="allowedDomains"
        label={t('domains')}
        hint={t('domainsHint')}
        placeholder="example.com, example.org"
        review={(value) => (domainsIn(value).every(isDomain) ? undefined : t('domainWrong'))}
      />
      <Admission control={control} />
    </PlainForm>
  );
}

/** Who may come in by it, besides those who are invited. */
function Admission({ control }: { control: Control<Values> }) {
  const t = useTranslations('settings.provider');
  const role = useTranslations('settings.role');
  const { isOperators } = useSettings();
  const trusts = useController({ control, name: 'trustsDomains' });
  const newcomers = useController({ control, name: 'newcomerRole' });
  const { value, onChange, ...box } = trusts.field;
  return (
    <>
      <Field hint={t('trustsHint')} {...complaintOf(trusts.fieldState.error?.message)}>
        <Checkbox
          {...box}
          label={t('trusts')}
          checked={value}
          onChange={(_, { checked }) => onChange(checked === true)}
        />
      </Field>
      {!isOperators && (
        <Field
          label={t('newcomers')}
          hint={t('newcomersHint')}
          {...complaintOf(newcomers.fieldState.error?.message)}
        >
          <Select {...newcomers.field}>
            <option value="">{t('invitedOnly')}</option>
            {(['viewer', 'seller', 'marketer'] as const).map((each) => (
              <option key={each} value={each}>
                {t('joinAs', { role: role(`${each}.name`) })}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </>
  );
}

const complaintOf = (message: string | undefined) =>
  message === undefined ? {} : { validationState: 'error' as const, validationMessage: message };

/** The server counts the domains: `allowedDomains.1` is about one of those typed into one field. */
const fieldOf = (field: string) => (field.startsWith('allowedDomains') ? 'allowedDomains' : field);

function valuesOf(provider: Provider | undefined): Values {
  return {
    name: provider?.name ?? '',
    issuer: provider?.issuer ?? '',
    clientId: provider?.clientId ?? '',
    clientSecret: '',
    allowedDomains: (provider?.allowedDomains ?? []).join(', '),
    trustsDomains: provider?.trustsDomains ?? false,
    newcomerRole: provider?.newcomerRole ?? '',
  };
}

function settingsOf(values: Values): ProviderSettings {
  return {
    ...values,
    issuer: values.issuer.trim(),
    allowedDomains: domainsIn(values.allowedDomains),
    newcomerRole: values.newcomerRole === '' ? null : values.newcomerRole,
  };
}

const domainsIn = (text: string) => text.split(/[\s,;]+/).filter(Boolean);
const isDomain = (text: string) => /^([a-z0-9-]+\.)+[a-z][a-z0-9-]+$/i.test(text);

/** Entra ID's addresses that stand for every directory at once, where anybody could be anybody. */
function isShared({ hostname, pathname }: URL): boolean {
  return (
    hostname === 'login.microsoftonline.com' && /^\/(common|organizations|consumers)(\/|$)/.test(pathname)
  );
}

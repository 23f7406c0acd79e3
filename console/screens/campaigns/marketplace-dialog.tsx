// The account by which a marketplace's report is read: what to do in Entra and in Partner Center first, and where each value stands there.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useForm, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Ask } from '../../ui/ask.tsx';
import { TextField } from '../../ui/form.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { useMarketplaceActs, type Entered, type MarketplaceAccount } from './marketplace.ts';

const useStyles = makeStyles({ steps: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL } });

const steps = ['app', 'secret', 'add', 'fill'] as const;
const names = ['tenantId', 'clientId', 'clientSecret', 'secretEndsOn', 'apiUrl', 'authority'] as const;

type MarketplaceDialog = { account: MarketplaceAccount | null; onSaved: () => void };

export function MarketplaceDialog({ account, onSaved }: MarketplaceDialog) {
  const t = useTranslations('marketplace');
  const styles = useStyles();
  const save = useSaveForm();
  const { enter } = useMarketplaceActs();
  const before: Entered = {
    tenantId: account?.tenantId ?? '',
    clientId: account?.clientId ?? '',
    clientSecret: '',
    secretEndsOn: account?.secretEndsOn ?? '',
    apiUrl: account?.apiUrl ?? '',
    authority: account?.authority ?? '',
  };
  const form = useForm<Entered>({ defaultValues: before });
  const send = async () => {
    const answer = await save(form, names, enter);
    if (answer === null) onSaved();
    return answer;
  };
  return (
    <Ask
      button={
        account === null ? (
          <Button appearance="primary">{t('connect')}</Button>
        ) : (
          <Button size="small">{t('change')}</Button>
        )
      }
      title={t('connect')}
      act={t('save')}
      onOpen={() => form.reset(before)}
      onSend={send}
    >
      <Text weight="semibold">{t('guide.title')}</Text>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step}>{t(`guide.${step}`)}</li>
        ))}
      </ol>
      <Fields control={form.control} isSet={account !== null} />
    </Ask>
  );
}

/** isSet: the secret is kept where none is entered. */
function Fields({ control, isSet }: { control: Control<Entered>; isSet: boolean }) {
  const t = useTranslations('marketplace');
  return (
    <>
      <TextField
        control={control}
        name="tenantId"
        label={t('field.tenantId')}
        hint={t('hint.tenantId')}
        required
        autoComplete="off"
      />
      <TextField
        control={control}
        name="clientId"
        label={t('field.clientId')}
        hint={t('hint.clientId')}
        required
        autoComplete="off"
      />
      <TextField
        control={control}
        name="clientSecret"
        type="password"
        label={t('field.clientSecret')}
        hint={t(isSet ? 'hint.clientSecretSet' : 'hint.clientSecret')}
        required={!isSet}
        autoComplete="off"
      />
      <TextField
        control={control}
        name="secretEndsOn"
        type="date"
        label={t('field.secretEndsOn')}
        hint={t('hint.secretEndsOn')}
      />
      <TextField control={control} name="apiUrl" label={t('field.apiUrl')} hint={t('hint.national')} />
      <TextField control={control} name="authority" label={t('field.authority')} hint={t('hint.national')} />
    </>
  );
}

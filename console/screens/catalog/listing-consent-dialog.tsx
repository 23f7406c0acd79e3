// The next version of a consent text in one language.
import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Switch,
} from '@fluentui/react-components';
import { useForm, type UseFormReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { languageNames, type Language } from '../../language.tsx';
import { TextField } from '../../ui/form.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { hasTick, useWriteConsent, type CountingText } from './consents.ts';
import type { CallToAction, Listing } from './listings.ts';

type ConsentDialog = {
  listing: Listing;
  call: CallToAction;
  language: Language;
  text: CountingText;
  onClose: () => void;
};

/** What the server puts a name in for. */
const placeholders = '{publisher}, {recipients}, {product}, {marketplace}';
const needed = ['{publisher}', '{recipients}'];

export function ConsentDialog({ listing, call, language, text, onClose }: ConsentDialog) {
  const t = useTranslations('listings.consent');
  const ui = useTranslations('ui');
  const notices = useNotices();
  const write = useWriteConsent();
  const saveForm = useSaveForm();
  const form = useForm({
    defaultValues: { button: text.button, tick: text.tick ?? '', everywhere: text.origin === 'publisher' },
  });
  const send = async () => {
    const answer = await saveForm(form, ['button', 'tick'], ({ button, tick, everywhere }) =>
      write.mutateAsync({
        listingId: everywhere ? null : listing.id,
        callToAction: call,
        language,
        button,
        tick: hasTick(call) ? tick : null,
      }),
    );
    if (answer === null) {
      notices.done(t('saved'));
      onClose();
    }
    return answer;
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('writeTitle', { language: languageNames[language] })}</DialogTitle>
          <DialogContent>
            <PlainForm
              submit={t('save')}
              onSend={send}
              besides={<Button onClick={onClose}>{ui('cancel')}</Button>}
            >
              <ConsentFields form={form} call={call} />
            </PlainForm>
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

type Values = { button: string; tick: string; everywhere: boolean };

function ConsentFields({ form, call }: { form: UseFormReturn<Values>; call: CallToAction }) {
  const t = useTranslations('listings.consent');
  const review = (words: string) => {
    if (words.length > 4_000) return t('tooLong');
    const missing = needed.find((name) => !words.includes(name));
    return missing === undefined ? undefined : t('mustName', { name: missing });
  };
  return (
    <>
      <TextField
        control={form.control}
        name="button"
        label={t('button')}
        hint={t('buttonHint', { names: placeholders })}
        required
        multiline
        rows={8}
        review={review}
      />
      {hasTick(call) && (
        <TextField
          control={form.control}
          name="tick"
          label={t('tick')}
          hint={t('tickHint')}
          required
          multiline
        />
      )}
      <Field hint={t('everywhereHint')}>
        <Switch
          label={t('everywhere')}
          checked={form.watch('everywhere')}
          onChange={(_, { checked }) => form.setValue('everywhere', checked)}
        />
      </Field>
    </>
  );
}

// The next version of a consent text in one language.
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  MessageBar,
  MessageBarBody,
  Switch,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { languageNames, type Language } from '../../language.tsx';
import { placeProblem, TextField } from '../../ui/form.tsx';
import { useNotices } from '../../ui/notices.tsx';
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
  const [everywhere, setEverywhere] = useState(text.origin === 'publisher');
  const [complaint, setComplaint] = useState<string | null>(null);
  const { control, handleSubmit, setError } = useForm({
    defaultValues: { button: text.button, tick: text.tick ?? '' },
  });
  const save = handleSubmit(async ({ button, tick }) => {
    setComplaint(null);
    try {
      await write.mutateAsync({
        listingId: everywhere ? null : listing.id,
        callToAction: call,
        language,
        button,
        tick: hasTick(call) ? tick : null,
      });
      notices.done(t('saved'));
      onClose();
    } catch (error) {
      setComplaint(placeProblem(error, setError, ['button', 'tick']));
    }
  });
  const review = (words: string) => {
    if (words.length > 4_000) return t('tooLong');
    const missing = needed.find((name) => !words.includes(name));
    return missing === undefined ? undefined : t('mustName', { name: missing });
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form noValidate onSubmit={(event) => void save(event)}>
          <DialogBody>
            <DialogTitle>{t('writeTitle', { language: languageNames[language] })}</DialogTitle>
            <DialogContent style={{ display: 'flex', flexDirection: 'column', gap: 12 }}>
              {complaint !== null && (
                <MessageBar intent="error" layout="multiline">
                  <MessageBarBody>{complaint}</MessageBarBody>
                </MessageBar>
              )}
              <TextField
                control={control}
                name="button"
                label={t('button')}
                hint={t('buttonHint', { names: placeholders })}
                required
                multiline
                review={review}
              />
              {hasTick(call) && (
                <TextField
                  control={control}
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
                  checked={everywhere}
                  onChange={(_, { checked }) => setEverywhere(checked)}
                />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{ui('cancel')}</Button>
              <Button type="submit" appearance="primary" disabled={write.isPending}>
                {t('save')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

// A card that shows facts and, when asked, a form for the same. Which card is open is in the address.
import { Button } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from './card.tsx';
import { useFilters } from './filters.ts';
import { useNotices } from './notices.tsx';
import { PlainForm } from './plain-form.tsx';
import type { Sent } from './sending.tsx';

type EditCard = {
  title: string;
  /** Names the card in the address. */
  name: string;
  changeable: boolean;
  facts: ReactNode;
  /** The form's fields. */
  children: ReactNode;
  /** Saves what was typed. */
  onSave: () => Promise<Sent>;
  onOpen: () => void;
};

export function EditCard({ title, name, changeable, facts, children, onSave, onOpen }: EditCard) {
  const t = useTranslations('ui');
  const notices = useNotices();
  const [{ edit }, go] = useFilters(['edit']);
  const button = useRef<HTMLElement>(null);
  const open = changeable && edit === name;
  const wasOpen = useRef(open);
  useEffect(() => {
    // Whoever closes the form finds the focus where it was before.
    if (wasOpen.current && !open) button.current?.focus();
    wasOpen.current = open;
  }, [open]);

  const close = () => go({ edit: undefined });
  const save = async () => {
    const answer = await onSave();
    if (answer === null) {
      notices.done(t('saved'));
      close();
    }
    return answer;
  };
  if (open)
    return (
      <Card title={title}>
        <PlainForm submit={t('save')} onSend={save} besides={<Button onClick={close}>{t('cancel')}</Button>}>
          {children}
        </PlainForm>
      </Card>
    );
  const edited = () => {
    onOpen();
    go({ edit: name });
  };
  const actions = changeable && (
    <Button
      ref={button as never}
      size="small"
      icon={<EditRegular />}
      aria-label={`${t('edit')}: ${title}`}
      onClick={edited}
    >
      {t('edit')}
    </Button>
  );
  return (
    <Card title={title} actions={actions}>
      {facts}
    </Card>
  );
}

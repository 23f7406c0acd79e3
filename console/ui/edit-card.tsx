// A card that shows facts and, when asked, a form for the same. Which card is open is in the address.
import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from './card.tsx';
import { useFilters } from './filters.ts';
import { useNotices } from './notices.tsx';

type EditCard = {
  title: string;
  /** Names the card in the address. */
  name: string;
  changeable: boolean;
  facts: ReactNode;
  /** The form's fields. */
  children: ReactNode;
  /** Saves what was typed; answers a complaint that has no field of its own, null when saved, false when fields complain. */
  onSave: () => Promise<string | null | false>;
  onOpen: () => void;
};

export function EditCard({ title, name, changeable, facts, children, onSave, onOpen }: EditCard) {
  const t = useTranslations('ui');
  const notices = useNotices();
  const [{ edit }, go] = useFilters(['edit']);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const open = changeable && edit === name;

  const close = () => {
    setComplaint(null);
    go({ edit: undefined });
    // The button is there again once the facts are.
    setTimeout(() => button.current?.focus(), 50);
  };
  const save = async () => {
    setSaving(true);
    const answer = await onSave().finally(() => setSaving(false));
    if (typeof answer === 'string') return setComplaint(answer);
    setComplaint(null);
    if (answer === false) return;
    notices.done(t('saved'));
    close();
  };

  if (!open)
    return (
      <Card
        title={title}
        actions={
          changeable && (
            <Button
              ref={button}
              size="small"
              icon={<EditRegular />}
              aria-label={`${t('edit')}: ${title}`}
              onClick={() => {
                onOpen();
                go({ edit: name });
              }}
            >
              {t('edit')}
            </Button>
          )
        }
      >
        {facts}
      </Card>
    );
  return (
    <Card title={title}>
      <form
        noValidate
        style={{ display: 'flex', flexDirection: 'column', gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {complaint !== null && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{complaint}</MessageBarBody>
          </MessageBar>
        )}
        {children}
        <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="submit" appearance="primary" disabled={saving}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

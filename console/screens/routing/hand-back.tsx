// Hands all open leads of a person who leaves or is away back to their pools.
import { Button, Field, Input, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Ask } from '../../ui/ask.tsx';
import { Card } from '../../ui/card.tsx';
import { Pick } from '../../ui/pick.tsx';
import { usePeople } from '../leads/people.ts';
import { useAssignmentActs } from './assignments.ts';

export function HandBack() {
  const t = useTranslations('assignment');
  const people = usePeople();
  const { handBack } = useAssignmentActs();
  const [userId, setUser] = useState<string | undefined>();
  const [note, setNote] = useState('');
  const [done, setDone] = useState<Awaited<ReturnType<typeof handBack>> | null>(null);
  const chosen = userId ?? people[0]?.id;
  const send = async () => {
    if (chosen === undefined) return false;
    setDone(await handBack(chosen, note.trim() || null));
    return null;
  };
  const result = done && (
    <Text>
      {t('handBack.done', { assigned: done.assigned, waiting: done.waiting })}{' '}
      {done.more && t('handBack.more')}
    </Text>
  );
  return (
    <Card title={t('handBack.title')}>
      <Text>{t('handBack.about')}</Text>
      <div>
        <Ask
          button={<Button>{t('handBack.button')}</Button>}
          title={t('handBack.title')}
          act={t('handBack.act')}
          onOpen={() => setDone(null)}
          onSend={send}
          result={result}
        >
          <Pick
            label={t('person')}
            value={chosen}
            options={people.map(({ id, name }) => [id, name] as const)}
            onPick={setUser}
          />
          <Field label={t('save.why')}>
            <Input value={note} maxLength={500} onChange={(_, { value }) => setNote(value)} />
          </Field>
        </Ask>
      </div>
    </Card>
  );
}

// First step of a new destination: where shall the leads go?
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { KindCards } from './kind-cards.tsx';
import type { Kind } from './kinds.ts';

export function KindStep({ kinds, onChosen }: { kinds: readonly Kind[]; onChosen: (kind: string) => void }) {
  const t = useTranslations('destinations.new');
  const [chosen, setChosen] = useState(kinds.find(({ available }) => available)?.kind ?? '');
  return (
    <form
      style={{ display: 'flex', flexDirection: 'column', gap: 16 }}
      onSubmit={(event) => {
        event.preventDefault();
        onChosen(chosen);
      }}
    >
      <KindCards kinds={kinds} chosen={chosen} onChoose={setChosen} />
      <div>
        <Button type="submit" appearance="primary" disabled={chosen === ''}>
          {t('next')}
        </Button>
      </div>
    </form>
  );
}

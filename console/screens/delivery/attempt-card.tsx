// One attempt of a delivery: when, how long, what came of it, and what was said.
import { Text } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { Mark, type Tone } from '../../ui/marks.tsx';
import { Exactly } from '../../ui/time.tsx';
import { useMappingWords } from './mapping-words.ts';
import type { Preview } from './mappings.ts';
import { Sentence } from './sentence.tsx';
import { useSaid, type Said } from './said.ts';
import { Transcript } from './transcript.tsx';

type Mended = Preview['mended'][number];

export type Attempt = {
  number: number;
  startedAt: string;
  durationMs: number;
  outcome: string;
  reason: string | null;
  detail: string | null;
  said: Said | null;
  mended: Mended[] | null;
  transcript?: unknown;
};

const tones: Record<string, Tone> = { delivered: 'good', retry: 'waiting', refused: 'bad' };

export function AttemptCard({ attempt }: { attempt: Attempt }) {
  const t = useTranslations('deliveries');
  const said = useSaid();
  const words = useMappingWords();
  const { number, startedAt, durationMs, outcome, reason, detail, mended, transcript } = attempt;
  return (
    <Card
      title={t('attempt', { number })}
      actions={<Mark tone={tones[outcome] ?? 'info'}>{said(outcome, 'outcome')}</Mark>}
    >
      <Text>
        <Exactly at={startedAt} />, {t('transcript.ms', { ms: durationMs })}
        {reason && <>. {said(reason)}</>}
      </Text>
      <Sentence said={attempt.said} detail={detail} />
      {mended && mended.length > 0 && (
        <Text size={200}>
          {`${t('mended')}: ${mended.map((each) => `${each.field} (${words.mended(each)})`).join(', ')}`}
        </Text>
      )}
      <Transcript transcript={transcript ?? null} />
    </Card>
  );
}

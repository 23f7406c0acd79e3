// What a far side's answer means, in the reader's language; where there are no words for it, as the server says it in English.
import { Text } from '@fluentui/react-components';
import { useSentence, type Said } from './said.ts';

type Sentence = { said: Said | null; detail: string | null; className?: string };

export function Sentence({ said, detail, className }: Sentence) {
  const told = useSentence()(said);
  if (told === null && !detail) return null;
  return (
    <Text block size={200} {...(told === null ? { lang: 'en' } : {})} {...(className ? { className } : {})}>
      {told ?? detail}
    </Text>
  );
}

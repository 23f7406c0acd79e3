// What a mapping says, in the reader's words: names of lead fields and changes, a field's way in one line, who saved it.
import { useTranslations } from 'use-intl';
import { useAssignee } from '../leads/people.ts';
import { textOf } from './mapping-draft.ts';
import type { MappedField, Mapping, Preview } from './mappings.ts';
import { useSaid } from './said.ts';

/** ownFields: of the publisher's own form, by what people read there. */
export function useMappingWords(ownFields: Mapping['ownFields'] = []) {
  const t = useTranslations('mappings');
  const leadField = (name: string) =>
    ownFields.find((own) => own.name === name)?.label ??
    (t.has(`leadFields.${name}`) ? t(`leadFields.${name}`) : name);
  /** What is done with a value on its way, in one line; empty where nothing is. */
  const rules = ({
    transforms = [],
    pickList = [],
    fallback,
    unfit,
  }: Omit<MappedField, 'target' | 'source'>) =>
    [
      ...transforms.map((each) => t(`transforms.${each}`)),
      ...(pickList.length > 0
        ? [`${t('table.title')}: ${pickList.map(({ when, then }) => `${when} → ${then}`).join(', ')}`]
        : []),
      ...(fallback ? [`${t('fallback')}: ${fallback}`] : []),
      ...(unfit === 'refuse' ? [t('unfit.refuse')] : []),
    ].join(' · ');
  /** Where it comes from as well. */
  const way = (field: MappedField) => {
    const { source } = field;
    const text = textOf(source);
    const from = `${t(`from.${source.from}`)}: ${source.from === 'field' ? leadField(text) : text}`;
    return [from, rules(field)].filter((part) => part !== '').join(' · ');
  };
  const mended = ({ how, max }: Preview['mended'][number]) => t(`mended.${how}`, { max: max ?? 0 });
  const unfit = ({ why, max }: Preview['unfit'][number]) =>
    t.has(`unfitWhy.${why}`) ? t(`unfitWhy.${why}`, { max: max ?? 0 }) : why;
  return { leadField, rules, way, mended, unfit };
}

/** usr_…, key_… or operator. */
export function useMaker(): (madeBy: string) => string {
  const said = useSaid();
  const person = useAssignee();
  return (madeBy) => {
    if (madeBy.startsWith('key_')) return said('key', 'actor');
    if (madeBy === 'operator') return said('operator', 'actor');
    return person(madeBy) ?? madeBy;
  };
}

// What the parts of a model are called: people's own words, else ours for what we ship.
import { useTranslations } from 'use-intl';

type Named = { id: string; name: string | null };

export function useModelWords() {
  const t = useTranslations('scoring');
  const named =
    (kind: 'groups' | 'rules' | 'exclusions') =>
    ({ id, name }: Named): string =>
      name ?? (t.has(`${kind}.${id}`) ? t(`${kind}.${id}`) : id);
  return { group: named('groups'), rule: named('rules'), exclusion: named('exclusions') };
}

// Languages: the one for whoever's own is not known, and in which the publisher's listings have words of their own.
import { Text } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import { languageNames, type Language } from '../../language.tsx';
import { useMay } from '../../session.ts';
import { EditCard } from '../../ui/edit-card.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { LanguageField } from './language-field.tsx';
import { ListingLanguages } from './listing-languages.tsx';
import { SettingsFrame, useSettings } from './settings-frame.tsx';

type DefaultLanguage = Schema['DefaultLanguage'];
const path = '/api/v1/publishers/{publisherId}/default-language';

export function Languages() {
  const { publisherId, isOperators } = useSettings();
  const may = useMay();
  const query = useQuery({
    queryKey: [publisherId, 'default-language'],
    queryFn: () => told(api.GET(path, { params: { path: { publisherId } } })),
  });
  return (
    <SettingsFrame part="languages">
      <Answered query={query}>{(found) => <Default found={found} />}</Answered>
      {!isOperators && may('listings:read') && <ListingLanguages />}
    </SettingsFrame>
  );
}

function Default({ found }: { found: DefaultLanguage }) {
  const t = useTranslations('settings.languages');
  const { publisherId, isOperators } = useSettings();
  const may = useMay();
  const queryClient = useQueryClient();
  const saveForm = useSaveForm();
  const choose = useMutation({
    mutationFn: (language: Language | null) =>
      told(api.PUT(path, { params: { path: { publisherId } }, body: { language } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [publisherId, 'default-language'] }),
  });
  // The operator's own choice has nobody to follow, so it always is a language.
  const follows = isOperators ? undefined : t('follows', { language: languageNames[found.operators] });
  const values: { language: Language | '' } = { language: found.chosen ?? (isOperators ? found.counts : '') };
  const form = useForm({ values });
  return (
    <EditCard
      title={t('title')}
      name="language"
      changeable={may('people:write')}
      onOpen={() => form.reset(values)}
      onSave={() =>
        saveForm(form, ['language'], ({ language }) => choose.mutateAsync(language === '' ? null : language))
      }
      facts={
        <>
          <Text>{t(isOperators ? 'aboutOperator' : 'about')}</Text>
          <Facts
            facts={[[t('language'), (found.chosen === null && follows) || languageNames[found.counts]]]}
          />
        </>
      }
    >
      <LanguageField
        control={form.control}
        name="language"
        label={t('language')}
        {...(follows === undefined ? {} : { none: follows })}
      />
    </EditCard>
  );
}

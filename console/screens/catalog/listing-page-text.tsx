// What a listing's public page says and offers, and which web sites may show its form.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useForm, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { EditCard } from '../../ui/edit-card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { TextField } from '../../ui/form.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { useListingActs, type Listing } from './listings.ts';

const options = ['list', 'trial', 'test-drive', 'byol', 'transact', 'free'] as const;
type Option = (typeof options)[number];
/** As the API names them, so that its complaints find their field. */
type Values = {
  page: { summary: string; description: string; publishingOption: string; allowedOrigins: string };
};
const names = ['page.summary', 'page.description', 'page.publishingOption', 'page.allowedOrigins'];

const useStyles = makeStyles({
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', color: tokens.colorNeutralForeground1 },
});

export function ListingPageText({ listing }: { listing: Listing }) {
  const t = useTranslations('listings.page');
  const styles = useStyles();
  const may = useMay();
  const { change } = useListingActs();
  const saveForm = useSaveForm();
  const form = useForm<Values>({ defaultValues: valuesOf(listing) });
  const { summary, description, publishingOption, allowedOrigins } = listing.page;
  const save = () =>
    saveForm(form, names, ({ page }) =>
      change.mutateAsync({
        listingId: listing.id,
        page: {
          summary: page.summary.trim() || null,
          description: page.description.trim() || null,
          publishingOption: page.publishingOption as Option,
          allowedOrigins: originsIn(page.allowedOrigins),
        },
      }),
    );
  return (
    <EditCard
      title={t('text')}
      name="page"
      changeable={may('listings:write')}
      onOpen={() => form.reset(valuesOf(listing))}
      onSave={save}
      facts={
        <Facts
          facts={[
            [t('option'), t(`options.${publishingOption ?? 'list'}`)],
            [t('summary'), summary],
            [t('description'), description && <Text className={styles.text}>{description}</Text>],
            [t('origins'), allowedOrigins.length === 0 ? t('originsNone') : allowedOrigins.join(', ')],
          ]}
        />
      }
    >
      <PageFields control={form.control} />
    </EditCard>
  );
}

function PageFields({ control }: { control: Control<Values> }) {
  const t = useTranslations('listings.page');
  const atMost = (length: number) => (text: string) =>
    text.trim().length > length ? t('tooLong', { length }) : undefined;
  return (
    <>
      <SelectField
        control={control}
        name="page.publishingOption"
        label={t('option')}
        hint={t('optionHint')}
        options={options.map((each): [string, string] => [each, t(`options.${each}`)])}
      />
      <TextField
        control={control}
        name="page.summary"
        label={t('summary')}
        hint={t('summaryHint')}
        multiline
        review={atMost(300)}
      />
      <TextField
        control={control}
        name="page.description"
        label={t('description')}
        hint={t('descriptionHint')}
        multiline
        rows={10}
        review={atMost(10_000)}
      />
      <TextField
        control={control}
        name="page.allowedOrigins"
        label={t('origins')}
        hint={t('originsHint')}
        multiline
        rows={3}
        review={(text) => {
          const origin = originsIn(text).find((each) => !isOrigin(each));
          return origin === undefined ? undefined : t('originsWrong', { origin });
        }}
      />
    </>
  );
}

function valuesOf({ page }: Listing): Values {
  return {
    page: {
      summary: page.summary ?? '',
      description: page.description ?? '',
      publishingOption: page.publishingOption ?? 'list',
      allowedOrigins: page.allowedOrigins.join('\n'),
    },
  };
}

function originsIn(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}

/** The server takes http for this machine alone. */
function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

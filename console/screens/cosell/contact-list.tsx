// The sales contacts of a listing, and their file: taken out as the programme wants it, and brought in whole or not at all.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular, PeopleRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { useLanguage } from '../../language.tsx';
import { useMay, usePublisherId } from '../../session.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Answered, Empty } from '../../ui/faces.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { countryName } from '../leads/countries.ts';
import { BringContacts } from './contact-import.tsx';
import { contactsQuery, useReadinessActs, type Contact } from './readiness.ts';

const useStyles = makeStyles({
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export function SalesContacts({ listingId }: { listingId: string }) {
  const t = useTranslations('cosell.contacts');
  const styles = useStyles();
  const may = useMay();
  const notices = useNotices();
  const query = useQuery(contactsQuery(usePublisherId(), listingId));
  const { take } = useReadinessActs(listingId);
  return (
    <>
      <Text>{t('about')}</Text>
      <div className={styles.acts}>
        <Button
          icon={<ArrowDownloadRegular />}
          disabledFocusable={take.isPending}
          onClick={() => take.mutate(undefined, { onError: notices.failed })}
        >
          {t('take')}
        </Button>
        {may('cosell:write') && <BringContacts listingId={listingId} />}
      </div>
      <Answered
        query={query}
        empty={({ items }) =>
          items.length === 0 && (
            <Empty icon={<PeopleRegular />} title={t('empty.title')}>
              {t('empty.words')}
            </Empty>
          )
        }
      >
        {({ items }) => <Contacts contacts={items} />}
      </Answered>
    </>
  );
}

function Contacts({ contacts }: { contacts: Contact[] }) {
  const t = useTranslations('cosell.contacts');
  const format = useFormatter();
  const { language } = useLanguage();
  const where = (countries: string[]) =>
    countries.includes('OOO')
      ? t('everywhere')
      : format.list(countries.map((code) => countryName(language, code)));
  return (
    <DataTable<Contact>
      label={t('title')}
      rows={contacts}
      rowId={({ email, role }) => `${email} ${role}`}
      columns={[
        {
          id: 'name',
          title: t('column.name'),
          cell: ({ name, jobTitle }) => (
            <>
              <Text weight="semibold">{name}</Text>
              <Text block size={200}>
                {jobTitle}
              </Text>
            </>
          ),
        },
        { id: 'email', title: t('column.email'), hiddenBelow: 640, cell: ({ email }) => email },
        {
          id: 'role',
          title: t('column.role'),
          hiddenBelow: 640,
          cell: ({ role }) => t(`role.${keyOf(role)}`),
        },
        {
          id: 'countries',
          title: t('column.countries'),
          cell: ({ countries, states }) => (
            <>
              {where(countries)}
              {states.length > 0 && (
                <Text block size={200}>
                  {states.join(', ')}
                </Text>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

/** Partner sales is partner_sales among the words. */
const keyOf = (role: string) => role.toLowerCase().replaceAll(' ', '_');

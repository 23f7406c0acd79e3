// What others hold until it is revoked, such as keys: when each was made and last used, and an end to it.
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Confirm } from '../../ui/confirm.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Mark } from '../../ui/marks.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Ago } from '../../ui/time.tsx';
import { useFailed } from './send-form.ts';

type Revocable = {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
};

type RevocableTable<Row> = {
  /** Of the settings, by whose words it goes. */
  part: 'keys' | 'statusPages';
  /** The oldest first, as the API has them. */
  rows: Row[];
  /** What one opens to whoever holds it. */
  opens: Column<Row>;
  /** What else can be done with one that works. */
  acts?: (row: Row) => ReactNode;
  revoke: (id: string) => Promise<unknown>;
};

export function RevocableTable<Row extends Revocable>({
  part,
  rows,
  opens,
  acts,
  revoke,
}: RevocableTable<Row>) {
  const t = useTranslations(`settings.${part}`);
  const columns: Column<Row>[] = [
    { id: 'name', title: t('name'), cell: ({ name }) => name },
    opens,
    { id: 'made', title: t('made'), hiddenBelow: 960, cell: ({ createdAt }) => <Ago at={createdAt} /> },
    {
      id: 'used',
      title: t('used'),
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? t('never') : <Ago at={lastUsedAt} />),
    },
    {
      id: 'acts',
      title: '',
      align: 'end',
      width: '1%',
      cell: (row) =>
        row.revokedAt !== null ? (
          <Mark tone="quiet">{t('revoked')}</Mark>
        ) : (
          <span style={{ display: 'inline-flex', flexWrap: 'wrap', justifyContent: 'end', gap: 8 }}>
            {acts?.(row)}
            <Revoke part={part} name={row.name} revoke={() => revoke(row.id)} />
          </span>
        ),
    },
  ];
  // The newest first, and those that work before those that were revoked.
  const livingFirst = rows
    .toReversed()
    .toSorted((one, other) => Number(one.revokedAt !== null) - Number(other.revokedAt !== null));
  return <DataTable label={t('title')} columns={columns} rows={livingFirst} rowId={({ id }) => id} />;
}

type Revoke = { part: RevocableTable<never>['part']; name: string; revoke: () => Promise<unknown> };

function Revoke({ part, name, revoke }: Revoke) {
  const t = useTranslations(`settings.${part}`);
  const notices = useNotices();
  const failed = useFailed();
  return (
    <Confirm
      title={t('revokeTitle', { name })}
      words={t('revokeWords')}
      act={t('revoke')}
      onConfirm={() => void revoke().then(() => notices.done(t('revokedNow')), failed)}
    >
      <Button size="small" style={{ whiteSpace: 'nowrap' }} aria-label={t('revokeOne', { name })}>
        {t('revoke')}
      </Button>
    </Confirm>
  );
}

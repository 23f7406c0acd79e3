// The reader's passkeys: made on this device or a key beside it, named, taken away.
import { Button, Text } from '@fluentui/react-components';
import { AddRegular, DeleteRegular, EditRegular } from '@fluentui/react-icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import { sessionQuery } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Problem } from '../../ui/problem.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { Ago } from '../../ui/time.tsx';
import { PasskeyName } from './passkey-name.tsx';
import { createPasskey, passkeysHere } from './passkey.ts';
import { ProvePanel } from './prove-panel.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useFailed } from './send-form.ts';

type Passkey = Schema['Passkey'];
const key = ['passkeys'];
const path = '/api/v1/session/passkeys';

export function PasskeyCard() {
  const t = useTranslations('account.passkey');
  const query = useQuery({ queryKey: key, queryFn: () => told(api.GET(path)) });
  const [codes, setCodes] = useState<string[] | null>(null);
  /** The one to be renamed, `new` for one to be made. */
  const [named, setNamed] = useState<Passkey | 'new' | null>(null);
  const changed = useChanged();
  const removal = useRemoval();
  const columns = useColumns(setNamed, removal.begin);
  const close = () => {
    setNamed(null);
    setCodes(null);
  };
  const save = async (name: string) => {
    if (named === 'new') {
      const { recoveryCodes } = await createPasskey(name);
      await changed();
      if (recoveryCodes) return setCodes(recoveryCodes);
    } else if (named) {
      const params = { path: { passkeyId: named.id } };
      await told(api.PATCH(`${path}/{passkeyId}`, { params, body: { name } }));
      await changed();
    }
    close();
  };
  const isNew = named === 'new';
  return (
    <Card
      title={t('title')}
      actions={
        passkeysHere && (
          <Button size="small" icon={<AddRegular />} onClick={() => setNamed('new')}>
            {t('add')}
          </Button>
        )
      }
    >
      <Text>{t('about')}</Text>
      <Answered query={query} empty={({ items }) => items.length === 0 && <Text>{t('none')}</Text>}>
        {({ items }) => (
          <DataTable label={t('title')} columns={columns} rows={items} rowId={({ id }) => id} />
        )}
      </Answered>
      <SidePanel
        title={codes ? t('codes') : t(isNew ? 'add' : 'rename')}
        open={named !== null}
        onClose={close}
      >
        {codes ? (
          <RecoveryCodes codes={codes} onDone={close} />
        ) : (
          named && <PasskeyName isNew={isNew} name={isNew ? '' : named.name} onSave={save} />
        )}
      </SidePanel>
      <ProvePanel {...removal.proof} />
    </Card>
  );
}

function useChanged() {
  const queryClient = useQueryClient();
  return () => {
    void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
    return queryClient.invalidateQueries({ queryKey: key });
  };
}

/** Done at once, or when its holder has proved who they are. */
function useRemoval() {
  const ui = useTranslations('ui');
  const [waiting, setWaiting] = useState<string | null>(null);
  const changed = useChanged();
  const failed = useFailed();
  const remove = async (passkeyId: string) => {
    await told(api.DELETE(`${path}/{passkeyId}`, { params: { path: { passkeyId } } }));
    setWaiting(null);
    await changed();
  };
  return {
    begin: (passkeyId: string) =>
      remove(passkeyId).catch((error: unknown) =>
        error instanceof Problem && error.code === 'proof_needed' ? setWaiting(passkeyId) : failed(error),
      ),
    proof: {
      open: waiting !== null,
      submit: ui('remove'),
      onProved: () => remove(waiting!),
      onClose: () => setWaiting(null),
    },
  };
}

function useColumns(
  rename: (passkey: Passkey) => void,
  remove: (passkeyId: string) => Promise<void>,
): Column<Passkey>[] {
  const t = useTranslations('account.passkey');
  const ui = useTranslations('ui');
  return [
    { id: 'name', title: t('name'), cell: ({ name }) => name },
    { id: 'made', title: t('made'), hiddenBelow: 640, cell: ({ createdAt }) => <Ago at={createdAt} /> },
    {
      id: 'used',
      title: t('used'),
      hiddenBelow: 640,
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? t('never') : <Ago at={lastUsedAt} />),
    },
    {
      id: 'acts',
      title: '',
      align: 'end',
      width: '1%',
      cell: (passkey) => (
        <span style={{ display: 'inline-flex' }}>
          <Button
            size="small"
            appearance="subtle"
            icon={<EditRegular />}
            aria-label={t('renameOne', { name: passkey.name })}
            onClick={() => rename(passkey)}
          />
          <Confirm
            title={t('removeTitle', { name: passkey.name })}
            words={t('removeWords')}
            act={ui('remove')}
            onConfirm={() => void remove(passkey.id)}
          >
            <Button
              size="small"
              appearance="subtle"
              icon={<DeleteRegular />}
              aria-label={t('removeOne', { name: passkey.name })}
            />
          </Confirm>
        </span>
      ),
    },
  ];
}

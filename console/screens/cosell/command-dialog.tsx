// A dialog for what is told a programme of a referral. It is sent for the referral as the person saw it: what changed meanwhile is
// shown, and what they typed stays.
import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Answered } from '../../ui/faces.tsx';
import { placeProblem } from '../../ui/form.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import type { Sent } from '../../ui/sending.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { CommandFields } from './command-fields.tsx';
import { Meanwhile } from './command-meanwhile.tsx';
import { askedOf, goneOnFrom, isPossible, namesOf, typedOf, type Asking, type Typed } from './command.ts';
import { useAskReferral } from './cosell-acts.ts';
import {
  programmesQuery,
  referralQuery,
  type Command,
  type Programme,
  type ReferralWithStory,
} from './referrals.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  name: { overflowWrap: 'anywhere' },
});

type CommandDialog = {
  referralId: string;
  kind: Asking;
  onClose: () => void;
  /** Once it was sent, with what became of it. */
  onAsked: (command: Command) => void;
};

export function CommandDialog({ referralId, kind, onClose, onAsked }: CommandDialog) {
  const t = useTranslations('cosell');
  const styles = useStyles();
  const publisherId = usePublisherId();
  const query = useQuery(referralQuery(publisherId, referralId));
  const programmes = useQuery(programmesQuery(publisherId));
  // It opens with what it asks, so that the focus is in the first field.
  if (query.isPending || programmes.isPending) return null;
  return (
    <Dialog
      open
      modalType={kind === 'win' ? 'alert' : 'modal'}
      onOpenChange={(_, { open }) => !open && onClose()}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t(`${kind}.title`)}</DialogTitle>
          <DialogContent className={styles.content}>
            <Answered query={programmes}>
              {({ items }) => (
                <Answered query={query}>
                  {(referral) => (
                    <Form
                      referral={referral}
                      programme={items.find(({ name }) => name === referral.programme)}
                      kind={kind}
                      onClose={onClose}
                      onAsked={onAsked}
                    />
                  )}
                </Answered>
              )}
            </Answered>
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

type Form = Omit<CommandDialog, 'referralId'> & {
  referral: ReferralWithStory;
  programme: Programme | undefined;
};

function Form({ referral, programme, kind, onClose, onAsked }: Form) {
  const t = useTranslations('cosell');
  const ui = useTranslations('ui');
  const styles = useStyles();
  const words = useProblemWords();
  const [seen, setSeen] = useState(referral);
  const [sending, setSending] = useState(false);
  const { mutateAsync } = useAskReferral();
  const before = typedOf(seen, kind);
  const form = useForm<Typed>({ defaultValues: before });
  const send = async (): Promise<Sent> => {
    let answer: Sent = false;
    await form.handleSubmit(async (typed) => {
      const asked = askedOf(kind, typed, before);
      if (asked === null) return onClose();
      setSending(true);
      try {
        onAsked(await mutateAsync({ id: seen.id, revision: seen.revision, asked }));
        answer = null;
      } catch (error) {
        setSending(false);
        answer = placeProblem(error, form.setError, namesOf[kind], 'operations.', words) ?? false;
      }
    })();
    return answer;
  };
  // What was sent changes it as well; that is no news.
  const isNewer = !sending && referral.revision !== seen.revision;
  const cancel = <Button onClick={onClose}>{ui('cancel')}</Button>;
  if (!sending && !isPossible(referral, kind))
    return (
      <>
        <Text role="status">{t('meanwhile.over', { state: t(`substatus.${referral.substatus}`) })}</Text>
        <span>{cancel}</span>
      </>
    );
  return (
    <PlainForm submit={t(`${kind}.act`)} onSend={send} besides={cancel}>
      <Text weight="semibold" className={styles.name}>
        {seen.name ?? t('noName')}
      </Text>
      {isNewer && (
        <Meanwhile
          before={before}
          now={typedOf(referral, kind)}
          onTake={() => {
            setSeen(referral);
            form.reset(goneOnFrom(typedOf(referral, kind), before, form.getValues()));
          }}
        />
      )}
      {kind === 'win' && <Text>{t('win.words')}</Text>}
      <CommandFields control={form.control} kind={kind} programme={programme} />
    </PlainForm>
  );
}

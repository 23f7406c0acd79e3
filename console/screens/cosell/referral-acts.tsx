// What may be done with a referral now: a button for each, which opens the dialog that asks for what the programme wants to know.
import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { useNotices } from '../../ui/notices.tsx';
import { CommandDialog } from './command-dialog.tsx';
import { isPossible, type Asking } from './command.ts';
import type { Referral } from './referrals.ts';

/** The main one last. */
const order: readonly Asking[] = ['decline', 'lose', 'change', 'win', 'accept'];

export function ReferralActs({ referral }: { referral: Referral }) {
  const t = useTranslations('cosell');
  const may = useMay();
  const notices = useNotices();
  const [asking, setAsking] = useState<Asking | null>(null);
  const restores = useRestoreFocusTarget();
  // One that is new can be won at once, but that is said on the board.
  const isNew = isPossible(referral, 'accept');
  const kinds = order.filter(
    (kind) => isPossible(referral, kind) && !(isNew && (kind === 'win' || kind === 'lose')),
  );
  const buttons = may('cosell:write') ? kinds : [];
  return (
    <>
      {buttons.map((kind) => (
        <Button
          key={kind}
          appearance={kind === 'accept' || kind === 'win' ? 'primary' : 'secondary'}
          onClick={() => setAsking(kind)}
          {...restores}
        >
          {t(`${kind}.act`)}
        </Button>
      ))}
      {asking && (
        <CommandDialog
          referralId={referral.id}
          kind={asking}
          onClose={() => setAsking(null)}
          onAsked={({ state }) => {
            setAsking(null);
            // Whatever else became of it stands on the page.
            if (state === 'done') notices.done(t('sent.done'));
          }}
        />
      )}
    </>
  );
}

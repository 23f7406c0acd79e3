// Over the board: what a move asks for, and what became of it where it was not simply done.
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Link } from '../../ui/link.tsx';
import { CommandDialog } from './command-dialog.tsx';
import type { Asking } from './command.ts';
import { Conflict } from './referral-conflict.tsx';
import type { Command, ReferralCard } from './referrals.ts';

export type Showing =
  | { is: 'asked'; card: ReferralCard; to: string; kind: Asking }
  | { is: 'became'; card: ReferralCard; command: Command };

type BoardDialogs = { showing: Showing; onClose: () => void; onAsked: (command: Command) => void };

export function BoardDialogs({ showing, onClose, onAsked }: BoardDialogs) {
  const t = useTranslations('cosell');
  const ui = useTranslations('ui');
  const publisherId = usePublisherId();
  const { card } = showing;
  if (showing.is === 'asked')
    return <CommandDialog referralId={card.id} kind={showing.kind} onClose={onClose} onAsked={onAsked} />;
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{card.name ?? t('noName')}</DialogTitle>
          <DialogContent>
            <Conflict command={showing.command} />
          </DialogContent>
          <DialogActions>
            <Link to={`/publishers/${publisherId}/referrals/${card.id}`}>{t('propose.open')}</Link>
            <Button appearance="primary" onClick={onClose}>
              {ui('close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

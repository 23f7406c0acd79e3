// Switches lead sharing of a listing. Off keeps its leads and sends none of them on.
import { Switch } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { useNotices } from '../../ui/notices.tsx';
import { useListingActs, type Listing } from './listings.ts';

export function ListingSwitch({ listing, labelled = false }: { listing: Listing; labelled?: boolean }) {
  const t = useTranslations('listings');
  const may = useMay();
  const notices = useNotices();
  const { change } = useListingActs();
  const { id, title, leadSharing } = listing;
  // While it is being saved it shows what was asked for.
  const enabled = change.isPending ? change.variables.leadSharing!.enabled : leadSharing.enabled;
  return (
    <Switch
      checked={enabled}
      disabled={!may('listings:write')}
      disabledFocusable={change.isPending}
      label={labelled ? t('sharing') : t(enabled ? 'on' : 'off')}
      style={{ whiteSpace: labelled ? 'normal' : 'nowrap' }}
      {...(labelled ? {} : { 'aria-label': t('sharingOf', { title }) })}
      onChange={(_, { checked }) =>
        change.mutate(
          { listingId: id, leadSharing: { enabled: checked } },
          {
            onSuccess: () => notices.done(t(checked ? 'switchedOn' : 'switchedOff', { title })),
            onError: notices.failed,
          },
        )
      }
    />
  );
}

// What to mend about a listing: as short marks in a list, with the remedy on its own screen.
import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Text,
} from '@fluentui/react-components';
import { CheckmarkRegular, WarningRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Mark } from '../../ui/marks.tsx';
import { useWarnings } from './listing-findings.ts';
import { useListingWords } from './listing-words.ts';
import type { Listing } from './listings.ts';

export function ListingWarningMarks({ listing }: { listing: Listing }) {
  const t = useTranslations('listings');
  const words = useListingWords();
  const warnings = useWarnings()(listing);
  if (warnings.length === 0)
    return (
      <Mark tone="quiet" icon={<CheckmarkRegular />}>
        {t('nothingToMend')}
      </Mark>
    );
  return (
    <span style={{ display: 'flex', flexWrap: 'wrap', gap: 4 }}>
      {warnings.map((warning) => (
        <Mark key={warning.code} tone="waiting" icon={<WarningRegular />}>
          {words.warning(warning)}
        </Mark>
      ))}
    </span>
  );
}

/** Where there is no room for marks: a line that wraps. */
export function ListingWarningLine({ listing }: { listing: Listing }) {
  const words = useListingWords();
  const warnings = useWarnings()(listing);
  if (warnings.length === 0) return null;
  return (
    <Text size={200}>
      <WarningRegular aria-hidden /> {warnings.map(words.warning).join(' · ')}
    </Text>
  );
}

type Way = { scope: string; words: string; to: string };

export function ListingWarnings({ listing }: { listing: Listing }) {
  const t = useTranslations('listings');
  const words = useListingWords();
  const warnings = useWarnings()(listing);
  const ways: Record<string, Way> = {
    no_destination: { scope: 'destinations:write', words: t('makeDestination'), to: 'destinations/new' },
    quarantined: { scope: 'leads:read', words: t('health.quarantine'), to: 'quarantine' },
  };
  return warnings.map((warning) => (
    <MessageBar key={warning.code} intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{words.warning(warning)}</MessageBarTitle>
        {words.remedy(warning)}
      </MessageBarBody>
      <Way way={ways[warning.code]} />
    </MessageBar>
  ));
}

/** Where to go to mend it. */
function Way({ way }: { way: Way | undefined }) {
  const may = useMay();
  const navigate = useNavigate();
  const publisherId = usePublisherId();
  if (way === undefined || !may(way.scope)) return null;
  return (
    <MessageBarActions>
      <Button size="small" onClick={() => void navigate({ to: `/publishers/${publisherId}/${way.to}` })}>
        {way.words}
      </Button>
    </MessageBarActions>
  );
}

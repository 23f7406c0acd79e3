// What to mend about a listing: as short marks in a list, with the remedy on its own screen.
import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { CheckmarkRegular, WarningRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Mark } from '../../ui/marks.tsx';
import { useListingWords } from './listing-words.ts';
import type { Listing } from './listings.ts';

export function ListingWarningMarks({ warnings }: Pick<Listing, 'warnings'>) {
  const t = useTranslations('listings');
  const words = useListingWords();
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

export function ListingWarnings({ listing }: { listing: Listing }) {
  const t = useTranslations('listings');
  const words = useListingWords();
  const may = useMay();
  const navigate = useNavigate();
  const publisherId = usePublisherId();
  return listing.warnings.map((warning) => (
    <MessageBar key={warning.code} intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{words.warning(warning)}</MessageBarTitle>
        {words.remedy(warning)}
      </MessageBarBody>
      {warning.code === 'no_destination' && may('destinations:write') && (
        <MessageBarActions>
          <Button
            size="small"
            onClick={() => void navigate({ to: `/publishers/${publisherId}/destinations/new` })}
          >
            {t('makeDestination')}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  ));
}

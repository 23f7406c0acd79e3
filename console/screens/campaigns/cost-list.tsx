// What a campaign cost, row by row. Nothing is changed or taken away: a correction takes the place of what was wrong.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered } from '../../ui/faces.tsx';
import { listingsQuery } from '../catalog/listings.ts';
import { useCampaignWords } from './campaign-words.tsx';
import { costsQuery, type Campaign, type Cost } from './campaigns.ts';
import { CostDialog } from './cost-dialog.tsx';

const useStyles = makeStyles({
  struck: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
});

export function CostList({ campaign }: { campaign: Campaign }) {
  const t = useTranslations('campaigns.costs');
  const may = useMay();
  const publisherId = usePublisherId();
  const query = useQuery(costsQuery(publisherId, campaign.id));
  const [open, setOpen] = useState<{ corrects: Cost | null } | null>(null);
  const changeable = may('campaigns:write');
  const columns = useColumns(changeable ? (corrects) => setOpen({ corrects }) : null);
  return (
    <Card
      title={t('title')}
      actions={
        changeable && (
          <Button icon={<AddRegular />} onClick={() => setOpen({ corrects: null })}>
            {t('enter')}
          </Button>
        )
      }
    >
      <Answered query={query} empty={({ items }) => items.length === 0 && <Text>{t('none')}</Text>}>
        {({ items }) => (
          <DataTable label={t('title')} columns={columns} rows={items} rowId={({ id }) => id} />
        )}
      </Answered>
      {open && <CostDialog campaign={campaign} corrects={open.corrects} onClose={() => setOpen(null)} />}
    </Card>
  );
}

function useColumns(onCorrect: ((cost: Cost) => void) | null): Column<Cost>[] {
  const t = useTranslations('campaigns.costs');
  const styles = useStyles();
  const { day, money } = useCampaignWords();
  const listings = useQuery(listingsQuery(usePublisherId())).data ?? [];
  const acts: Column<Cost> = {
    id: 'acts',
    title: '',
    cell: (cost) =>
      cost.correctedBy === null ? (
        <Button
          size="small"
          aria-label={`${t('correct')}: ${day(cost.day)}, ${money(cost)}`}
          onClick={() => onCorrect?.(cost)}
        >
          {t('correct')}
        </Button>
      ) : (
        t('corrected')
      ),
  };
  return [
    { id: 'day', title: t('day'), cell: (cost) => day(cost.day) },
    {
      id: 'amount',
      title: t('amount'),
      align: 'end',
      cell: (cost) => <span className={cost.correctedBy === null ? '' : styles.struck}>{money(cost)}</span>,
    },
    {
      id: 'listing',
      title: t('listing'),
      hiddenBelow: 960,
      cell: ({ listingId }) => listings.find(({ id }) => id === listingId)?.title ?? t('whole'),
    },
    { id: 'note', title: t('note'), hiddenBelow: 640, cell: ({ note }) => note ?? '–' },
    ...(onCorrect === null ? [] : [acts]),
  ];
}

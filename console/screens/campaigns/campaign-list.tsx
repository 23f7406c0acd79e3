// All campaigns in numbers: what is due to each by the chosen model, and what one lead or win of it cost.
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, MegaphoneRegular } from '@fluentui/react-icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Answered, Empty } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { CampaignDialog } from './campaign-dialog.tsx';
import { StateMark, useCampaignWords, What } from './campaign-words.tsx';
import { ResultsDownload } from './results-download.tsx';
import { ResultsFrame } from './results-frame.tsx';
import { campaignsQuery, resultsQuery, type Campaign, type Results } from './campaigns.ts';
import { ModelPick, useModel } from './model-pick.tsx';
import { useNumberColumns } from './plan-sums.tsx';

type Row = Results['campaigns'][number] & { campaign: Campaign };

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalL },
  spread: { flexGrow: 1 },
});

export function CampaignList() {
  const t = useTranslations('campaigns');
  const styles = useStyles();
  const may = useMay();
  const publisherId = usePublisherId();
  const model = useModel();
  const [{ from, to }, go] = useFilters(['from', 'to']);
  const [open, setOpen] = useState(false);
  const campaigns = useQuery(campaignsQuery(publisherId));
  const results = useQuery({
    ...resultsQuery(publisherId, { model, ...(from ? { from } : {}), ...(to ? { to } : {}) }),
    placeholderData: keepPreviousData,
  });
  const create = may('campaigns:write') && (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setOpen(true)}>
      {t('create')}
    </Button>
  );
  return (
    <>
      <Answered
        query={campaigns}
        empty={(all) =>
          all.length === 0 && (
            <Empty icon={<MegaphoneRegular />} title={t('none')} action={create}>
              {t('noneWords')}
            </Empty>
          )
        }
      >
        {(all) => (
          <Answered query={results}>
            {(told) => (
              <>
                <div className={styles.head}>
                  <Field label={t('field.from')}>
                    <Input
                      type="date"
                      value={told.from}
                      onChange={(_, { value }) => go({ from: value || undefined })}
                    />
                  </Field>
                  <Field label={t('field.to')}>
                    <Input
                      type="date"
                      value={told.to}
                      onChange={(_, { value }) => go({ to: value || undefined })}
                    />
                  </Field>
                  <span className={styles.spread} />
                  {create}
                </div>
                <ModelPick halfLifeDays={told.halfLifeDays} />
                <ResultsFrame results={told} />
                <Table all={all} results={told} />
              </>
            )}
          </Answered>
        )}
      </Answered>
      {open && <CampaignDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function Table({ all, results }: { all: readonly Campaign[]; results: Results }) {
  const t = useTranslations('campaigns');
  const base = `/publishers/${usePublisherId()}/campaigns`;
  const numbers = useNumberColumns<Row>(results, ({ campaignId, name }) => ({ name, of: { campaignId } }));
  const { days } = useCampaignWords();
  const known = new Map(all.map((campaign) => [campaign.id, campaign]));
  const rows = results.campaigns.flatMap((row): Row[] => {
    const campaign = known.get(row.campaignId);
    return campaign === undefined ? [] : [{ ...row, campaign }];
  });
  return (
    <>
      <div>
        <ResultsDownload
          results={results}
          title={t('tab.list')}
          heading={t('column.campaign')}
          rows={rows.map((row) => ({ what: row.name, of: row }))}
        />
      </div>
      <DataTable<Row>
        label={t('tab.list')}
        columns={[
          {
            id: 'name',
            title: t('column.campaign'),
            cell: ({ campaignId, name, motion, campaign }) => (
              <What>
                <Link to={`${base}/${campaignId}`}>{name}</Link>
                <br />
                {t(`motion.${motion}`)} · {days(campaign.fromDay, campaign.toDay)}
                <br />
                <StateMark state={campaign.state} />
              </What>
            ),
          },
          ...numbers,
        ]}
        rows={rows}
        rowId={({ campaignId }) => campaignId}
        rowLink={({ campaignId }) => `${base}/${campaignId}`}
      />
    </>
  );
}

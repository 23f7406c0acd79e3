// The blocks of a report, drawn as Performance draws them; where its charts do not tell of that, as plain tables.
import { MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useLanguage } from '../../language.tsx';
import { useMay, useOnlyAssigned, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Answered } from '../../ui/faces.tsx';
import { ArrivalsCard } from '../insight/arrivals-card.tsx';
import type { Asked } from '../insight/asked.ts';
import { CohortsCard } from '../insight/cohorts-card.tsx';
import { FrameWords } from '../insight/frame-words.tsx';
import { FunnelCard } from '../insight/funnel-card.tsx';
import { dimensions, workedBy } from '../insight/insight.ts';
import { MembersCard } from '../insight/members-card.tsx';
import { NumberLink } from '../insight/number-link.tsx';
import { ResponsesCard } from '../insight/responses-card.tsx';
import { RevenueCard } from '../insight/revenue-card.tsx';
import { ScoresCard } from '../insight/scores-card.tsx';
import { SpeedsCard } from '../insight/speeds-card.tsx';
import { TrendCard } from '../insight/trend-card.tsx';
import { useListingTitle } from '../insight/use-listing-title.ts';
import type { Part } from '../insight/use-asked.ts';
import { useChosen, useFunnel } from '../insight/use-funnel.ts';
import { behindCell } from './behind-cell.ts';
import { filtersOf, resultQuery, type Block, type Report } from './reports.ts';

export function ReportBlocks({ report, asked }: { report: Report; asked: Asked | null }) {
  const confined = useOnlyAssigned();
  const { question } = report;
  const isDrawn =
    asked !== null &&
    !confined &&
    question.storefront === undefined &&
    question.kind === undefined &&
    dimensions.some((each) => each === question.by) &&
    workedBy.some((each) => each === question.who);
  // What was picked goes when the report is another.
  return isDrawn ? <Drawn key={report.changedAt} report={report} asked={asked} /> : <Plain report={report} />;
}

function Drawn({ report, asked }: { report: Report; asked: Asked }) {
  const may = useMay();
  const t = useTranslations('reports');
  // What is picked within a block is looked at, and changes nothing of the report.
  const [filters, setFilters] = useState(() => filtersOf(report.question));
  const part: Part = {
    asked,
    filters,
    change: (next) => setFilters((before) => ({ ...before, ...next }) as typeof before),
  };
  const seen = report.blocks.filter((block) => block !== 'deliveries' || may('deliveries:read'));
  return (
    <>
      {seen.map((block) => (
        <OneBlock key={block} block={block} part={part} />
      ))}
      {seen.length < report.blocks.length && (
        <MessageBar>
          <MessageBarBody>{t('mail.leftOut')}</MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}

function OneBlock({ block, part }: { block: Block; part: Part }) {
  switch (block) {
    case 'funnel':
    case 'breakdown':
    case 'trend':
      return <OfFunnel block={block} part={part} />;
    case 'revenue':
      return <RevenueCard {...part} />;
    case 'arrivals':
      return <ArrivalsCard {...part} />;
    case 'scores':
      return <ScoresCard asked={part.asked} of="winRate" />;
    case 'responses':
      return <ResponsesCard {...part} />;
    case 'cohorts':
      return <CohortsCard {...part} />;
    case 'deliveries':
      return <SpeedsCard {...part} />;
  }
}

function OfFunnel({ block, part }: { block: 'funnel' | 'breakdown' | 'trend'; part: Part }) {
  const { filters } = part;
  const chosenOf = useChosen();
  const listing = useListingTitle(filters.listing);
  const query = useFunnel(part);
  return (
    <Answered query={query}>
      {(funnel) => {
        const { chosen, name } = chosenOf(funnel, filters, listing);
        if (block === 'funnel')
          return <FunnelCard funnel={funnel} filters={filters} chosen={chosen} name={name} />;
        if (block === 'breakdown') return <MembersCard funnel={funnel} filters={filters} listing={listing} />;
        return <TrendCard {...part} chosenKey={chosen?.key ?? null} name={name} />;
      }}
    </Answered>
  );
}

type Row = { id: string; cells: (string | number | null)[] };

/** As many as a screen holds; the file has all. */
const mostShown = 200;

function Plain({ report }: { report: Report }) {
  const t = useTranslations('reports');
  const format = useFormatter();
  const { language } = useLanguage();
  const query = useQuery(resultQuery(usePublisherId(), report.id, report.language ?? language));
  const shown = (cell: string | number | null, kind: string) => {
    if (cell === null) return '–';
    if (typeof cell === 'string') return cell;
    return kind === 'share'
      ? format.number(cell, { style: 'percent', maximumFractionDigits: 0 })
      : format.number(cell);
  };
  return (
    <Answered query={query}>
      {(result) => (
        <>
          {result.tables.map((table) => {
            const kept = table.columns.flatMap((column, at) =>
              column.kind === 'key' ? [] : [{ ...column, at }],
            );
            const rows = table.rows.slice(0, mostShown).map((cells, nth) => ({ cells, id: String(nth) }));
            return (
              <Card key={table.block} title={table.title}>
                <FrameWords frame={{ ...result, period: table.period }} />
                <DataTable<Row>
                  label={table.title}
                  rows={rows}
                  rowId={({ id }) => id}
                  columns={kept.map(({ id, heading, kind, at }) => ({
                    id,
                    title: heading,
                    ...(kind === 'name' || kind === 'step' ? {} : { align: 'end' as const }),
                    cell: ({ cells }) => {
                      const words = shown(cells[at] ?? null, kind);
                      const opens = behindCell(table, cells, at, report.question);
                      return opens === null ? words : <NumberLink count={1} words={words} {...opens} />;
                    },
                  }))}
                />
                {table.rows.length > mostShown && <Text size={200}>{t('moreInFile')}</Text>}
              </Card>
            );
          })}
          {result.leftOut.length > 0 && <Text>{t('mail.leftOut')}</Text>}
        </>
      )}
    </Answered>
  );
}

// A report's form beside the screen: its name, its tables, what they are asked, and who has it by mail when.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { dateIn } from '../../../src/insight/days.ts';
import { languageNames, type Language } from '../../language.tsx';
import { useMay, usePublisherId } from '../../session.ts';
import { Boxes } from '../../ui/boxes.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { Answered } from '../../ui/faces.tsx';
import { TextField } from '../../ui/form.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { askedOf } from '../insight/asked.ts';
import { InsightFilters } from '../insight/insight-filters.tsx';
import { settingsQuery } from '../insight/insight.ts';
import type { Change, Filters } from '../insight/use-asked.ts';
import { ReportWords } from './report-words.tsx';
import { useBlockWords } from './block-words.ts';
import { allBlocks, questionOf, useReportActs, type Block, type Report, type Written } from './reports.ts';
import { MailFields, mailOf, mailValues, type MailValues } from './mail-fields.tsx';

type ReportPanel = {
  /** Null: a new one. */
  report: Report | null;
  filters: Filters;
  blocks: readonly Block[];
  onClose: () => void;
};

export function ReportPanel(props: ReportPanel) {
  return (
    <ReportWords>
      <Panel {...props} />
    </ReportWords>
  );
}

function Panel(props: ReportPanel) {
  const t = useTranslations('reports');
  const settings = useQuery(settingsQuery(usePublisherId()));
  return (
    <SidePanel
      open
      title={props.report === null ? t('new') : t('edit', { name: props.report.name })}
      onClose={props.onClose}
    >
      <Answered query={settings}>{({ timeZone }) => <Form {...props} timeZone={timeZone} />}</Answered>
    </SidePanel>
  );
}

type Values = { name: string; shared: boolean; language: string } & MailValues;

function Form({
  report,
  filters: first,
  blocks: chosen,
  onClose,
  timeZone,
}: ReportPanel & { timeZone: string }) {
  const t = useTranslations('reports');
  const may = useMay();
  const navigate = useNavigate();
  const publisherId = usePublisherId();
  const saveForm = useSaveForm();
  const { save } = useReportActs();
  const [filters, setFilters] = useState(first);
  const [blocks, setBlocks] = useState<readonly Block[]>(chosen);
  const had = report?.schedule?.readers ?? [];
  const [readers, setReaders] = useState(had.map(({ userId }) => userId));
  const form = useForm<Values>({
    defaultValues: {
      name: report?.name ?? '',
      shared: report?.shared ?? false,
      language: report?.language ?? '',
      ...mailValues(report?.schedule ?? null),
    },
  });
  const { asked, faults } = askedOf(filters, dateIn(timeZone, new Date()));
  const change: Change = (next) =>
    setFilters((before) =>
      Object.fromEntries(Object.entries({ ...before, ...next }).filter(([, value]) => value !== undefined)),
    );
  const send = () =>
    asked === null
      ? Promise.resolve<false>(false)
      : saveForm(form, ['name'], async ({ name, shared, language, ...mail }) => {
          const body: Written = {
            name,
            shared,
            language: language === '' ? null : (language as Language),
            blocks: [...blocks],
            question: questionOf(filters),
            schedule: mailOf(mail, readers),
          };
          const saved = await save.mutateAsync({ id: report?.id ?? null, body });
          onClose();
          if (report === null)
            void navigate({ to: `/publishers/${publisherId}/performance/reports/${saved.id}` });
        });
  return (
    <PlainForm submit={t('save')} onSend={send}>
      <TextField control={form.control} name="name" label={t('name')} required autoComplete="off" />
      {may('leads:write') && <CheckField control={form.control} name="shared" label={t('shared')} />}
      <Tables blocks={blocks} setBlocks={setBlocks} />
      <InsightFilters {...{ filters, change, asked, faults }} compares />
      <SelectField
        control={form.control}
        name="language"
        label={t('language')}
        options={[['', t('readersOwn')], ...Object.entries(languageNames)]}
      />
      <MailFields control={form.control} {...{ readers, setReaders, timeZone, had }} />
    </PlainForm>
  );
}

type Tables = { blocks: readonly Block[]; setBlocks: (blocks: readonly Block[]) => void };

function Tables({ blocks, setBlocks }: Tables) {
  const t = useTranslations('reports');
  const may = useMay();
  const blockWords = useBlockWords();
  const offered = allBlocks.filter((block) => block !== 'deliveries' || may('deliveries:read'));
  return (
    <Boxes
      label={t('tables')}
      required
      options={offered.map((block) => [block, blockWords(block)] as const)}
      chosen={blocks}
      onChoose={(chosen) => setBlocks(allBlocks.filter((block) => chosen.includes(block)))}
    />
  );
}

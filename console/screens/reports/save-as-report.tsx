// What the address of Performance shows, under a name. The form is loaded when it is asked for.
import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { BookmarkRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Filters } from '../insight/use-asked.ts';
import { blocksOf } from './reports.ts';

const ReportPanel = lazy(async () => ({ default: (await import('./report-panel.tsx')).ReportPanel }));

export function SaveAsReport({ filters, of }: { filters: Filters; of: keyof typeof blocksOf }) {
  const t = useTranslations('insight');
  const [open, setOpen] = useState(false);
  const opener = useRestoreFocusTarget();
  return (
    <div>
      <Button {...opener} icon={<BookmarkRegular />} onClick={() => setOpen(true)}>
        {t('saveAsReport')}
      </Button>
      {open && (
        <Suspense>
          <ReportPanel report={null} filters={filters} blocks={blocksOf[of]} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}

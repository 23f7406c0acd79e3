// A destination's mapping: each field of the far side with where its value comes from, a look at a lead beside it, saved with a reason.
import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { Answered } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { destinationQuery, usePlace } from './destinations.ts';
import type { Complaints } from './mapping-draft.ts';
import { useMappingEditor } from './mapping-editor.ts';
import { MappingFields } from './mapping-fields.tsx';
import { MappingPreview } from './mapping-preview.tsx';
import { ReadFields } from './mapping-read.tsx';
import { MappingSave } from './mapping-save.tsx';
import { MappingVersions } from './mapping-versions.tsx';
import { mappingQuery, type Mapping } from './mappings.ts';

const useStyles = makeStyles({
  parts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    '@media (max-width: 1100px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  side: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
});

export function MappingScreen() {
  const t = useTranslations('mappings');
  const { destinationId } = useParams({ strict: false }) as { destinationId: string };
  const { publisherId, base } = usePlace();
  const destination = useQuery(destinationQuery(publisherId, destinationId));
  const query = useQuery(mappingQuery(publisherId, destinationId));
  const name = destination.data?.name ?? '';
  return (
    <Screen
      title={name === '' ? t('title') : t('titleOf', { name })}
      back={<Link to={`${base}/destinations/${destinationId}`}>{name || t('back')}</Link>}
    >
      <Answered query={query}>
        {(mapping) => <Editor destinationId={destinationId} mapping={mapping} />}
      </Answered>
    </Screen>
  );
}

function Editor({ destinationId, mapping }: { destinationId: string; mapping: Mapping }) {
  const t = useTranslations('mappings');
  const styles = useStyles();
  const may = useMay();
  const changeable = may('mappings:write');
  const editing = useMappingEditor(destinationId, mapping, changeable && may('leads:read'));
  const { draft, fields, complaints, preview, why, language, leadId } = editing;
  const filled = useFocusOnWrong(editing.refused);
  const labels = new Map(mapping.targets.map(({ name, label }) => [name, label]));
  const labelOf = (target: string) => labels.get(target) ?? target;
  return (
    <>
      {mapping.canReadFields && (
        <ReadFields destinationId={destinationId} mapping={mapping} changeable={changeable} />
      )}
      {!changeable && (
        <MessageBar>
          <MessageBarBody>{t('onlySeen')}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.parts}>
        <div ref={filled} className={styles.side}>
          <MappingFields
            draft={draft}
            mapping={mapping}
            complaints={complaints}
            preview={preview}
            changeable={changeable}
            onChange={editing.change}
          />
          {changeable && (
            <MappingSave
              why={why}
              language={language}
              onWhy={editing.setWhy}
              onLanguage={editing.setLanguage}
              onSend={editing.send}
            />
          )}
        </div>
        <div className={styles.side}>
          {changeable && may('leads:read') && (
            <MappingPreview
              destinationId={destinationId}
              fields={fields}
              language={language}
              leadId={leadId}
              onLead={editing.setLead}
              preview={preview}
              labelOf={labelOf}
            />
          )}
          <MappingVersions
            destinationId={destinationId}
            mapping={mapping}
            typed={{ fields, language }}
            changeable={changeable}
            onRestore={editing.restore}
            labelOf={labelOf}
          />
        </div>
      </div>
    </>
  );
}

/** The button that saves is far below what may be wrong with the fields. */
function useFocusOnWrong(refused: Complaints) {
  const filled = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (Object.keys(refused).length > 0)
      filled.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [refused]);
  return filled;
}

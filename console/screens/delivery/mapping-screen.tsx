// A destination's mapping: each field of the far side with where its value comes from, a look at a lead beside it, saved with a reason.
import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { Answered } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Problem } from '../../ui/problem.ts';
import { Screen } from '../../ui/screen.tsx';
import { destinationQuery, usePlace } from './destinations.ts';
import { draftOf, fieldsOf, placed, withTargets, type Complaints, type Draft } from './mapping-draft.ts';
import { MappingFields } from './mapping-fields.tsx';
import { MappingPreview } from './mapping-preview.tsx';
import { ReadFields } from './mapping-read.tsx';
import { MappingSave } from './mapping-save.tsx';
import { MappingVersions } from './mapping-versions.tsx';
import { mappingQuery, previewQuery, useMappingActs, type MappedField, type Mapping } from './mappings.ts';
import { useSettled } from './settled.ts';

const useStyles = makeStyles({
  parts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
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
  const notices = useNotices();
  const problemWords = useProblemWords();
  const { publisherId } = usePlace();
  const may = useMay();
  const changeable = may('destinations:write');
  const [{ lead: leadId }, go] = useFilters(['lead']);
  const [typed, setTyped] = useState<Draft>(() => draftOf(mapping.fields, mapping.targets));
  const [basedOn, setBasedOn] = useState(mapping.version);
  const [refused, setRefused] = useState<Complaints>({});
  const [why, setWhy] = useState('');
  const { save } = useMappingActs(destinationId);

  const draft = withTargets(typed, mapping.targets);
  const fields = fieldsOf(draft);
  const asked = useSettled({ fields, ...(leadId === undefined ? {} : { leadId }) });
  const preview = useQuery({
    ...previewQuery(publisherId, destinationId, asked),
    enabled: changeable && may('leads:read'),
  });
  // As it is typed, what the look at a lead says of the mapping; after saving in vain, what that said.
  const live = useDeferredValue(
    placed(preview.data?.complaints ?? [], draftOf(asked.fields, mapping.targets), problemWords.ofField),
  );
  const labels = new Map(mapping.targets.map(({ name, label }) => [name, label]));
  const labelOf = (target: string) => labels.get(target) ?? target;
  const change = (next: Draft) => {
    setTyped(next);
    setRefused({});
  };

  const send = async (): Promise<string | null | false> => {
    try {
      const saved = await save.mutateAsync({ fields, why, basedOn });
      setBasedOn(saved.version);
      setWhy('');
      setRefused({});
      notices.done(t('saved', { version: saved.version ?? 0 }));
      return null;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // Saving once more puts this on top of what the other one made.
      if (error.code === 'conflict') setBasedOn(mapping.version);
      const { complaints, left } = placed(error.errors, draft, problemWords.ofField);
      setRefused(complaints);
      if (error.code === 'conflict') return t('conflict');
      return left.length > 0
        ? problemWords.of(error)
        : Object.keys(complaints).length > 0
          ? t('wrong')
          : problemWords.of(error);
    }
  };
  const restore = (old: MappedField[], name: string) => {
    change(draftOf(old, mapping.targets));
    setWhy(t('versions.restored', { name }));
    notices.done(t('versions.taken', { name }));
  };

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
        <div className={styles.side}>
          <MappingFields
            draft={draft}
            mapping={mapping}
            complaints={{ ...live.complaints, ...refused }}
            preview={preview.data}
            changeable={changeable}
            onChange={change}
          />
          {changeable && <MappingSave why={why} onWhy={setWhy} onSend={send} />}
        </div>
        <div className={styles.side}>
          {changeable && may('leads:read') && (
            <MappingPreview
              destinationId={destinationId}
              fields={fields}
              leadId={leadId}
              onLead={(lead) => go({ lead })}
              preview={preview.data}
              labelOf={labelOf}
            />
          )}
          <MappingVersions
            destinationId={destinationId}
            mapping={mapping}
            fields={fields}
            changeable={changeable}
            onRestore={restore}
            labelOf={labelOf}
          />
        </div>
      </div>
    </>
  );
}

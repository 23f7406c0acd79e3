// How the leads of a storefront are scored: rules with their points, what another model would have done, saving it with the reason.
import { makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Answered } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { Pick } from '../../ui/pick.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useStorefrontName } from '../leads/storefronts.ts';
import { ModelExclusions } from './model-exclusions.tsx';
import { useModelEditor } from './model-editor.ts';
import { ModelGroups } from './model-groups.tsx';
import { ModelMarks } from './model-marks.tsx';
import { ModelSave } from './model-save.tsx';
import { ModelVersions } from './model-versions.tsx';
import { factsQuery, modelsQuery, type ModelVersion } from './models.ts';
import { Rescorings } from './rescorings.tsx';
import { WhatIf } from './what-if.tsx';

const useStyles = makeStyles({
  parts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 3fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    '@media (max-width: 1100px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  side: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
});

export function Scoring() {
  const t = useTranslations('scoring');
  const publisherId = usePublisherId();
  const [{ storefront }, go] = useFilters(['storefront']);
  const nameOf = useStorefrontName();
  const query = useQuery(modelsQuery(publisherId));
  return (
    <Screen title={t('title')}>
      <Text>{t('about')}</Text>
      <Text>
        <Link to={`/publishers/${publisherId}/scoring/qualification`}>{t('toQualification')}</Link>
      </Text>
      <Answered query={query}>
        {({ items }) => {
          const current = items.find((each) => each.storefront === storefront) ?? items[0];
          if (!current) return null;
          return (
            <>
              <div style={{ maxWidth: 320 }}>
                <Pick
                  label={t('storefront')}
                  value={current.storefront}
                  options={items.map((each) => [each.storefront, nameOf(each.storefront)] as const)}
                  onPick={(next) => go({ storefront: next })}
                />
              </div>
              {/* Another storefront, or a version saved by somebody else, is another form. */}
              <Editor key={current.storefront} current={current} />
            </>
          );
        }}
      </Answered>
    </Screen>
  );
}

function Editor({ current }: { current: ModelVersion }) {
  const t = useTranslations('scoring');
  const styles = useStyles();
  const changeable = useMay()('scoring:write');
  const { data: facts = [] } = useQuery(factsQuery(usePublisherId()));
  const editor = useModelEditor(current);
  const received = facts.filter(({ known }) => known === 'received');
  const parts = { editor, facts: received, changeable };
  return (
    <>
      {!changeable && (
        <MessageBar>
          <MessageBarBody>{t('onlySeen')}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.parts}>
        <div className={styles.side}>
          <ModelGroups side="fit" {...parts} />
          <ModelGroups side="interest" {...parts} />
          <ModelExclusions {...parts} />
        </div>
        <div className={styles.side}>
          <ModelMarks editor={editor} changeable={changeable} />
          {changeable && <WhatIf editor={editor} />}
          {changeable && <ModelSave editor={editor} />}
          <Rescorings storefront={current.storefront} changeable={changeable} />
          <ModelVersions storefront={current.storefront} editor={editor} changeable={changeable} />
        </div>
      </div>
    </>
  );
}

// How leads are followed up: playbooks in their order, the holidays they keep, and when each step would be due for a lead that arrives now.
import { Button, makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../language.tsx';
import { useMay, usePublisherId } from '../../session.ts';
import { AnsweredScreen } from '../../ui/answered-screen.tsx';
import { Card } from '../../ui/card.tsx';
import { Screen } from '../../ui/screen.tsx';
import { countryName } from '../leads/countries.ts';
import { freshId } from '../scoring/models.ts';
import { SaveDraft } from './save-draft.tsx';
import { HolidayFields } from './holiday-fields.tsx';
import { PlaybookCard } from './playbook-card.tsx';
import {
  playbooksQuery,
  usePlaybooksDraft,
  type EditingPlaybooks,
  type Playbooks,
} from './playbooks-draft.ts';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  add: { alignSelf: 'start' },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 320px))',
    gap: tokens.spacingVerticalM,
  },
  wrong: { color: tokens.colorPaletteRedForeground1 },
});

export function PlaybooksScreen() {
  const t = useTranslations('playbooks');
  const query = useQuery(playbooksQuery(usePublisherId()));
  return (
    <AnsweredScreen query={query} title={t('title')} back={null}>
      {/* A version saved, here or elsewhere, begins the draft anew. */}
      {(saved) => <Whole key={saved.version} saved={saved} />}
    </AnsweredScreen>
  );
}

function Whole({ saved }: { saved: Playbooks }) {
  const t = useTranslations('playbooks');
  const styles = useStyles();
  const changeable = useMay()('followup:write');
  const editing = usePlaybooksDraft(saved);
  return (
    <Screen title={t('title')}>
      <Text>{t('about')}</Text>
      <Text>{t('dates', { timeZone: editing.timeZone })}</Text>
      <section className={styles.part} aria-label={t('list')} key={editing.round}>
        <List editing={editing} changeable={changeable} />
      </section>
      <Holidays editing={editing} changeable={changeable} />
      {changeable && (
        <SaveDraft editing={editing} version={saved.version} act={t('save.act')} done={t('save.done')} />
      )}
    </Screen>
  );
}

function List({ editing, changeable }: { editing: EditingPlaybooks; changeable: boolean }) {
  const t = useTranslations('playbooks');
  const styles = useStyles();
  const [open, setOpen] = useState<string | null>(null);
  const { draft, change, wrong } = editing;
  const { playbooks } = draft;
  const complaint = wrong('playbooks');
  const add = () => {
    const id = freshId(playbooks, 'playbook');
    const when = { fact: 'hot', is: 'yes' } as const;
    const steps = [{ id: 'step_1', kind: 'call' as const, what: t('step.new'), after: { hours: 1 } }];
    // First, since behind one for all others it would be idle.
    change({ playbooks: [{ id, name: t('new'), when, steps }, ...playbooks] });
    setOpen(id);
  };
  return (
    <>
      {playbooks.length === 0 && (
        <MessageBar>
          <MessageBarBody>{t('none')}</MessageBarBody>
        </MessageBar>
      )}
      {playbooks.map(({ id }, at) => (
        <PlaybookCard
          key={id}
          at={at}
          editing={editing}
          changeable={changeable}
          open={open === id}
          onOpen={(is) => setOpen(is ? id : null)}
        />
      ))}
      {complaint && <Text className={styles.wrong}>{complaint}</Text>}
      {changeable && (
        <Button className={styles.add} icon={<AddRegular />} onClick={add}>
          {t('add')}
        </Button>
      )}
    </>
  );
}

function Holidays({ editing, changeable }: { editing: EditingPlaybooks; changeable: boolean }) {
  const t = useTranslations('playbooks');
  const styles = useStyles();
  const { language } = useLanguage();
  const { draft, change, wrong } = editing;
  const { holidays } = draft;
  return (
    <Card title={t('holidays.title')}>
      <Text>{t('holidays.about')}</Text>
      {changeable ? (
        <div className={styles.fields}>
          <HolidayFields holidays={holidays} wrong={wrong} onChange={(next) => change({ holidays: next })} />
        </div>
      ) : (
        <Text weight="semibold">
          {holidays === null
            ? t('holidays.none')
            : [countryName(language, holidays.country), holidays.region].filter(Boolean).join(' – ')}
        </Text>
      )}
    </Card>
  );
}

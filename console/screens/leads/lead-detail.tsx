// One lead, whole: who raised a hand, for what, what they agreed to, who has it and how that is proved, and all that happened.
import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import { useMay, usePublisherId } from '../../session.ts';
import { AnsweredScreen } from '../../ui/answered-screen.tsx';
import { Card } from '../../ui/card.tsx';
import { Link } from '../../ui/link.tsx';
import { useOneColumn } from '../../ui/narrow.ts';
import { Screen } from '../../ui/screen.tsx';
import { useSaid } from '../delivery/said.ts';
import { AssignMenu } from './assign-menu.tsx';
import { LeadCampaign } from '../campaigns/lead-campaign.tsx';
import { LeadActivities } from '../followup/lead-activities.tsx';
import { LeadMails } from '../mailing/lead-mails.tsx';
import { LeadNextStep } from '../followup/lead-next-step.tsx';
import { LeadResponse } from '../followup/lead-response.tsx';
import { LeadNurture } from '../nurture/lead-nurture.tsx';
import { LeadAssignments } from '../routing/lead-assignments.tsx';
import { LeadConsent } from './lead-consent.tsx';
import { LeadContact } from './lead-contact.tsx';
import { LeadOrigin } from './lead-origin.tsx';
import { LeadOwnFields } from './lead-own-fields.tsx';
import { LeadPerson } from './lead-person.tsx';
import { LeadRaw } from './lead-raw.tsx';
import { LeadRecipients } from './lead-recipients.tsx';
import { LeadRelations } from './lead-relations.tsx';
import { LeadTimeline } from './lead-timeline.tsx';
import { useAssignee } from './people.ts';
import { LeadDeals } from '../pipeline/lead-deals.tsx';
import { LeadScore } from '../scoring/lead-score.tsx';
import { LeadQualification } from '../scoring/lead-qualification.tsx';

export type LeadWhole = Schema['LeadDetail'];

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1.7fr) minmax(0, 1fr)',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  note: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

export function LeadDetail() {
  const t = useTranslations('leads');
  const { leadId = '' }: { leadId?: string } = useParams({ strict: false });
  const publisherId = usePublisherId();
  const query = useQuery({
    queryKey: [publisherId, 'leads', leadId],
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/leads/{leadId}', {
          params: { path: { publisherId, leadId } },
        }),
      ),
  });
  return (
    <AnsweredScreen query={query} title={t('column.lead')} back={<Back />}>
      {(lead) => <Whole lead={lead} />}
    </AnsweredScreen>
  );
}

function Back() {
  const t = useTranslations('leads');
  return <Link to={`/publishers/${usePublisherId()}/leads`}>{t('back')}</Link>;
}

/** The browser's tab, its history and its bookmarks name the offer, never the person. */
function Whole({ lead }: { lead: LeadWhole }) {
  const t = useTranslations('leads');
  const may = useMay();
  return (
    <Screen
      title={t('one', { offer: lead.offer.title })}
      back={<Back />}
      actions={lead.convertedAt === null && may('leads:write') && <AssignMenu leadIds={[lead.id]} />}
    >
      <Caution lead={lead} />
      <Parts lead={lead} />
    </Screen>
  );
}

/** What is read first stands first, for eyes and for the keyboard alike: so one column is another order, not two put below each other. */
function Parts({ lead }: { lead: LeadWhole }) {
  const t = useTranslations('leads');
  const styles = useStyles();
  const contact = (
    <>
      <LeadContact lead={lead} />
      {lead.note && (
        <Card title={t('note')}>
          <p className={styles.note}>{lead.note}</p>
        </Card>
      )}
      <LeadOwnFields lead={lead} />
    </>
  );
  const response = <Pending lead={lead} />;
  const activities = <Activities lead={lead} />;
  const consent = <LeadConsent lead={lead} />;
  const story = (
    <>
      <LeadRecipients lead={lead} />
      <LeadTimeline lead={lead} />
    </>
  );
  const qualification = (
    <>
      <LeadScore standing={lead.standing} />
      <LeadQualification lead={lead} />
    </>
  );
  const origin = <Origin lead={lead} />;
  const person = <People lead={lead} />;
  const assignments = lead.kind === 'customer' && (
    <LeadAssignments leadId={lead.id} assignedTo={lead.assignedTo} />
  );
  const raw = <LeadRaw raw={lead.raw} />;
  if (useOneColumn())
    return (
      <div className={styles.column}>
        {response}
        {contact}
        {activities}
        {consent}
        {qualification}
        {story}
        {origin}
        {assignments}
        {person}
        {raw}
      </div>
    );
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        {contact}
        {activities}
        {story}
        {raw}
      </div>
      <div className={styles.column}>
        {response}
        {qualification}
        {origin}
        {assignments}
        {consent}
        {person}
      </div>
    </div>
  );
}

function Activities({ lead: { id, kind } }: { lead: LeadWhole }) {
  return (
    <>
      <LeadActivities leadId={id} />
      {kind === 'customer' && <LeadMails leadId={id} />}
    </>
  );
}

function Origin({ lead }: { lead: LeadWhole }) {
  const assignee = useAssignee();
  return (
    <>
      <LeadOrigin lead={lead} assignee={assignee(lead.assignedTo)} />
      {lead.kind === 'customer' && <LeadCampaign leadId={lead.id} />}
    </>
  );
}

function People({ lead }: { lead: LeadWhole }) {
  return (
    <>
      <LeadPerson lead={lead} />
      <LeadRelations leadId={lead.id} />
    </>
  );
}

function Pending({ lead }: { lead: LeadWhole }) {
  const { id, kind, convertedAt } = lead;
  return (
    <>
      <LeadResponse leadId={id} />
      {kind === 'customer' && <LeadNextStep leadId={id} closed={convertedAt !== null} />}
      {kind === 'customer' && <LeadNurture leadId={id} />}
      <LeadDeals lead={lead} />
    </>
  );
}

/** What whoever reads it must know before they pick up the phone. */
function Caution({ lead }: { lead: LeadWhole }) {
  const t = useTranslations('leads.caution');
  const said = useSaid();
  const bars: ['warning' | 'info', string][] = [];
  if (lead.kind === 'notice') bars.push(['warning', t('notice')]);
  if (lead.kind === 'test') bars.push(['info', t('test')]);
  if (lead.status === 'withheld') bars.push(['warning', t('withheld')]);
  for (const code of lead.warnings) bars.push(['warning', said(code, 'warning')]);
  return bars.map(([intent, words]) => (
    <MessageBar key={words} intent={intent} layout="multiline">
      <MessageBarBody>{words}</MessageBarBody>
    </MessageBar>
  ));
}

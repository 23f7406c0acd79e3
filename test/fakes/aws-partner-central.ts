// AWS Partner Central's Selling API as it answers: JSON 1.0 under a checked signature, invitations whose contacts stay hidden until
// they are accepted, tasks that take their time, and updates that empty whatever they leave out.
import { AwsV4Signer } from 'aws4fetch';
import { randomBytes } from 'node:crypto';
import { startFarSide, type Answer, type FarSide, type Seen } from './http-far-side.ts';

type Row = Record<string, unknown>;

export const awsKeys = { accessKeyId: 'AKIDOFTHETESTS', secretAccessKey: 'a-secret-key-of-no-worth' };

const dayMs = 86_400_000;

/** What it knows, and how it answers. */
class World {
  settings: Record<string, string> = {};
  readonly invitations = new Map<string, Row>();
  readonly opportunities = new Map<string, Row>();
  pageSize = 20;
  /** How often a task says that it is under way before it is complete. */
  slowTasks = 0;
  url = '';
  readonly #now: () => Date;
  readonly #tasks = new Map<string, { invitation: string; opportunity: string; asked: number }>();
  readonly #byToken = new Map<string, string>();
  #made = 0;

  constructor(now: () => Date) {
    this.#now = now;
  }

  anInvitation(given: Row = {}): string {
    const Id = `engi-${randomBytes(16).toString('hex').slice(0, 13)}`;
    this.invitations.set(Id, { Id, ...usual(this.#now()), ...given });
    return Id;
  }

  change(id: string, given: Row): void {
    this.#touch(Object.assign(this.opportunities.get(id)!, given));
  }

  async serve(request: Seen): Promise<Answer> {
    const signed = await new AwsV4Signer({
      method: 'POST',
      url: this.url + request.path,
      headers: { 'x-amz-target': request.headers['x-amz-target'] ?? '' },
      body: new Uint8Array(request.body),
      ...awsKeys,
      service: 'partnercentral-selling',
      region: 'us-east-1',
      datetime: request.headers['x-amz-date'] ?? '',
    }).sign();
    if (signed.headers.get('authorization') !== request.headers['authorization'])
      return failed('InvalidSignatureException', 'The signature does not match.', 403);
    if (request.headers['content-type'] !== 'application/x-amz-json-1.0')
      return failed('UnknownOperationException', '');
    const name = (request.headers['x-amz-target'] ?? '').replace('AWSPartnerCentralSelling.', '');
    const input = JSON.parse(request.body.toString()) as Row;
    if (input['Catalog'] !== 'AWS') return failed('ValidationException', 'No such catalog.');
    return this.#operation(name)?.(input) ?? failed('UnknownOperationException', name);
  }

  #operation(name: string): ((input: Row) => Answer) | undefined {
    const known = this as unknown as Record<string, ((input: Row) => Answer) | undefined>;
    return /^[A-Z]/.test(name) ? known[name]?.bind(this) : undefined;
  }

  #touch(row: Row): Row {
    // Times of change differ, however fast they follow one another.
    row['LastModifiedDate'] = new Date(this.#now().getTime() + ++this.#made).toISOString();
    return row;
  }

  #expired(row: Row): Row {
    const ends = Date.parse(String(row['ExpirationDate']));
    if (row['Status'] === 'PENDING' && ends <= this.#now().getTime()) row['Status'] = 'EXPIRED';
    return row;
  }

  ListEngagementInvitations(input: Row): Answer {
    return this.#page(
      [...this.invitations.values()].map((row) => this.#expired(row)).toReversed(),
      input,
      'EngagementInvitationSummaries',
      ({ Id, Status, EngagementId, InvitationDate, ExpirationDate, Catalog }) => ({
        Id,
        Status,
        EngagementId,
        InvitationDate,
        ExpirationDate,
        Catalog,
      }),
    );
  }

  GetEngagementInvitation(input: Row): Answer {
    const row = this.invitations.get(String(input['Identifier']));
    return row ? answered(this.#expired(row)) : failed('ResourceNotFoundException', 'No such invitation.');
  }

  StartEngagementByAcceptingInvitationTask(input: Row): Answer {
    const row = this.invitations.get(String(input['Identifier']));
    if (!row) return failed('ResourceNotFoundException', 'No such invitation.');
    const token = String(input['ClientToken']);
    let task = this.#tasks.get(token);
    if (task === undefined) {
      if (this.#expired(row)['Status'] !== 'PENDING')
        return failed('ValidationException', `The invitation is ${String(row['Status'])}.`);
      row['Status'] = 'ACCEPTED';
      task = { invitation: String(row['Id']), opportunity: this.#opportunityOf(row), asked: 0 };
      this.#tasks.set(token, task);
    }
    const underWay = task.asked++ < this.slowTasks;
    return answered({
      TaskId: `task-${token}`,
      TaskStatus: underWay ? 'IN_PROGRESS' : 'COMPLETE',
      EngagementInvitationId: task.invitation,
      ...(!underWay && { OpportunityId: task.opportunity }),
    });
  }

  ListEngagementByAcceptingInvitationTasks(input: Row): Answer {
    const [wanted] = input['EngagementInvitationIdentifier'] as string[];
    const found = [...this.#tasks.values()].filter(({ invitation }) => invitation === wanted);
    return answered({
      TaskSummaries: found.map(({ invitation, opportunity }) => ({
        EngagementInvitationId: invitation,
        OpportunityId: opportunity,
        TaskStatus: 'COMPLETE',
      })),
    });
  }

  RejectEngagementInvitation(input: Row): Answer {
    const row = this.invitations.get(String(input['Identifier']));
    if (!row) return failed('ResourceNotFoundException', 'No such invitation.');
    if (this.#expired(row)['Status'] !== 'PENDING')
      return failed('ValidationException', `The invitation is ${String(row['Status'])}.`);
    Object.assign(row, { Status: 'REJECTED', RejectionReason: input['RejectionReason'] });
    return { status: 200 };
  }

  ListOpportunities(input: Row): Answer {
    const wanted = input['LastModifiedDate'] as { AfterLastModifiedDate?: string } | undefined;
    const after = wanted?.AfterLastModifiedDate;
    const rows = [...this.opportunities.values()]
      .filter((row) => after === undefined || String(row['LastModifiedDate']) > after)
      .toSorted((a, b) => (String(a['LastModifiedDate']) < String(b['LastModifiedDate']) ? -1 : 1));
    return this.#page(rows, input, 'OpportunitySummaries', ({ Id, LastModifiedDate, Catalog }) => ({
      Id,
      LastModifiedDate,
      Catalog,
    }));
  }

  GetOpportunity(input: Row): Answer {
    const row = this.opportunities.get(String(input['Identifier']));
    return row ? answered(row) : failed('ResourceNotFoundException', 'No such opportunity.');
  }

  UpdateOpportunity(input: Row): Answer {
    const row = this.opportunities.get(String(input['Identifier']));
    if (!row) return failed('ResourceNotFoundException', 'No such opportunity.');
    if (input['LastModifiedDate'] !== row['LastModifiedDate'])
      return failed('ConflictException', 'The opportunity was modified.');
    const review = (row['LifeCycle'] as Row)['ReviewStatus'];
    if (review === 'Submitted' || review === 'In review')
      return failed('ValidationException', 'It is under review.');
    const { Identifier: _, ...given } = input;
    for (const name of ['Customer', 'LifeCycle', 'Project', 'PartnerOpportunityIdentifier', 'Marketing'])
      row[name] = given[name] ?? null;
    this.#touch(row);
    return answered({ Id: row['Id'], LastModifiedDate: row['LastModifiedDate'] });
  }

  CreateOpportunity(input: Row): Answer {
    const token = String(input['ClientToken']);
    const known = this.#byToken.get(token);
    const id = known ?? this.#newOpportunity({ ...input, Origin: 'Partner Referral' });
    this.#byToken.set(token, id);
    return answered({ Id: id, LastModifiedDate: this.opportunities.get(id)!['LastModifiedDate'] });
  }

  SubmitOpportunity(input: Row): Answer {
    const row = this.opportunities.get(String(input['Identifier']))!;
    const cycle = row['LifeCycle'] as Row;
    if (cycle['ReviewStatus'] !== 'Pending Submission')
      return failed('ConflictException', 'It was submitted before.');
    cycle['ReviewStatus'] = 'Submitted';
    this.#touch(row);
    return { status: 200 };
  }

  #page(rows: Row[], input: Row, name: string, summary: (row: Row) => Row): Answer {
    const from = Number(input['NextToken'] ?? 0);
    const size = Math.min(this.pageSize, Number(input['MaxResults'] ?? 10));
    return answered({
      [name]: rows.slice(from, from + size).map(summary),
      ...(from + size < rows.length && { NextToken: String(from + size) }),
    });
  }

  #newOpportunity(given: Row): string {
    const id = `O${1_000_000 + ++this.#made}`;
    const { ClientToken: _, ...rest } = given;
    this.opportunities.set(
      id,
      this.#touch({
        Catalog: 'AWS',
        Id: id,
        CreatedDate: this.#now().toISOString(),
        ...rest,
        LifeCycle: { Stage: 'Prospect', ReviewStatus: 'Pending Submission', ...(given['LifeCycle'] as Row) },
      }),
    );
    return id;
  }

  #opportunityOf({ Payload }: Row): string {
    const { Customer, Project } = (Payload as Row)['OpportunityInvitation'] as {
      Customer: Row;
      Project: Row;
    };
    return this.#newOpportunity({
      Origin: 'AWS Referral',
      Marketing: { Source: 'None' },
      Customer: {
        Account: { CompanyName: Customer['CompanyName'], Address: { CountryCode: Customer['CountryCode'] } },
        Contacts: [{ FirstName: 'Ifeoma', LastName: 'Braathen', Email: 'i.braathen@fjordgrid.example' }],
      },
      Project: { Title: Project['Title'], CustomerBusinessProblem: Project['BusinessProblem'] },
      LifeCycle: { ReviewStatus: 'Approved', Stage: 'Qualified' },
    });
  }
}

export type AwsPartnerCentral = FarSide & World;

export async function startAwsPartnerCentral(now: () => Date): Promise<AwsPartnerCentral> {
  const world = new World(now);
  const far = Object.assign(world, await startFarSide((request) => world.serve(request)));
  far.settings = { ...awsKeys, catalog: 'AWS', apiUrl: far.url };
  return far;
}

const usual = (now: Date): Row => ({
  Catalog: 'AWS',
  EngagementId: 'eng-00000000000000',
  EngagementTitle: 'Edge firewall for a grid operator',
  Status: 'PENDING',
  PayloadType: 'OpportunityInvitation',
  InvitationDate: now.toISOString(),
  ExpirationDate: new Date(now.getTime() + 14 * dayMs).toISOString(),
  SenderCompanyName: 'AWS',
  Payload: {
    OpportunityInvitation: {
      Customer: { CompanyName: 'Fjordgrid AS', CountryCode: 'NO', Industry: 'Energy' },
      Project: {
        Title: 'Edge firewall for a grid operator',
        BusinessProblem: 'Substations need a firewall that survives the winter.',
        TargetCompletionDate: '2026-09-30',
        ExpectedCustomerSpend: [{ Amount: '5000.0', CurrencyCode: 'USD', Frequency: 'Monthly' }],
      },
      ReceiverResponsibilities: ['Software Partner'],
      SenderContacts: [{ FirstName: 'Noor', LastName: 'Adeyemi', Email: 'noor@aws.example' }],
    },
  },
});

const answered = (body: Row): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify(body),
});

export const failed = (type: string, message: string, status = 400): Answer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify({ __type: `com.amazonaws.partnercentralselling#${type}`, message }),
});

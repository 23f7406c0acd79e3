// The contract of a co-sell programme: one value in one file, and one line in programmes.ts.
import type { Field, SettingError, Settings, Wire, WireReply } from '../connectors/connector.ts';
import type { Fault } from './fault.ts';
import type { Changes, Told } from './referral.ts';

/** What a programme works with for one try. */
export type Ways = { settings: Settings; wire: Wire };

/** What we know of a referral when something is asked about it. */
export type Known = { externalId: string; told: Told };

export type WhichKnown = (
  asked: readonly { externalId: string; version: string }[],
) => Promise<ReadonlySet<string>>;

/** A page of what changed. */
export type Polled = { is: 'read'; referrals: Told[]; cursor: string; more: boolean };
export type Fetched = { is: 'found'; referral: Told } | { is: 'gone' };

/** done: with what the far side has now, where it said so. conflict: somebody changed it there meanwhile, and nothing was written. */
export type Sent = { is: 'done'; referral: Told | null } | { is: 'conflict' } | Fault;

export type Acceptance = {
  name: string;
  value: string;
  currency: string;
  closesOn: string;
  notes: string | null;
  externalReference: string | null;
};
export type Ending = { reason: string; notes: string | null };
export type Proposal = Acceptance & {
  company: string;
  country: string;
  size: string | null;
  contact: { firstName: string; lastName: string; email: string; phone: string | null };
  consent: { shareWithOthers: boolean; contact: boolean; shareWithSellers: boolean };
  /** Help is wanted, or the programme is only told. */
  helpWanted: boolean;
};

/** A thin event: that something happened to one referral. externalId null: to none, such as a test. */
export type ThinEvent = { name: string; externalId: string | null; at: string | null };

/** key: the same on every try of a command; a far side that can drop a repeat by it does. */
type Command<Input> = (ways: Ways, known: Known, input: Input, key: string) => Promise<Sent>;

export type Programme = {
  /** In URLs and tables. */
  name: string;
  title: string;
  fields: readonly Field[];
  review: (settings: Settings) => SettingError[];
  /** Contacts are hidden until the referral is accepted. */
  masks: boolean;
  answerWithinMs: number;
  /** What is accepted becomes another referral under another id, in its own time; asked again with the same key, it says how far that is. */
  acceptsInSteps?: true;
  /** In their order; ends: a referral in it is closed as such. */
  stages: readonly { name: string; ends?: 'won' | 'lost' }[];
  /** Which a referral may be moved to by hand. None: the programme itself has no stages. */
  setsStage: boolean;
  /** Null: free text. */
  declineReasons: readonly string[] | null;
  loseReasons: readonly string[] | null;
  /** Which of its words stands for each reason that we ship, see src/pipeline/shipped-pipelines.ts. */
  lossReasons?: Readonly<Record<string, string>>;
  /** A secret that ends by itself unless it is used: which setting, and how long it lives. */
  renewed?: { setting: string; livesMs: number };
  /** known: which of these are here already in this version, so that they need not be fetched. */
  poll(ways: Ways, cursor: string | null, known: WhichKnown): Promise<Polled | Fault>;
  get(ways: Ways, externalId: string): Promise<Fetched | Fault>;
  accept: Command<Acceptance>;
  decline: Command<Ending>;
  update: Command<Changes>;
  win: Command<null>;
  lose: Command<Ending>;
  create: (ways: Ways, input: Proposal, key: string) => Promise<Sent>;
  event: {
    /** Where the address is not the only secret. not_ours: the signature does not hold. */
    verify?: (
      ways: Ways,
      headers: Record<string, string>,
      body: Buffer,
    ) => Promise<'ours' | 'not_ours' | Fault>;
    /** Null: a body that no such event has. */
    read(body: Buffer): ThinEvent | null;
  };
};

/** Identity function that types a programme where it is written. */
export function defineProgramme(programme: Programme): Programme {
  return programme;
}

export const isFault = (value: { is: string }): value is Fault =>
  value.is === 'retry' || value.is === 'refused';
export const isReply = (value: WireReply | { is: string }): value is WireReply => 'body' in value;

// Sends what is due: claims by batch, makes the mails ready, pushes them over several connections, and notes what became of them by batch.
import type { Happening } from '../events.ts';
import type { App } from '../platform/app.ts';
import { GroupCommit } from '../platform/group-commit.ts';
import { createMailer, senderOf, senderParts, type Mailer } from '../platform/mailer.ts';
import { NetworkError } from '../platform/network-fault.ts';
import { Press, type Letter } from './letters.ts';
import { whyNot } from './may-mail.ts';
import { nextTryAt, outcomeOf, restMs, softBouncesUntilStop, type Outcome } from './outcome.ts';
import { Pace } from './pace.ts';
import { Places } from './places.ts';
import { claimDue, giveBack, noteOutcomes, softlyLost, type Claimed, type Noted } from './sender-store.ts';
import { stopAddresses } from './stop.ts';

const leaseMs = 3 * 60_000;
const usualTimeoutMs = 60_000;
/** Leads of one batch are asked once more whether they may be written to, so it is small. */
const perBatch = 250;
/** Batches that are under way at once: while one waits for its last answers the next is sent. */
const mostBatches = 4;
const connections = 20;
/** Mails that wait for a connection are not under way: on a server that hangs they cost no time, and no try. */
const atOnce = 2 * connections;
const lookMs = 500;

/** Only tests of servers that hang set them. */
export type SenderLimits = { timeoutMs?: number };

type Ended = { mail: Claimed; letter: Letter; outcome: Outcome };

/** One per process that works; without a mail server it does nothing, and mails wait. */
export class Sender {
  readonly #app: App;
  readonly #mailer: Mailer;
  readonly #press: Press;
  readonly #pace: Pace;
  readonly #places = new Places(atOnce);
  readonly #timeoutMs: number;
  readonly #notes: GroupCommit<Ended, void>;
  readonly #underWay = new Set<Promise<void>>();
  readonly #from: string;
  #timer: NodeJS.Timeout | null = null;
  #claiming: Promise<boolean> | null = null;
  #restUntil = 0;
  #troubles = 0;
  #stopped = false;

  constructor(app: App, { timeoutMs = usualTimeoutMs }: SenderLimits = {}) {
    this.#timeoutMs = timeoutMs;
    const smtpUrl = app.config.smtpUrl?.reveal() ?? null;
    this.#app = app;
    this.#from = senderOf(smtpUrl);
    this.#mailer = createMailer(smtpUrl, this.#from, connections);
    this.#press = new Press(app, senderParts(this.#from));
    this.#pace = new Pace(app.config.mailsPerSecond);
    this.#notes = new GroupCommit({
      flush: (batch) => this.#note(batch),
      maxBatch: 500,
      maxFlights: 1,
      gatherMs: 20,
      maxWaiting: 100_000,
    });
  }

  get press(): Press {
    return this.#press;
  }

  start(): void {
    if (this.#app.config.smtpUrl === null) return;
    this.#timer = setInterval(() => this.#look(), lookMs);
    this.#look();
  }

  /** The limit is the installation's: each of its processes has a part. */
  setNodes(count: number): void {
    this.#pace.share(count);
  }

  /** What was begun is ended and noted. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearInterval(this.#timer);
    await this.#claiming;
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
    this.#mailer.close();
  }

  /** For whoever moves the clock by hand: sends until nothing more is due. */
  async settle(): Promise<void> {
    for (let more = true; more;) {
      more = await this.#claim();
      while (this.#underWay.size > 0) await Promise.all(this.#underWay);
    }
  }

  #look(): void {
    if (this.#stopped || this.#claiming !== null) return;
    this.#claiming = this.#claim()
      .catch((err: unknown) => {
        this.#app.log.warn({ err }, 'mails.not_claimed');
        return false;
      })
      .finally(() => (this.#claiming = null));
    void this.#claiming.then((more) => more && this.#look());
  }

  /** True where more may be due. */
  async #claim(): Promise<boolean> {
    const now = this.#app.clock.now();
    if (this.#stopped || this.#underWay.size >= mostBatches || now.getTime() < this.#restUntil) return false;
    const until = new Date(now.getTime() + leaseMs);
    const most = Math.min(perBatch, this.#pace.most);
    const mails = await claimDue(this.#app.db, { nodeId: this.#app.nodeId, now, until, most });
    if (mails.length === 0) return false;
    const repeated = mails.filter(({ inDoubt }) => inDoubt).length;
    if (repeated > 0) this.#app.metrics.mailsInDoubt.inc(repeated);
    const work: Promise<void> = this.#send(mails, until)
      .catch((err: unknown) => this.#app.log.warn({ err }, 'mails.not_sent'))
      .finally(() => {
        this.#underWay.delete(work);
        if (mails.length === most) this.#look();
      });
    this.#underWay.add(work);
    return mails.length === most;
  }

  async #send(mails: Claimed[], until: Date): Promise<void> {
    const refused = await whyNot(this.#app, this.#app.db, mails);
    const letters = await this.#press.letters(
      this.#app.db,
      mails.filter(({ leadId }) => !refused.has(leadId)),
    );
    const unsent = mails.flatMap((mail) => {
      const letter = letters.get(mail.id);
      const reason =
        refused.get(mail.leadId) ?? (letter !== undefined && 'reason' in letter ? letter.reason : null);
      return reason === null ? [] : [{ mail, reason }];
    });
    if (unsent.length > 0) await this.#withhold(unsent);
    const left: Claimed[] = [];
    await Promise.all(
      mails.map(async (mail) => {
        const letter = letters.get(mail.id);
        if (letter === undefined || 'reason' in letter) return;
        if (await this.#places.within(() => this.#push(mail, letter, until))) return;
        left.push(mail);
      }),
    );
    if (left.length > 0) await giveBack(this.#app.db, left, this.#app.clock.now());
  }

  /** False when it was not tried: the server rests, or the lease would end before its answer. */
  async #push(mail: Claimed, letter: Letter, until: Date): Promise<boolean> {
    await this.#pace.turn();
    const now = this.#app.clock.now().getTime();
    if (this.#stopped || now < this.#restUntil || now + this.#timeoutMs > until.getTime()) return false;
    const outcome = await this.#mailer.send(letter.mail, this.#timeoutMs).then(
      (answer) => outcomeOf(answer, letter.address),
      (error: unknown) => {
        if (!(error instanceof NetworkError)) throw error;
        return outcomeOf(
          { trouble: error.fault === 'timeout' ? 'timeout' : 'unreachable', text: error.message },
          letter.address,
        );
      },
    );
    this.#learn(outcome);
    this.#app.metrics.mails.inc({ outcome: outcome.is, reason: outcome.is === 'sent' ? '' : outcome.reason });
    await this.#notes.add({ mail, letter, outcome });
    return true;
  }

  #learn(outcome: Outcome): void {
    if (outcome.is !== 'retry' || !outcome.rest) {
      this.#troubles = 0;
      return;
    }
    const now = this.#app.clock.now().getTime();
    // Of many that were under way at once, the first says it for all.
    if (now < this.#restUntil) return;
    this.#troubles += 1;
    this.#restUntil = now + restMs(this.#troubles);
  }

  async #note(batch: Ended[]): Promise<void[]> {
    await this.#app.outbox.transact(null, async (tx, say) => {
      const now = this.#app.clock.now();
      const noted = batch.map((ended) => notedOf(ended, now));
      const open = await noteOutcomes(tx, noted, now);
      const here = batch.flatMap((ended, at) =>
        open.has(ended.mail.id) ? [{ ...ended, noted: noted[at]! }] : [],
      );
      await say(here.flatMap(happeningsOf));
      const soft = here.filter(({ noted: { bounce } }) => bounce === 'soft').map(({ mail }) => mail);
      const lost = soft.length === 0 ? new Set() : await softlyLost(tx, soft, softBouncesUntilStop);
      const dead = here.filter(({ mail, noted: { bounce } }) => bounce === 'hard' || lost.has(mail.leadId));
      await stopAddresses(
        this.#app,
        tx,
        say,
        dead.map(({ mail, letter, noted: { detail } }) => ({
          publisherId: mail.publisherId,
          hash: letter.hash,
          reason: 'bounced',
          address: letter.address,
          source: 'smtp',
          note: detail,
          mailId: mail.id,
          by: 'mailing',
        })),
      );
    });
    return batch.map(() => undefined);
  }

  async #withhold(unsent: readonly { mail: Claimed; reason: string }[]): Promise<void> {
    await this.#app.outbox.transact(null, async (tx, say) => {
      const now = this.#app.clock.now();
      const noted = unsent.map(({ mail, reason }) => withheldOf(mail, reason, now));
      const open = await noteOutcomes(tx, noted, now);
      await say(
        unsent
          .filter(({ mail }) => open.has(mail.id))
          .map(({ mail: { publisherId, id: mailId, leadId }, reason }): Happening => ({
            type: 'mail.withheld',
            publisherId,
            subjectId: leadId,
            actor: 'mailing',
            data: { mailId, leadId, reason },
          })),
      );
    });
  }
}

const blank = {
  detail: null,
  tried: false,
  sentAt: null,
  version: null,
  language: null,
  hash: null,
  bounce: null,
};

const withheldOf = ({ publisherId, id }: Claimed, reason: string, now: Date): Noted => ({
  ...blank,
  publisherId,
  id,
  state: 'withheld',
  reason,
  nextAt: now,
});

function notedOf({ mail: { publisherId, id, tries }, letter, outcome }: Ended, now: Date): Noted {
  const { version, language, hash } = letter;
  const tried = { ...blank, publisherId, id, tried: true, version, language, hash, nextAt: now };
  if (outcome.is === 'sent') return { ...tried, state: 'sent', reason: null, sentAt: now };
  const { reason, detail } = outcome;
  if (outcome.is === 'failed') return { ...tried, state: 'failed', reason, detail, bounce: outcome.bounce };
  const nextAt = nextTryAt(tries + 1, outcome, now);
  if (nextAt === null) return { ...tried, state: 'failed', reason, detail, bounce: 'soft' };
  return { ...tried, state: 'queued', reason, detail, nextAt };
}

function happeningsOf({ mail, noted: { state, reason, bounce } }: Ended & { noted: Noted }): Happening[] {
  const { publisherId, id: mailId, leadId, templateId, sequenceId } = mail;
  const of = { publisherId, subjectId: leadId, actor: 'mailing' };
  if (state === 'sent')
    return [{ ...of, type: 'mail.sent', data: { mailId, leadId, templateId, sequenceId } }];
  if (state !== 'failed') return [];
  const why = reason ?? 'refused';
  return [
    { ...of, type: 'mail.failed', data: { mailId, leadId, reason: why } },
    ...(bounce === null
      ? []
      : [
          {
            ...of,
            type: 'mail.bounced',
            data: { mailId, leadId, permanent: bounce === 'hard', reason: why },
          } satisfies Happening,
        ]),
  ];
}

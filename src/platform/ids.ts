// Prefixed, time-ordered text ids: a reader sees what an id names, an index sees them arrive in order.
import { randomBytes } from 'node:crypto';

export type Prefix =
  | 'pub' // publisher
  | 'key' // API key
  | 'lst' // listing
  | 'tok' // intake token (the row, not the secret)
  | 'per' // person
  | 'lead'
  | 'dup' // likely duplicate
  | 'mrg' // merge of two people
  | 'qrn' // quarantined body
  | 'dst' // destination
  | 'dlv' // delivery
  | 'rcn' // reconciliation
  | 'rsc' // rescoring
  | 'evt' // event
  | 'usr' // person who signs in
  | 'ses' // session
  | 'inv' // invitation
  | 'view' // saved view of a screen
  | 'cst' // consent text
  | 'idp' // identity provider
  | 'psk' // passkey
  | 'wrn' // warning of a destination
  | 'act' // what a person did about a lead
  | 'tsk' // task
  | 'pol' // pool of people that leads are handed to
  | 'abs' // absence of a person
  | 'asg' // assignment of a lead
  | 'mail' // mail to a lead
  | 'mtp' // mail template
  | 'clk' // link that was followed
  | 'mru' // address for bounces and complaints
  | 'seq' // sequence of mails
  | 'enr' // enrolment of a lead in a sequence
  | 'opp' // opportunity
  | 'pln' // marketing plan
  | 'cmp' // campaign
  | 'cost' // cost of a campaign
  | 'imp' // import of a marketplace's counts
  | 'lcm' // comparison with a marketplace's list
  | 'bfl' // back-fill of what such a list has and we have not
  | 'rpt' // report
  | 'pac' // account of a co-sell programme
  | 'ref' // referral
  | 'rcm' // what was asked about a referral
  | 'pev' // event of a programme
  | 'rnt' // note about a referral
  | 'stp' // status page
  | 'nod' // running process
  | 'req'; // request

export type Id<P extends Prefix> = `${P}_${string}`;

/** The operator owns destinations as a publisher does, under this fixed id. */
export const operatorId: Id<'pub'> = 'pub_operator';

/** Crockford's alphabet in lower case: no i, l, o, u; its order is its byte order. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
/** 2024-01-01: forty bits of milliseconds from here last until 2058. */
const epoch = 1_704_067_200_000;
const pool = Buffer.alloc(4096);
let used = pool.length;

/** `prefix_` and 20 characters: 40 bits of milliseconds since 2024, 60 random bits. */
export function newId<P extends Prefix>(prefix: P, now: Date): Id<P> {
  return `${prefix}_${timeText(now.getTime() - epoch)}${randomText(12)}`;
}

/** As newId, and greater than `before` where both are of one millisecond: what one process tells stays in the order in which it told it. */
export function nextId<P extends Prefix>(prefix: P, now: Date, before: Id<P> | null): Id<P> {
  const id = newId(prefix, now);
  const isLess = before !== null && id <= before && before.startsWith(id.slice(0, -12));
  return isLess ? increased(before) : id;
}

function increased<P extends Prefix>(id: Id<P>): Id<P> {
  const ending = /z*$/.exec(id)![0].length;
  const at = id.length - ending - 1;
  const next = alphabet[alphabet.indexOf(id[at]!) + 1]!;
  return `${id.slice(0, at)}${next}${'0'.repeat(ending)}` as Id<P>;
}

/** Not greater than any id made at that time, and greater than all made before: a time as a bound on ids. */
export function firstIdAt(prefix: Prefix, at: Date): string {
  const ms = Math.min(Math.max(at.getTime() - epoch, 0), 2 ** 40 - 1);
  return `${prefix}_${timeText(ms)}`;
}

function timeText(ms: number): string {
  let text = '';
  for (let i = 0, rest = ms; i < 8; i++) {
    text = alphabet[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** Unguessable text of 5 bits a character. */
export function randomText(length: number): string {
  if (used + length > pool.length) {
    randomBytes(pool.length).copy(pool);
    used = 0;
  }
  let text = '';
  for (let i = 0; i < length; i++) text += alphabet[pool[used++]! & 31];
  return text;
}

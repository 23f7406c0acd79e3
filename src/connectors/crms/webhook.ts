// A signed webhook (Standard Webhooks 1.0.0): the lead as it is, or an event, for whoever builds the receiver.
import { createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { answersOf } from '../answers.ts';
import {
  defineCrm,
  type EventJob,
  type Job,
  type Outcome,
  type SettingError,
  type Settings,
  type Wire,
  type WireReply,
} from '../connector.ts';
import type { FieldCode, FieldGiven } from '../../platform/field-error.ts';
import { objectIn, readCommon } from '../reply.ts';

export const webhook = defineCrm({
  kind: 'webhook',
  name: 'Webhook',
  group: 'flow',
  fields: [
    {
      name: 'url',
      kind: 'url',
      label: 'URL',
      help: 'Where your receiver takes POST requests; a flow’s trigger URL works as well, with its query.',
      required: true,
      maxLength: 2048,
    },
  ],
  mint: () => ({ signingSecret: `whsec_${randomBytes(32).toString('base64')}` }),
  review: (settings) => reviewUrl(settings['url'] ?? ''),

  // The lead goes whole; what a mapping names goes beside it, as `fields`.
  mappable: { targets: [], open: true, defaults: [] },

  push: (job, settings, wire) => send(job.key, leadBody(job), settings, wire),
  pushEvent: (job, settings, wire) => send(job.key, eventBody(job), settings, wire),
});

async function send(key: string, said: object, settings: Settings, wire: Wire): Promise<Outcome> {
  const keys = keysOf(settings);
  if (keys === null) return answer('secret_missing');
  return readReply(await wire.send(requestOf(key, said, settings, keys, wire)), wire.now);
}

const answer = answersOf('The receiver');

/** Made once per settings object: an HMAC with a key made ready costs half of one with its bytes. */
const keysBySettings = new WeakMap<Settings, KeyObject[]>();

/** While a new secret replaces the old one, both sign, so that the receiver may change over when it likes. Null without a new one. */
function keysOf(settings: Settings): KeyObject[] | null {
  const known = keysBySettings.get(settings);
  if (known) return known;
  const key = keyIn(settings['signingSecret']);
  if (key === null) return null;
  const previous = keyIn(settings['previousSigningSecret']);
  const keys = previous === null ? [key] : [key, previous];
  keysBySettings.set(settings, keys);
  return keys;
}

/** Neither body holds a time of the try: its bytes are the same on every try, and the receiver may compare them. */
function leadBody({ lead, values }: Job) {
  const data = Object.keys(values).length === 0 ? { lead } : { lead, fields: values };
  return { type: 'lead.shared', version: '1', timestamp: lead.receivedAt, data };
}

function eventBody({ event }: EventJob) {
  const { id, type, at, publisherId, subjectId, leadId, actor, details } = event;
  const data = { id, publisherId, subjectId, leadId, actor, details };
  return { type, version: '1', timestamp: at.toISOString(), data };
}

function requestOf(key: string, said: object, settings: Settings, keys: KeyObject[], { now }: Wire) {
  // Bytes at once: the signature, the record and the sending would each turn the text into bytes again.
  const body = Buffer.from(JSON.stringify(said));
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const sign = (secret: KeyObject) =>
    `v1,${createHmac('sha256', secret).update(`${key}.${timestamp}.`).update(body).digest('base64')}`;
  return {
    method: 'POST' as const,
    url: settings['url']!,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Leadshare',
      'webhook-id': key,
      'webhook-timestamp': timestamp,
      'webhook-signature': keys.map(sign).join(' '),
    },
    body,
  };
}

function readReply(reply: WireReply, now: Date): Outcome {
  const { status } = reply;
  if (status >= 200 && status < 300) return { is: 'delivered', externalId: idIn(reply.body) };
  const common = readCommon(reply, now, answer);
  if (common !== null) return common;
  if (status === 410) return answer('gone', { status });
  if (status === 401 || status === 403) return answer('credentials_wrong', { status });
  // Standard Webhooks: whatever is not a 2xx is a failure to repeat, since a receiver in trouble may answer anything.
  return answer('unexpected_status', { status }, { reply, now });
}

/** A receiver may say what it called the lead; anything else it says is its own affair. */
function idIn(body: Buffer): string | null {
  // Most receivers answer a word or nothing.
  if (body.length === 0 || body.length > 65_536 || body[0] !== 0x7b) return null;
  const id = objectIn(body)?.['id'];
  return typeof id === 'string' && id !== '' && id.length <= 200 ? id : null;
}

function reviewUrl(text: string): SettingError[] {
  const complain = (code: FieldCode, message: string, given: FieldGiven = {}) => [
    { field: 'url', code, message, given },
  ];
  if (text.length > 2048)
    return complain('too_long', 'Enter a URL of at most 2,048 characters.', { max: 2048 });
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return complain('not_a_url', 'Enter the whole address, beginning with https:// (or http://).');
  if (url.username !== '' || url.password !== '')
    return complain(
      'credentials_in_url',
      'Take the user name and password out of the URL: the receiver knows us by the signature.',
    );
  return [];
}

function keyIn(secret: string | undefined): KeyObject | null {
  const [, text] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret ?? '') ?? [];
  if (text === undefined) return null;
  const key = Buffer.from(text, 'base64');
  return key.length >= 24 && key.length <= 64 ? createSecretKey(key) : null;
}

// What mail servers and providers tell of mails that were sent, read into one shape. Pure. Formats: our own JSON; delivery status mails
// (RFC 3464) and complaints (RFC 5965) as they are; the bodies of Amazon SES by SNS, and of SendGrid, by their documentation.
import PostalMime from 'postal-mime';
import { emailKey } from '../leads/email-key.ts';
import { mailOfMessageId } from './letters.ts';
import { returnedIn, type Returned } from './return-path.ts';

export type Report = {
  type: 'bounce' | 'complaint' | 'delivered';
  /** Ours, where the report names the mail. */
  mail: { publisherId: string; id: string } | null;
  /** The address of its own to which it came back. */
  returned?: Returned | null;
  /** Normalised, where it names the address. */
  recipient: string | null;
  permanent: boolean;
  detail: string | null;
};

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What is not understood is left out: a provider tells of much that is of no use here. */
export function reportsInJson(body: unknown): Report[] {
  const items = Array.isArray(body) ? body : [body];
  return items.slice(0, 1_000).flatMap((item) => {
    if (!isObject(item)) return [];
    if (text(item['Type']) === 'Notification') return reportsInJson(parsed(text(item['Message'])));
    if (isObject(item['mail'])) return ofSes(item);
    if (text(item['event']) !== '') return ofSendGrid(item);
    return own(item);
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function own(item: Json): Report[] {
  const type = (['bounce', 'complaint', 'delivered'] as const).find((known) => known === item['type']);
  if (type === undefined) return [];
  const detail = text(item['detail']).slice(0, 300) || null;
  return [
    {
      type,
      mail: mailOfMessageId(text(item['messageId'])),
      recipient: emailKey(text(item['recipient']) || null),
      permanent: item['permanent'] !== false,
      detail,
    },
  ];
}

function ofSes({ notificationType, eventType, mail, bounce, complaint }: Json): Report[] {
  const kind = text(notificationType) || text(eventType);
  const headers = isObject(mail) && isObject(mail['commonHeaders']) ? mail['commonHeaders'] : {};
  const ours = mailOfMessageId(text(headers['messageId']));
  const of = (list: unknown) => (Array.isArray(list) ? list.filter(isObject) : []);
  if (kind === 'Bounce' && isObject(bounce))
    return of(bounce['bouncedRecipients']).map((each) => ({
      type: 'bounce',
      mail: ours,
      recipient: emailKey(text(each['emailAddress']) || null),
      permanent: bounce['bounceType'] === 'Permanent',
      detail: text(each['diagnosticCode']).slice(0, 300) || null,
    }));
  if (kind === 'Complaint' && isObject(complaint))
    return of(complaint['complainedRecipients']).map((each) => ({
      type: 'complaint',
      mail: ours,
      recipient: emailKey(text(each['emailAddress']) || null),
      permanent: true,
      detail: text(complaint['complaintFeedbackType']) || null,
    }));
  return [];
}

function ofSendGrid({ event, email, reason, type, ...rest }: Json): Report[] {
  const of = {
    mail: mailOfMessageId(text(rest['smtp-id'])),
    recipient: emailKey(text(email) || null),
    detail: text(reason).slice(0, 300) || null,
  };
  if (event === 'bounce') return [{ ...of, type: 'bounce', permanent: type !== 'blocked' }];
  if (event === 'dropped') return [{ ...of, type: 'bounce', permanent: true }];
  if (event === 'spamreport') return [{ ...of, type: 'complaint', permanent: true }];
  return [];
}

/** A mail that tells of others: a delivery status, or a complaint. Empty for any other. */
export async function reportsInMail(raw: Uint8Array): Promise<Report[]> {
  const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true });
  const parts = mail.attachments.map(({ mimeType, content }) => ({
    mimeType: mimeType.toLowerCase(),
    text: textIn(content),
  }));
  const whole = Buffer.from(raw).toString('latin1');
  const original = parts.filter(
    ({ mimeType }) => mimeType === 'message/rfc822' || mimeType === 'text/rfc822-headers',
  );
  const ours = mailOfMessageId(original.map((part) => part.text).join('\n')) ?? mailOfMessageId(whole);
  const status = parts.find(
    ({ mimeType }) => mimeType === 'message/delivery-status' || mimeType === 'message/global-delivery-status',
  );
  // Of the mail that came, not of what it quotes.
  const returned = returnedIn(whole.slice(0, whole.search(/\r?\n\r?\n/)));
  if (status) return ofStatus(status.text, ours).map((report) => ({ ...report, returned }));
  const feedback = parts.find(({ mimeType }) => mimeType === 'message/feedback-report');
  return feedback ? ofFeedback(feedback.text, ours) : [];
}

function textIn(content: unknown): string {
  if (typeof content === 'string') return content;
  return Buffer.from(content as Uint8Array).toString('latin1');
}

/** Groups of fields with blank lines between: the first is of the message, each other of a recipient (RFC 3464 §2). */
function ofStatus(status: string, mail: Report['mail']): Report[] {
  const groups = status
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n\s*\n/)
    .map(fieldsIn);
  return groups.slice(1).flatMap((fields): Report[] => {
    const action = (fields.get('action') ?? '').toLowerCase();
    const enhanced = fields.get('status') ?? '';
    const recipient = emailKey(
      addressIn(fields.get('original-recipient') ?? fields.get('final-recipient') ?? ''),
    );
    const diagnostic = fields.get('diagnostic-code') ?? enhanced;
    if (action === 'delivered')
      return [{ type: 'delivered', mail, recipient, permanent: false, detail: null }];
    if (action !== 'failed') return [];
    // A full mailbox and a policy are no reason to give an address up.
    const permanent = enhanced.startsWith('5.') && !/^5\.(?:2\.2|7\.)/.test(enhanced);
    return [{ type: 'bounce', mail, recipient, permanent, detail: diagnostic.slice(0, 300) }];
  });
}

function ofFeedback(feedback: string, mail: Report['mail']): Report[] {
  const fields = fieldsIn(feedback);
  const kind = (fields.get('feedback-type') ?? '').toLowerCase();
  if (!['abuse', 'fraud', 'virus', 'other', 'opt-out'].includes(kind)) return [];
  const recipient = emailKey(addressIn(fields.get('original-rcpt-to') ?? ''));
  return [{ type: 'complaint', mail, recipient, permanent: true, detail: kind }];
}

/** By the field's name in small letters; a line that begins with a blank goes on with the one before. */
function fieldsIn(block: string): Map<string, string> {
  const lines = block
    .replaceAll('\r\n', '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split('\n');
  return new Map(
    lines.flatMap((line) => {
      const at = line.indexOf(':');
      return at <= 0 ? [] : [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()] as const];
    }),
  );
}

/** `rfc822; a@b`, `<a@b>` or the address alone. */
const addressIn = (field: string): string | null =>
  (field.split(';').at(-1) ?? '').replace(/[<>]/g, '').trim() || null;

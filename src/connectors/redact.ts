// Takes a destination's secrets out of any text that is kept or shown, however the far side wrote them back.
import type { Outcome, Settings } from './connector.ts';

export type Redactor = {
  /** At most `limit` characters of the text, without secrets; a secret that straddles the limit is not kept in part. */
  text(text: string, limit?: number): string;
  /** Names that carry credentials lose their value whole. */
  headers(headers: Record<string, string>): Record<string, string>;
};

const mark = '[redacted]';
/** Shorter settings are no secrets, and would blank out half of every text. */
const shortest = 4;
/** In the path of a secret address: shorter parts are words of its API. */
const shortestPart = 20;
const byDestination = new WeakMap<Settings, Map<string, Redactor>>();

/** Made once per settings object, which must not change afterwards. */
export function redactorFor(settings: Settings, secrets: string[]): Redactor {
  const key = secrets.join();
  const known = byDestination.get(settings)?.get(key);
  if (known) return known;
  const made = redactor(secrets.map((name) => settings[name] ?? ''));
  byDestination.set(settings, (byDestination.get(settings) ?? new Map<string, Redactor>()).set(key, made));
  return made;
}

/** A far side may say our own credentials back in what it says of a fault. */
export function withoutSecrets<Told extends Outcome>(
  outcome: Told,
  settings: Settings,
  secrets: string[],
): Told {
  if (outcome.is === 'delivered') return outcome;
  const redact = redactorFor(settings, secrets);
  const { said, detail } = outcome;
  const values = Object.entries(said?.values ?? {}).map(([name, value]) => [name, redact.text(value)]);
  return {
    ...outcome,
    detail: redact.text(detail),
    ...(said && { said: { code: said.code, values: Object.fromEntries(values) as Record<string, string> } }),
  };
}

function redactor(secrets: string[]): Redactor {
  const forms = [...new Set(secrets.flatMap(partsOf).flatMap(formsOf))].filter(
    ({ length }) => length >= shortest,
  );
  forms.sort((a, b) => b.length - a.length);
  const longest = forms[0]?.length ?? 0;
  const pattern = new RegExp(forms.length === 0 ? '(?!)' : forms.map(escape).join('|'), 'g');
  const text = (whole: string, limit = Infinity) =>
    blankCredentials(blankForms(whole, limit, pattern, longest))
      .slice(0, limit)
      .toWellFormed();
  return {
    text,
    headers: (headers) =>
      Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [
          name,
          credentialHeader.test(name) ? mark : text(value),
        ]),
      ),
  };
}

/** Reads only as far as the limit needs, plus the longest form, so that a huge reply costs no more than a small one. */
function blankForms(whole: string, limit: number, pattern: RegExp, longest: number): string {
  const reach = limit === Infinity ? whole.length : limit * 4;
  const seen = whole.slice(0, reach + longest);
  let kept = '';
  let at = 0;
  pattern.lastIndex = 0;
  while (at < Math.min(reach, seen.length) && kept.length < limit) {
    const hit = pattern.exec(seen);
    kept += seen.slice(at, Math.min(hit?.index ?? seen.length, reach));
    if (hit === null || hit.index >= reach) break;
    kept += mark;
    at = pattern.lastIndex;
  }
  return kept;
}

/** Credentials known by their name alone: signatures and tokens in a query, keys in a connection string, a password in a URL. */
function blankCredentials(text: string): string {
  if (!text.includes('=') && !text.includes('%3') && !text.includes('@')) return text;
  return text
    .replace(/((?:SharedAccessSignature|AccountKey)(?:=|%3D))[^;\s"'<>]+/gi, `$1${mark}`)
    .replace(/((?:^|[?&\s"']|%26|%3F)sig(?:=|%3D))[^&;\s"'<>]+/gi, `$1${mark}`)
    .replace(
      /((?:[?&]|%26|%3F)(?:signature|token|access_token|api_?key|key|code|secret|password)(?:=|%3D))[^&;\s"'<>]+/gi,
      `$1${mark}`,
    )
    .replace(/(\/\/)[^/\s"'<>@]+@/g, `$1${mark}@`);
}

const credentialHeader = /auth|signature|api-?key|token|secret|cookie|password/i;

/** A secret that is made of parts is just as secret in its parts: a webhook key without its prefix, the key in a connection string. */
function partsOf(secret: string): string[] {
  const value = secret.trim();
  const inside = [...value.matchAll(/(?:AccountKey|SharedAccessSignature|sig)=([^;&\s]+)/gi)].map(
    ([, part]) => part!,
  );
  // Where the address is the key, it is one of its parts that makes it so.
  const url = /^https?:/i.test(value) && URL.canParse(value) ? new URL(value) : null;
  return [
    value,
    ...inside,
    ...(url?.pathname.split('/').filter(({ length }) => length >= shortestPart) ?? []),
    ...(/^wh[a-z]+_/.test(value) ? [value.slice(value.indexOf('_') + 1)] : []),
  ].filter(({ length }) => length >= shortest);
}

function formsOf(secret: string): string[] {
  const value = secret.toWellFormed();
  const once = encodeURIComponent(value);
  return [
    value,
    once,
    once.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()),
    encodeURIComponent(once),
    new URLSearchParams([['', value]]).toString().slice(1),
    encodeURI(value),
    JSON.stringify(value).slice(1, -1),
    JSON.stringify(value).slice(1, -1).replaceAll('/', '\\/'),
    value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`),
    value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    ...base64Forms(Buffer.from(value)),
  ];
}

/** In base64 a text looks different at each of three offsets, as in `user:secret`; its edges depend on the neighbours. */
function base64Forms(bytes: Buffer): string[] {
  const forms = [bytes.toString('base64'), bytes.toString('base64url')];
  for (const offset of [0, 1, 2]) {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
    const sure = padded
      .toString('base64url')
      .slice(offset === 0 ? 0 : offset + 1, Math.floor((padded.length * 8) / 6));
    forms.push(sure, sure.replaceAll('-', '+').replaceAll('_', '/'));
  }
  return forms.flatMap((form) => [form, encodeURIComponent(form)]);
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

// Whether an event is Partner Center's: signed by the key of a certificate that its own host gives out, and of nobody else's.
import { createVerify, X509Certificate } from 'node:crypto';
import { WireError, type Settings } from '../connectors/connector.ts';
import { isLoopback } from '../connectors/review-url.ts';
import { fault, faultOf, faultOfWire, type Fault } from './fault.ts';
import { apiOf } from './partner-center-fields.ts';
import type { Ways } from './programme.ts';

/** Pinned: a certificate from anywhere else is not looked at. */
const certificateHosts: ReadonlySet<string> = new Set([
  '3psostorageacct.blob.core.windows.net',
  'api.partnercenter.microsoft.com',
  'api.partner.microsoft.com',
]);
const organization = 'Microsoft Corporation';
/** What a certificate says of itself is believed until it ends; it is fetched anew now and then all the same. */
const keptMs = 60 * 60_000;
const mostKept = 20;
const kept = new Map<string, { pem: string; until: number }>();

/** not_ours: a header is missing or wrong, the host is another's, the certificate is not Microsoft's, or the signature does not hold. */
export async function verifyPartnerCenter(
  ways: Ways,
  headers: Record<string, string>,
  body: Buffer,
): Promise<'ours' | 'not_ours' | Fault> {
  const address = headers['x-ms-certificate-url'] ?? '';
  const signature =
    headers['x-ms-signature'] ?? /^Signature (.+)$/i.exec(headers['authorization'] ?? '')?.[1];
  const algorithm = (headers['x-ms-signature-algorithm'] ?? '').toLowerCase().replaceAll('_', '-');
  const digest = /^rsa-?(sha256|sha384|sha512)$/.exec(algorithm)?.[1];
  if (signature === undefined || digest === undefined || !isPinned(address, ways.settings)) return 'not_ours';
  const certificate = await certificateAt(ways, address);
  if ('is' in certificate) return certificate.code === 'gone' ? 'not_ours' : certificate;
  if (!isMicrosofts(certificate.read, ways.wire.now)) return 'not_ours';
  const holds = createVerify(digest)
    .update(body)
    .verify(certificate.read.publicKey, Buffer.from(signature.trim(), 'base64'));
  return holds ? 'ours' : 'not_ours';
}

/** https and an exact host; beside those only the host of an API on this very machine, for trying things out. */
function isPinned(address: string, settings: Settings): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return false;
  const api = new URL(apiOf(settings));
  if (isLoopback(api) && url.origin === api.origin) return true;
  return url.protocol === 'https:' && url.port === '' && certificateHosts.has(url.hostname);
}

async function certificateAt({ wire }: Ways, address: string): Promise<{ read: X509Certificate } | Fault> {
  const known = kept.get(address);
  if (known !== undefined && known.until > wire.now.getTime())
    return { read: new X509Certificate(known.pem) };
  try {
    const reply = await wire.send({ method: 'GET', url: address, headers: { accept: '*/*' } });
    if (reply.status !== 200) return faultOf(reply, wire.now);
    const read = new X509Certificate(reply.body);
    if (kept.size >= mostKept) kept.clear();
    kept.set(address, { pem: read.toString(), until: wire.now.getTime() + keptMs });
    return { read };
  } catch (error) {
    if (error instanceof WireError) return faultOfWire(error.fault, error.message);
    return fault('gone');
  }
}

function isMicrosofts(certificate: X509Certificate, now: Date): boolean {
  const subject = certificate.subject.split('\n');
  const counts = now >= certificate.validFromDate && now <= certificate.validToDate;
  return counts && subject.includes(`O=${organization}`) && certificate.publicKey.asymmetricKeyType === 'rsa';
}

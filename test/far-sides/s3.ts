// An S3-compatible store: buckets of objects, every request's signature computed anew from the specification (AWS Signature V4).
import { createHmac, hash, type BinaryLike } from 'node:crypto';
import { httpPeer, type Peer } from '../far-side.ts';
import { startFarSide, type Answer, type Seen } from '../fakes/http-far-side.ts';

const accessKeyId = 'AKIDEXAMPLE0LEADSHARE';
const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const region = 'eu-west-1';
const bucket = 'northwind-leads';

export async function peer(): Promise<Peer> {
  const objects = new Map<string, Buffer>();
  const serve = (request: Seen): Answer => {
    const path = request.path.split('?')[0]!;
    const wrong = signatureFault(request, path);
    if (wrong) return failed(403, wrong);
    const [, named, ...key] = path.split('/').map(decodeURIComponent);
    if (named !== bucket) return failed(404, 'NoSuchBucket');
    if (request.method !== 'PUT' || key.length === 0) return failed(405, 'MethodNotAllowed');
    objects.set(key.join('/'), request.body);
    return { status: 200, headers: { etag: `"${hash('md5', request.body)}"` } };
  };
  const far = await startFarSide(serve);
  const settings = {
    endpoint: far.url,
    region,
    bucket,
    prefix: 'crm/in box',
    accessKeyId,
    secretAccessKey,
    format: 'csv',
  };
  return {
    ...httpPeer(far, [secretAccessKey]),
    settings,
    wrong: { ...settings, secretAccessKey: 'another/secret+key' },
    records: () => Promise.resolve(objects.size),
    reasons: { failing: 'remote_error', malformed: 'malformed_reply' },
  };
}

const failed = (status: number, code: string): Answer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>Because of ${code}.</Message></Error>`,
});

function signatureFault({ method, headers, body }: Seen, path: string): string | null {
  const [, credential, names, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers['authorization'] ?? '',
    ) ?? [];
  if (credential === undefined) return 'AccessDenied';
  const [id, day, inRegion, service] = credential.split('/');
  if (id !== accessKeyId) return 'InvalidAccessKeyId';
  if (inRegion !== region || service !== 's3') return 'AuthorizationHeaderMalformed';
  const payload = headers['x-amz-content-sha256']!;
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== hash('sha256', body)) return 'XAmzContentSHA256Mismatch';
  const signed = names!.split(';').map((name) => `${name}:${headers[name]!.trim()}\n`);
  const canonical = [method, path, '', signed.join(''), names, payload].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hash('sha256', canonical)].join('\n');
  const by = (key: BinaryLike, said: string) => createHmac('sha256', key).update(said).digest();
  const key = [region, 's3', 'aws4_request'].reduce<Buffer>(by, by(`AWS4${secretAccessKey}`, day!));
  return by(key, text).toString('hex') === signature ? null : 'SignatureDoesNotMatch';
}

// A file in an S3-compatible bucket: Amazon S3, MinIO, Cloudflare R2, Backblaze B2 and their like. One PUT a file, signed (SigV4).
import { AwsV4Signer } from 'aws4fetch';
import { answersOf, type AnswerCode } from '../answers.ts';
import { defineCrm, type Job, type Outcome, type Settings, type Wire, type WireReply } from '../connector.ts';
import { fileDueAt, fileMapping, fileOf, formatField, gatherField } from '../lead-file.ts';
import { readCommon } from '../reply.ts';
import { reviewUrl } from '../review-url.ts';

export const s3 = defineCrm({
  kind: 's3',
  name: 'S3-compatible bucket',
  fields: [
    {
      name: 'endpoint',
      kind: 'url',
      label: 'Endpoint',
      help: 'The address of the service without the bucket, such as https://s3.eu-west-1.amazonaws.com.',
      required: true,
      maxLength: 300,
    },
    {
      name: 'region',
      kind: 'text',
      label: 'Region',
      help: 'Such as eu-west-1; for a service without regions us-east-1 or auto.',
      required: true,
      maxLength: 50,
    },
    {
      name: 'bucket',
      kind: 'text',
      label: 'Bucket',
      help: 'Its name alone; it must exist.',
      required: true,
      maxLength: 63,
    },
    {
      name: 'prefix',
      kind: 'text',
      label: 'Folder in the bucket',
      help: 'Such as crm/leads; empty: none.',
      required: false,
      maxLength: 200,
    },
    {
      name: 'accessKeyId',
      kind: 'text',
      label: 'Access key ID',
      help: 'Of a user that may put objects into this bucket (s3:PutObject) and nothing else.',
      required: true,
      maxLength: 128,
    },
    {
      name: 'secretAccessKey',
      kind: 'secret',
      label: 'Secret access key',
      help: 'Shown once when the access key is made.',
      required: true,
      maxLength: 128,
    },
    formatField,
    gatherField,
  ],
  review: (settings) => review(settings),
  mappable: fileMapping,
  dueAt: fileDueAt,

  push: (job, settings, wire) => put([job], settings, wire),
  batch: {
    most: 1_000,
    async push(jobs, settings, wire) {
      const outcome = await put(jobs, settings, wire);
      return jobs.map(() => outcome);
    },
  },
});

const answer = answersOf('The bucket');

async function put(jobs: Job[], settings: Settings, wire: Wire): Promise<Outcome> {
  const { name, bytes, type } = fileOf(jobs, settings);
  const prefix = (settings['prefix'] ?? '').replace(/^\/+|\/+$/g, '');
  const key = prefix === '' ? name : `${prefix}/${name}`;
  const path = [settings['bucket']!, ...key.split('/')].map(encodeURIComponent).join('/');
  const signed = await new AwsV4Signer({
    method: 'PUT',
    url: `${settings['endpoint']!.trim().replace(/\/+$/, '')}/${path}`,
    headers: { 'content-type': type },
    body: new Uint8Array(bytes),
    accessKeyId: settings['accessKeyId']!,
    secretAccessKey: settings['secretAccessKey']!,
    service: 's3',
    region: settings['region']!,
    datetime: wire.now.toISOString().replace(/[:-]|\.\d{3}/g, ''),
  }).sign();
  const reply = await wire.send({
    method: 'PUT',
    url: String(signed.url),
    headers: Object.fromEntries(signed.headers.entries()),
    body: bytes,
  });
  // The same name holds the same bytes, so a repeat changes nothing.
  if (reply.status === 200 || reply.status === 201) {
    return reply.headers['etag'] === undefined
      ? answer('not_understood', { status: reply.status }, { reply, now: wire.now })
      : { is: 'delivered', externalId: key };
  }
  return readError(reply, wire.now);
}

const meanings: Record<string, AnswerCode> = {
  InvalidAccessKeyId: 'credentials_wrong',
  SignatureDoesNotMatch: 'credentials_wrong',
  InvalidToken: 'credentials_wrong',
  RequestTimeTooSkewed: 'credentials_wrong',
  ExpiredToken: 'credentials_ended',
  AccessDenied: 'right_missing',
  AccountProblem: 'right_missing',
  NoSuchBucket: 'object_missing',
  PermanentRedirect: 'address_wrong',
  TemporaryRedirect: 'address_wrong',
  AuthorizationHeaderMalformed: 'address_wrong',
  IllegalLocationConstraintException: 'address_wrong',
  SlowDown: 'too_many_requests',
  RequestLimitExceeded: 'too_many_requests',
  OperationAborted: 'record_locked',
  EntityTooLarge: 'too_large',
  QuotaExceeded: 'plan_lacks',
  XMinioStorageFull: 'plan_lacks',
};

/** Errors are XML with a Code (S3 API Reference, Error Responses). */
function readError(reply: WireReply, now: Date): Outcome {
  const body = reply.body.toString('utf8');
  const code = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(body)?.[1] ?? '';
  const said = /<Message>([^<]{1,300})<\/Message>/.exec(body)?.[1];
  const status = code === '' ? reply.status : `${reply.status} ${code}`;
  const meaning = meanings[code];
  if (meaning !== undefined) return answer(meaning, { status, said }, { reply, now });
  const common = readCommon(reply, now, answer, said);
  if (common !== null) return common;
  if (reply.status === 401 || reply.status === 403) return answer('credentials_wrong', { status, said });
  if (reply.status === 404) return answer('address_wrong', { status, said });
  if (reply.status >= 400 && reply.status < 500) return answer('request_refused', { status, said });
  return answer('failed_inside', { status, said }, { reply, now });
}

function review(settings: Settings) {
  const { endpoint = '', bucket = '' } = settings;
  const found = reviewUrl('endpoint', endpoint, { example: 'https://s3.eu-west-1.amazonaws.com' });
  if (found.length > 0) return found;
  const url = new URL(endpoint.trim());
  if (url.pathname !== '/' || url.search !== '')
    return [
      {
        field: 'endpoint',
        code: 'only_the_address' as const,
        message: `Enter the address without the bucket: ${url.origin}.`,
        given: { address: url.origin },
      },
    ];
  // Amazon's naming rules for buckets.
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    return [
      {
        field: 'bucket',
        code: 'not_a_bucket_name' as const,
        message: 'Enter the bucket’s name: 3 to 63 small letters, digits, dots and dashes.',
      },
    ];
  return [];
}

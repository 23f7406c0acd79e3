// One call of the AWS Partner Central Selling API: JSON 1.0, signed (SigV4), its errors by their type.
import { AwsV4Signer } from 'aws4fetch';
import { WireError, type Settings } from '../connectors/connector.ts';
import { objectIn } from '../connectors/reply.ts';
import { fault, faultOf, faultOfWire, type Fault } from './fault.ts';
import type { Ways } from './programme.ts';

/** The service lives in this region alone. */
const region = 'us-east-1';

export type Body = Record<string, unknown>;
export type Answered = { is: 'answered'; body: Body };

const endpointOf = (settings: Settings) =>
  (settings['apiUrl'] || `https://partnercentral-selling.${region}.api.aws`).trim().replace(/\/+$/, '');

/** Never throws but for bugs. */
export async function ask(
  { settings, wire }: Ways,
  operation: string,
  input: Body,
): Promise<Answered | { is: 'conflict' } | Fault> {
  const body = JSON.stringify({ Catalog: settings['catalog'] || 'AWS', ...input });
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `AWSPartnerCentralSelling.${operation}`,
  };
  const signed = await new AwsV4Signer({
    method: 'POST',
    url: `${endpointOf(settings)}/`,
    headers,
    body,
    accessKeyId: settings['accessKeyId']!.trim(),
    secretAccessKey: settings['secretAccessKey']!.trim(),
    service: 'partnercentral-selling',
    region,
    datetime: wire.now.toISOString().replace(/[:-]|\.\d{3}/g, ''),
  }).sign();
  try {
    const reply = await wire.send({
      method: 'POST',
      url: String(signed.url),
      headers: Object.fromEntries(signed.headers.entries()),
      body,
    });
    const said = reply.body.length === 0 ? {} : objectIn(reply.body);
    if (reply.status === 200)
      return said === null ? fault('not_understood', { status: 200 }) : { is: 'answered', body: said };
    const type = said?.['__type'];
    // With or without the name space before it.
    const name = typeof type === 'string' ? (type.split('#').at(-1) ?? '').slice(0, 60) : '';
    const message = said?.['message'] ?? said?.['Message'];
    return (
      meaningOf(name, message) ?? faultOf(reply, wire.now, { ...(name && { code: name }), said: message })
    );
  } catch (error) {
    if (error instanceof WireError) return faultOfWire(error.fault, error.message);
    throw error;
  }
}

function meaningOf(name: string, said: unknown): { is: 'conflict' } | Fault | null {
  const given = { status: name, said };
  switch (name) {
    case 'ConflictException':
      return { is: 'conflict' };
    case 'ThrottlingException':
    case 'ServiceQuotaExceededException':
      return fault('too_many_requests', given);
    case 'AccessDeniedException':
      return fault('right_missing', given);
    case 'ResourceNotFoundException':
      return fault('gone', given);
    case 'ValidationException':
      return fault('value_refused', given);
    case 'UnrecognizedClientException':
    case 'InvalidSignatureException':
    case 'IncompleteSignatureException':
    case 'MissingAuthenticationTokenException':
      return fault('credentials_wrong', given);
    case 'ExpiredTokenException':
      return fault('credentials_ended', given);
    case 'InternalServerException':
      return fault('failed_inside', given);
    default:
      return null;
  }
}

// Why no reply came, in words that name the cause: the one error that the ways out of the house throw.

/** `invalid_url`: the request could not be formed. `blocked_address`: not a public address. */
export type NetworkFault = 'unreachable' | 'timeout' | 'blocked_address' | 'reply_too_large' | 'invalid_url';

/** `message` is a short sentence without secrets, such as `connection refused (ECONNREFUSED)`. */
export class NetworkError extends Error {
  readonly fault: NetworkFault;
  constructor(fault: NetworkFault, detail: string) {
    super(detail);
    this.fault = fault;
  }
}

/** A system, TLS or HTTP client error as a short phrase with its code; never quotes what the far side sent. */
export function phraseOf(error: unknown): string {
  const code = codeOf(error);
  if (code === null) return 'connection failed';
  return `${phrases[code] ?? familyOf(code)} (${code})`;
}

/** Codes are short upper-case words; a connection that tried several addresses carries the first one's. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code, errors } = error as { code?: unknown; errors?: unknown };
  if (typeof code === 'string' && /^[A-Z0-9_/]{1,60}$/.test(code)) return code;
  if (error.name === 'HTTPParserError') return 'HPE_INVALID';
  if (Array.isArray(errors)) return codeOf(errors[0]);
  return error.cause === undefined ? null : codeOf(error.cause);
}

function familyOf(code: string): string {
  if (code.startsWith('HPE_')) return 'the reply is not HTTP';
  if (/CERT|SSL|TLS/.test(code)) return 'the TLS connection failed';
  return 'connection failed';
}

const phrases: Record<string, string> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  ECONNECTION: 'connection closed',
  EPIPE: 'connection closed while sending',
  ENOTFOUND: 'host name not found',
  EAI_AGAIN: 'host name cannot be resolved at present',
  EDNS: 'host name not found',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no route to the network',
  ETIMEDOUT: 'no answer while connecting',
  UND_ERR_CONNECT_TIMEOUT: 'no answer while connecting',
  UND_ERR_SOCKET: 'connection closed before the reply was complete',
  UND_ERR_CLOSED: 'this process is shutting down',
  UND_ERR_DESTROYED: 'this process is shutting down',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'connection closed before the reply was complete',
  CERT_HAS_EXPIRED: 'the TLS certificate has expired',
  CERT_NOT_YET_VALID: 'the TLS certificate is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the TLS certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'the TLS certificate chain is self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the TLS certificate chain is incomplete',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the TLS certificate is from an unknown authority',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the TLS certificate is for another host name',
  EPROTO: 'the TLS handshake failed',
  ETLS: 'the TLS handshake failed',
};

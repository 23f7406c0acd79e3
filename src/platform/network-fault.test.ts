// Errors as Node, OpenSSL and the clients throw them, and the phrase that a reader gets.
import { expect, test } from 'vitest';
import { phraseOf } from './network-fault.ts';

const coded = (code: unknown, more = {}) =>
  Object.assign(new Error('10.0.0.1 and other inner things'), { code, ...more });

test.each([
  [coded('ECONNREFUSED'), 'connection refused (ECONNREFUSED)'],
  [coded('DEPTH_ZERO_SELF_SIGNED_CERT'), 'the TLS certificate is self-signed (DEPTH_ZERO_SELF_SIGNED_CERT)'],
  [
    coded('ERR_TLS_CERT_ALTNAME_INVALID'),
    'the TLS certificate is for another host name (ERR_TLS_CERT_ALTNAME_INVALID)',
  ],
  [coded('ERR_SSL_WRONG_VERSION_NUMBER'), 'the TLS connection failed (ERR_SSL_WRONG_VERSION_NUMBER)'],
  [coded('HPE_INVALID_CONSTANT'), 'the reply is not HTTP (HPE_INVALID_CONSTANT)'],
  [coded('EODD'), 'connection failed (EODD)'],
  [
    new AggregateError([coded('ENETUNREACH'), coded('ECONNREFUSED')]),
    'no route to the network (ENETUNREACH)',
  ],
  [new Error('outer', { cause: coded('ENOTFOUND') }), 'host name not found (ENOTFOUND)'],
  [coded('a code with text in it'), 'connection failed'],
  [new Error('text'), 'connection failed'],
  ['text', 'connection failed'],
])('%s', (error, phrase) => {
  expect(phraseOf(error)).toBe(phrase);
});

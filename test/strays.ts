// What a test must not let escape, watched once a process: a stray console.error, a connection that would leave this
// machine, a name that would be asked of a name server.
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { isIP, Socket, type TcpNetConnectOpts } from 'node:net';

const strays: string[] = [];

/** Those since the last call. */
export const takeStrays = (): string[] => strays.splice(0);

console.error = (...words: unknown[]) => void strays.push(`console.error: ${words.map(String).join(' ')}`);

const connect = Reflect.get(Socket.prototype, 'connect') as (...words: unknown[]) => Socket;

Socket.prototype.connect = function connectHere(this: Socket, ...words: unknown[]): Socket {
  const host = hostOf(words);
  if (isIP(host) === 0 || isLoopback(host)) return Reflect.apply(connect, this, words);
  strays.push(`a connection to ${host}`);
  return this.destroy(
    Object.assign(new Error(`Tests stay on this machine; ${host} is not.`), { code: 'ENETUNREACH' }),
  );
};

/** net and tls hand over [options, callback]; a direct call has options, a port and a host, or the path of a socket file. */
function hostOf(words: unknown[]): string {
  const [first, second] = Array.isArray(words[0]) ? (words[0] as unknown[]) : words;
  const host = typeof first === 'object' ? (first as Partial<TcpNetConnectOpts>).host : second;
  return typeof host === 'string' ? host : '';
}

const isLoopback = (address: string) =>
  address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));

type LookUp = (name: string, options: unknown, answer: (error: Error) => void) => void;
const lookup = Reflect.get(dns, 'lookup') as LookUp;

const lookupHere: LookUp = (name, options, answer) => {
  if (isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost'))
    return lookup(name, options, answer);
  // Names that nobody can own (RFC 2606) may be used to see what happens when there is no such name.
  if (!/\.(invalid|test|example)$/.test(name)) strays.push(`a look-up of ${name}`);
  const none = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), {
    code: 'ENOTFOUND',
    hostname: name,
  });
  const reply = typeof options === 'function' ? (options as typeof answer) : answer;
  setImmediate(() => reply(none));
};
Reflect.set(dns, 'lookup', lookupHere);
syncBuiltinESMExports();

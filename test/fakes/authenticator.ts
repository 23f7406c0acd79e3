// A browser with a device that keeps passkeys (Web Authentication, level 3): ES256, attestation `none`, and tricks on demand.
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

type Credential = { id: string; rpId: string; userHandle: string; privateKey: KeyObject; counter: number };

/** What a hostile page or device does differently. */
export type Trick = {
  origin?: string;
  rpId?: string;
  challenge?: string;
  /** The person was not asked for a PIN or a finger. */
  unverified?: boolean;
  counter?: number;
  type?: string;
  userHandle?: string;
  /** Signs with a key of its own. */
  forged?: boolean;
  /** A statement about the device, which we did not ask for. */
  attestation?: { format: string; statement: Record<string, Cbor> };
};

type Creation = {
  challenge: string;
  rp: { id: string };
  user: { id: string };
  excludeCredentials: { id: string }[];
};
type Request = { challenge: string; rpId: string };

const flags = { present: 0x01, verified: 0x04, backupEligible: 0x08, backedUp: 0x10, attested: 0x40 };

export class Authenticator {
  readonly #origin: string;
  /** Keys in phones and clouds do not count and say 0 for ever. */
  readonly #counts: boolean;
  readonly #credentials: Credential[] = [];

  constructor(origin: string, counts = true) {
    this.#origin = origin;
    this.#counts = counts;
  }

  /** As navigator.credentials.create() and toJSON(). Throws where a browser would. */
  create({ challenge, rp, user, excludeCredentials }: Creation, trick: Trick = {}) {
    if (excludeCredentials.some(({ id }) => this.#credentials.some((known) => known.id === id)))
      throw new Error('InvalidStateError: a passkey for this account is here already.');
    const rpId = this.#rpId(rp.id, trick);
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const raw = randomBytes(16);
    const id = raw.toString('base64url');
    this.#credentials.push({ id, rpId, userHandle: user.id, privateKey, counter: 0 });
    const { x, y } = publicKey.export({ format: 'jwk' });
    const coseKey = cbor(
      new Map<number, Cbor>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x!, 'base64url')],
        [-3, Buffer.from(y!, 'base64url')],
      ]),
    );
    const length = Buffer.alloc(2);
    length.writeUInt16BE(raw.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, raw, coseKey]);
    const authData = Buffer.concat([this.#authData(rpId, 0, trick, flags.attested), attested]);
    const { format, statement } = trick.attestation ?? { format: 'none', statement: {} };
    const attestationObject = cbor(
      new Map<string, Cbor>([
        ['fmt', format],
        ['attStmt', new Map(Object.entries(statement))],
        ['authData', authData],
      ]),
    );
    return {
      id,
      rawId: id,
      type: 'public-key',
      clientExtensionResults: {},
      authenticatorAttachment: 'platform',
      response: {
        clientDataJSON: this.#clientData('webauthn.create', challenge, trick).toString('base64url'),
        attestationObject: attestationObject.toString('base64url'),
        transports: ['internal', 'hybrid'],
      },
    };
  }

  /** As navigator.credentials.get() and toJSON(): the person picks the newest passkey of this site. */
  get({ challenge, rpId: asked }: Request, trick: Trick = {}) {
    const rpId = this.#rpId(asked, trick);
    const credential = this.#credentials.findLast((known) => known.rpId === asked);
    if (credential === undefined) throw new Error('NotAllowedError: no passkey for this site.');
    if (this.#counts) credential.counter++;
    const authData = this.#authData(rpId, trick.counter ?? credential.counter, trick, 0);
    const clientData = this.#clientData('webauthn.get', challenge, trick);
    const signed = Buffer.concat([authData, createHash('sha256').update(clientData).digest()]);
    const key = trick.forged
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
      : credential.privateKey;
    return {
      id: credential.id,
      rawId: credential.id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signed, key).toString('base64url'),
        userHandle: trick.userHandle ?? credential.userHandle,
      },
    };
  }

  /** A browser lets a page ask for its own host or a domain above it only. */
  #rpId(asked: string, { rpId, origin }: Trick): string {
    const { hostname } = new URL(this.#origin);
    if (origin === undefined && hostname !== asked && !hostname.endsWith(`.${asked}`))
      throw new Error(`SecurityError: ${hostname} may not ask for ${asked}.`);
    return rpId ?? asked;
  }

  #authData(rpId: string, counter: number, { unverified }: Trick, more: number): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const flag =
      flags.present | (unverified ? 0 : flags.verified) | flags.backupEligible | flags.backedUp | more;
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flag]), count]);
  }

  #clientData(type: string, challenge: string, trick: Trick): Buffer {
    return Buffer.from(
      JSON.stringify({
        type: trick.type ?? type,
        challenge: trick.challenge ?? challenge,
        origin: trick.origin ?? this.#origin,
        crossOrigin: false,
      }),
    );
  }
}

export type Cbor = number | string | Buffer | Cbor[] | Map<number, Cbor> | Map<string, Cbor>;

/** As much of CBOR (RFC 8949) as passkeys need. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(cbor)]);
  const entries = [...value].flatMap(([key, member]) => [cbor(key), cbor(member)]);
  return Buffer.concat([head(5, value.size), ...entries]);
}

function head(major: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(major << 5) | count]);
  if (count < 256) return Buffer.from([(major << 5) | 24, count]);
  return Buffer.from([(major << 5) | 25, count >> 8, count & 255]);
}

// Counts tries in a sliding window, so that guessing takes too long. In memory: each process counts for itself, and forgets when it ends.
import ipaddr from 'ipaddr.js';
import type { Clock } from '../platform/clock.ts';
import { Refusal } from '../platform/refusal.ts';

const minuteMs = 60_000;
const capacity = 20_000;

export type Limit = { atMost: number; withinMs: number };

/** Of one address from one place. */
export const perAddress: Limit = { atMost: 5, withinMs: 15 * minuteMs };
/** Of one place, whatever the address: many people may share it. */
export const perPlace: Limit = { atMost: 50, withinMs: 15 * minuteMs };
/** Of one person's codes, wherever from: six digits are soon guessed otherwise. */
export const perPerson: Limit = { atMost: 8, withinMs: 15 * minuteMs };
/** Mails to one address. */
export const mailsPerAddress: Limit = { atMost: 3, withinMs: 60 * minuteMs };

/** What counts as one place: an IPv4 address, or the network of an IPv6 one, since every household has a whole one (RFC 6177). */
export function placeKey(ip: string): string {
  if (!ipaddr.isValid(ip)) return ip;
  const address = ipaddr.process(ip);
  return address.kind() === 'ipv4' ? ip : address.toNormalizedString().split(':').slice(0, 4).join(':');
}

export class Tries {
  readonly #clock: Clock;
  readonly #times = new Map<string, number[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts a try before it is made, so that many at once do not slip through. Throws Refusal `too_many_requests`. */
  take(key: string, { atMost, withinMs }: Limit): void {
    const now = this.#clock.now().getTime();
    const times = (this.#times.get(key) ?? []).filter((time) => now - time < withinMs);
    if (times.length >= atMost)
      throw new Refusal('too_many_requests', 'Too many tries; wait a while.', {
        retryAfterS: Math.ceil((times[0]! + withinMs - now) / 1000),
      });
    this.#times.delete(key);
    if (this.#times.size >= capacity) this.#times.delete(this.#times.keys().next().value!);
    this.#times.set(key, [...times, now]);
  }

  /** The last one was no guess. */
  giveBack(key: string): void {
    const times = this.#times.get(key)?.slice(0, -1) ?? [];
    if (times.length === 0) this.#times.delete(key);
    else this.#times.set(key, times);
  }

  /** How many keys are remembered, at most `capacity`. */
  get size(): number {
    return this.#times.size;
  }
}

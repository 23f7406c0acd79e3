// A little work for the browser while the customer types: a number whose hash begins with so many zero bits.

/** The number as text; empty where the browser has no cryptography, as on a page without TLS. */
export async function work(challenge: string, bits: number): Promise<string> {
  const { subtle } = globalThis.crypto ?? {};
  if (!subtle) return '';
  const encoder = new TextEncoder();
  const shift = 32 - bits;
  const batch = 128;
  for (let first = 0; ; first += batch) {
    const digests = await Promise.all(
      Array.from({ length: batch }, (_, at) =>
        subtle.digest('SHA-256', encoder.encode(`${challenge}.${first + at}`)),
      ),
    );
    const found = digests.findIndex((digest) => new DataView(digest).getUint32(0) >>> shift === 0);
    if (found >= 0) return String(first + found);
  }
}

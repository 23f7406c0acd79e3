// The connector that docs/connectors.md shows how to write passes what every connector passes.
import { describe } from 'vitest';
import { kontakto } from '../docs/examples/kontakto.ts';
import { peer } from '../docs/examples/kontakto-peer.ts';
import { conforms } from './conformance.ts';

describe('the worked example', () => {
  conforms(kontakto, peer);
});

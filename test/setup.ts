// Runs before each test file: what a test lets escape fails it, and a clock it held goes on for the next file.
import { afterAll, afterEach, vi } from 'vitest';
import { takeStrays } from './strays.ts';

function failOnStrays(): void {
  const seen = takeStrays();
  if (seen.length > 0) throw new Error(`The test let escape:\n${seen.join('\n')}`);
}

afterEach(failOnStrays);
afterAll(failOnStrays);
afterAll(() => void vi.useRealTimers());

// The most memory that a process held while something was done, above what it held before. NaN where the system does not tell.
import { readFileSync, writeFileSync } from 'node:fs';

const mb = (pid: number, name: 'VmHWM' | 'VmRSS') =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) /
  1_024;

export async function peakMb<Result>(
  pid: number,
  work: () => Promise<Result>,
): Promise<{ peak: number; result: Result }> {
  const rest = begin(pid);
  const result = await work();
  return { peak: Number.isNaN(rest) ? NaN : mb(pid, 'VmHWM') - rest, result };
}

/** Lets Linux count the peak anew, and says what it is at rest. */
function begin(pid: number): number {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
    return mb(pid, 'VmRSS');
  } catch {
    return NaN;
  }
}

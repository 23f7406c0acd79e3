// docs/performance.md out of a run. Pure.
import type { Report } from '../run.ts';
import { markdownTable } from './figure.ts';
import { shown } from './numbers.ts';

export function performancePage({ machine, answered, quick }: Report): string {
  const { processor, cores, memoryGb, system, node, postgres, syncMs, loadBefore, date } = machine;
  const missed = answered.flatMap(({ figures }) => figures.filter(({ met }) => met === false));
  return `# Performance

Made by \`npm run bench -- --write\`${quick ? ', in its quick form: one short round each, so only a rough picture' : ''}. Do not edit: run it again.

Measured on ${date}: ${processor}, ${cores} cores, ${memoryGb} GB, ${system}; Node ${node}, PostgreSQL ${postgres} with fsync and
synchronous_commit on; one sync of the disk takes ${shown(syncMs)} ms; the load average before the run was ${shown(loadBefore)}.
Generator, product, PostgreSQL and sink share these cores, so **read the ratios**: absolute figures belong to this machine.

- **measured**: the product, the median of all rounds. **floor**: the least work that could do, such as bare inserts of the same
  rows. **baseline**: the usual way to do the same. All are measured in the same run, their rounds interleaved.
- **ratio**: measured to baseline (or floor), round by round: the median, and in brackets the least and the greatest. When these
  are far apart the machine was not quiet.
- ${missed.length === 0 ? 'Every target is met.' : `Missed: ${missed.map(({ name }) => name).join('; ')}.`}

Repeat it with \`npm run bench\` (several minutes), \`npm run bench -- --quick\` (within one), or one question of it with
\`npm run bench -- --only drain\`. It needs nothing but the packages and a PostgreSQL of version 15 or newer, which it starts
by itself in a temporary folder.

${answered.map(({ question, figures }) => `## ${question.title}\n\n\`bench/${question.name}.ts\`. ${question.reading}\n\n${markdownTable(figures)}\n`).join('\n')}`;
}

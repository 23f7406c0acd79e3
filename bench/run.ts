// The benchmark: asks each question and prints every figure beside its floor and baseline, measured in the same run.
// npm run bench -- [--quick] [--only <question>[,<question>]] [--json <file>] [--write]
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { connectors } from './connectors.ts';
import { cosell } from './cosell.ts';
import { drain } from './drain.ts';
import { embedded } from './embedded.ts';
import { floor } from './floor.ts';
import { inbox } from './inbox.ts';
import { insight } from './insight.ts';
import { intake } from './intake.ts';
import { isolation } from './isolation.ts';
import { nurture } from './nurture.ts';
import { reconciliation } from './reconciliation.ts';
import { scoring } from './scoring.ts';
import { latency } from './latency.ts';
import { judged, textTable, type Figure, type Judged } from './rig/figure.ts';
import { machine, type Machine } from './rig/machine.ts';
import { openRig, type Question } from './rig/rig.ts';
import { performancePage } from './rig/page.ts';

const questions: Question[] = [
  intake,
  floor,
  drain,
  latency,
  isolation,
  embedded,
  inbox,
  scoring,
  nurture,
  cosell,
  reconciliation,
  insight,
  connectors,
];

export type Answered = { question: Question; figures: Judged[]; rounds: Figure[] };
export type Report = { machine: Machine; answered: Answered[]; quick: boolean };

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const chosen = flags.only === undefined ? questions : flags.only.split(',').map(questionNamed);

function questionNamed(name: string): Question {
  const found = questions.find((question) => question.name === name.trim());
  if (found) return found;
  process.stderr.write(
    `No question is named ${name}; there are: ${questions.map((each) => each.name).join(', ')}.\n`,
  );
  process.exit(2);
}

/** A quick run ends within a minute, on a busy machine too: no question is begun later than this. */
const lastStartS = 46;
const began = performance.now();
const rig = await openRig(flags.quick, (words) => process.stderr.write(`  ${elapsed()} ${words}\n`));
const report: Report = { machine: machine(rig.databases.version), answered: [], quick: flags.quick };
let failed = false;
try {
  for (const question of chosen) {
    if (flags.quick && seconds() > lastStartS) {
      console.log(
        `${question.title} Left out: the minute is nearly over; ask with --only ${question.name}.\n`,
      );
      continue;
    }
    process.stderr.write(`${elapsed()} ${question.title}\n`);
    try {
      const rounds = await question.answer(rig);
      const figures = rounds.map(judged);
      report.answered.push({ question, figures, rounds });
      console.log(`\n${question.title}\n\n${textTable(figures)}\n`);
    } catch (error) {
      failed = true;
      console.error(`${question.name}: not answered`, error);
    }
  }
} finally {
  await rig.close();
}

if (flags.json !== undefined) {
  const answers = report.answered.map(({ question: { name, title }, figures, rounds }) => ({
    name,
    title,
    figures,
    rounds,
  }));
  writeFileSync(
    flags.json,
    `${JSON.stringify({ machine: report.machine, quick: report.quick, answers }, null, 2)}\n`,
  );
}
if (flags.write && failed)
  process.stderr.write('docs/performance.md is left as it was: not every question was answered.\n');
else if (flags.write)
  writeFileSync(new URL('../docs/performance.md', import.meta.url), performancePage(report));
const missed = report.answered.flatMap(({ figures }) => figures.filter(({ met }) => met === false));
console.log(
  `${elapsed()} in all; ${missed.length === 0 ? 'every target is met' : `${missed.length} target(s) missed: ${missed.map(({ name }) => name).join('; ')}`}.`,
);
process.exit(failed ? 1 : 0);

function seconds(): number {
  return (performance.now() - began) / 1_000;
}

function elapsed(): string {
  return `${seconds().toFixed(0)} s`;
}

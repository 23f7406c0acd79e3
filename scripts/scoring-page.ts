// docs/scoring-points.md: what we ship to score each storefront's leads, out of the models themselves.
import { storefronts } from '../src/catalog/storefronts.ts';
import type { Condition } from '../src/scoring/condition.ts';
import { defaultModel } from '../src/scoring/default-model.ts';
import type { Model, Rule } from '../src/scoring/model.ts';

export function scoringPage(made: string): string {
  const sections = storefronts.map(({ id, name }) => section(name, id, defaultModel(id)));
  return `# Points we ship\n\n${made}What scores the leads of a storefront until its publisher saves a model of its own: see [scoring](scoring.md).\n\n${sections.join('\n')}`;
}

function section(name: string, id: string, model: Model): string {
  const rows = model.groups.flatMap(({ id: group, side, cap, rules }) =>
    rules.map(
      (rule) =>
        `| ${side} | \`${group}\`, ${cap} at most | \`${rule.id}\` | ${pointsOf(rule)} | ${inWords(rule.when)} |`,
    ),
  );
  const excluded = model.exclusions.map(({ id: exclusion, when }) => `\`${exclusion}\` (${inWords(when)})`);
  const { marketingQualified, salesQualified, hot } = model.thresholds;
  return `## ${name} (\`${id}\`)

| side | group | rule | points | where |
|---|---|---|---:|---|
${rows.join('\n')}

- No score: ${excluded.join(', ')}.
- Interest is worth half after ${model.halfLifeDays} days.
- Fit from ${model.fitBands.join(', ')} points is A, B, C; interest from ${model.interestBands.join(', ')} is 1, 2, 3.
- Marketing-qualified from ${marketingQualified}, fit for sales from ${salesQualified}, hot from ${hot}.
`;
}

const pointsOf = ({ points, per, most }: Rule) =>
  per === 'lead' ? String(points) : `${points} for each, ${most ?? 100} times at most`;

function inWords(condition: Condition): string {
  if ('all' in condition) return condition.all.map(inWords).join(' and ');
  if ('any' in condition) return condition.any.map(inWords).join(' or ');
  if ('not' in condition) return `not (${inWords(condition.not)})`;
  const { fact, is, value } = condition;
  const words = is.replaceAll('_', ' ');
  return `\`${fact}\` ${words}${value === undefined ? '' : ` ${[value].flat().join(', ')}`}`;
}

// What is wrong with pipelines is told beside the field when they are written.
import { describe, expect, it } from 'vitest';
import { PipelinesShape, type Pipelines, type Stage } from './pipeline.ts';
import { reviewPipelines, type InUse } from './pipeline-review.ts';
import { shippedPipelines } from './shipped-pipelines.ts';

const stage = (id: string, probability: number, more: Partial<Stage> = {}): Stage => ({
  id,
  name: id,
  probability,
  requires: [],
  stuckAfterDays: null,
  leadsTo: null,
  ...more,
});
const of = (...stages: Stage[]): Pipelines => ({
  ...shippedPipelines,
  pipelines: [{ id: 'own', name: 'Own', archived: false, stages }],
});
const wrong = (document: Pipelines, inUse: InUse = []) =>
  reviewPipelines(document, inUse).map(({ field, code }) => `${field} ${code}`);

describe('pipelines', () => {
  it('as shipped are right, rise from stage to stage, and win and lose for certain alone', () => {
    expect(wrong(shippedPipelines)).toEqual([]);
    expect(shippedPipelines.pipelines[0]!.stages.map(({ probability }) => probability)).toEqual([
      20, 40, 60, 80,
    ]);
    expect(PipelinesShape.safeParse(shippedPipelines).success).toBe(true);
  });

  it.each<[string, Pipelines, string[]]>([
    ['no open stage', of(), ['pipelines.0.stages no_open_stage']],
    [
      'a probability that falls',
      of(stage('a', 50), stage('b', 40)),
      ['pipelines.0.stages.1.probability not_rising'],
    ],
    [
      'the same probability twice',
      of(stage('a', 50), stage('b', 50)),
      ['pipelines.0.stages.1.probability not_rising'],
    ],
    [
      'two stages of one name, in other letters',
      of(stage('a', 10, { name: 'Demo' }), stage('b', 20, { name: ' demo' })),
      ['pipelines.0.stages.1.name same_name'],
    ],
    ['two stages of one id', of(stage('a', 10), stage('a', 20)), ['pipelines.0.stages.1.id taken']],
    ['a stage that is named as an exit', of(stage('won', 10)), ['pipelines.0.stages.0.id taken']],
    [
      'a stage without a name that is not ours',
      of(stage('a', 10, { name: null })),
      ['pipelines.0.stages.0.name required'],
    ],
    [
      'a stage without a way out',
      of(stage('a', 10, { leadsTo: [] })),
      ['pipelines.0.stages.0.leadsTo no_way_out'],
    ],
    [
      'two stages that lead to each other alone',
      of(stage('a', 10, { leadsTo: ['b'] }), stage('b', 20, { leadsTo: ['a', 'lost'] })),
      ['pipelines.0.stages.0.leadsTo no_way_out', 'pipelines.0.stages.1.leadsTo no_way_out'],
    ],
    ['a way to nowhere', of(stage('a', 10, { leadsTo: ['z'] })), ['pipelines.0.stages.0.leadsTo not_one_of']],
    ['no loss reason in use', { ...of(stage('a', 10)), lossReasons: [] }, ['lossReasons required']],
    [
      'no pipeline in use',
      { ...shippedPipelines, pipelines: [{ ...shippedPipelines.pipelines[0]!, archived: true }] },
      ['pipelines required'],
    ],
  ])('%s is told', (_, document, expected) => {
    expect(wrong(document)).toEqual(expected);
  });

  it('a way that goes round is right where it comes to won', () => {
    expect(
      wrong(of(stage('a', 10, { leadsTo: ['b'] }), stage('b', 20, { leadsTo: ['a', 'c'] }), stage('c', 30))),
    ).toEqual([]);
  });

  it('a stage stays while deals are in it, and so does a pipeline', () => {
    const inUse = [
      { pipelineId: 'own', stage: 'gone', count: 3 },
      { pipelineId: 'old', stage: 'a', count: 1 },
      { pipelineId: 'own', stage: 'a', count: 9 },
    ];
    expect(wrong(of(stage('a', 10)), inUse)).toEqual([
      'pipelines.0.stages stage_in_use',
      'pipelines stage_in_use',
    ]);
  });

  it.each([-1, 101, 12.5])('a probability of %s is none', (probability) => {
    const read = PipelinesShape.safeParse(of(stage('a', probability)));
    expect(read.error?.issues[0]?.path).toEqual(['pipelines', 0, 'stages', 0, 'probability']);
  });
});

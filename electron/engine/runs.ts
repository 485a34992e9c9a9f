import { createHash } from 'node:crypto';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { schemaOf } from '../../core/dataset/index.ts';
import { canonicalJourney } from '../../core/journey/index.ts';
import type { Journey } from '../../core/journey/spec.ts';
import type { Problem } from '../../core/lint/problem.ts';
import { assembleResult, headline } from '../../core/measure/index.ts';
import type { RunIdentity, RunResult } from '../../core/measure/result.ts';
import { forecastBasis, type ForecastModel } from '../../core/models/index.ts';
import type { SliceCounts } from '../../core/simulate/counters.ts';
import type { Program, ProgramInput } from '../../core/simulate/index.ts';
import type { RunRequest } from '../../core/simulate/request.ts';
import type { Assumptions } from '../../core/simulate/settings.ts';
import type { RunSummary } from '../shared/models.ts';

export interface RunParts {
  readonly journey: Journey;
  readonly journeyRevision: number;
  readonly dataset: Dataset;
  readonly assumptions: Assumptions;
  readonly request: RunRequest;
  readonly engineVersion: string;
}

/** Everything that decides the numbers, by hash where it is large. */
export function identityOf(parts: RunParts): RunIdentity {
  const { journey } = parts;
  return {
    datasetHash: parts.dataset.hash,
    journeyId: journey.id,
    journeyName: journey.name,
    journeyHash: journeyHashOf(journey),
    journeyRevision: parts.journeyRevision,
    assumptionsHash: sha256Text(JSON.stringify(parts.assumptions)),
    request: parts.request,
    engineVersion: parts.engineVersion,
  };
}

/** One hash per meaning of a journey: the same whatever it is called and wherever its nodes stand. */
export function journeyHashOf(journey: Journey): string {
  return sha256Text(canonicalJourney(journey));
}

export function sha256Text(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The result of a finished count. */
export function resultOf(
  parts: RunParts,
  run: {
    program: Pick<Program, 'input' | 'layout'>;
    counts: SliceCounts;
    residual: number;
    comparedWith: string | null;
    model: ForecastModel | null;
    warnings: readonly Problem[];
  },
): RunResult {
  const input: ProgramInput = run.program.input;
  const { dataset } = parts;
  return assembleResult({
    layout: run.program.layout,
    counts: run.counts,
    journey: parts.journey,
    others: input.journeys.slice(1),
    comparedWith: run.comparedWith,
    residual: run.residual,
    identity: identityOf(parts),
    zone: dataset.zone,
    startTime: input.startTime,
    endTime: input.endTime,
    customers: dataset.customerCount,
    synthetic: dataset.synthetic,
    assumptions: parts.assumptions,
    schema: schemaOf(dataset),
    forecast: run.model === null ? null : forecastBasis(run.model, parts.request.days),
    warnings: run.warnings,
  });
}

/** The figures that a list of runs shows. */
export function headlineOf(result: RunResult): RunSummary['headline'] {
  const figures = headline(result);
  return {
    customersReached: figures.customersReached,
    sent: figures.sent,
    costWon: figures.costWon,
    incrementalPurchases: figures.incrementalPurchases,
    incrementalLow90: figures.incrementalLow90,
    incrementalHigh90: figures.incrementalHigh90,
  };
}

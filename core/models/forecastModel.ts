import type { Regularity } from './regularity.ts';

/** Typed arrays of a model are allocated through this, so that workers can share them. Default: `new ArrayBuffer(bytes)`. */
export type Allocate = (bytes: number) => ArrayBuffer | SharedArrayBuffer;

/** A maximum-likelihood fit; parameters and covariance are those of ln(parameter), so that draws stay positive. */
export interface Fit<Name extends string> {
  readonly names: readonly Name[];
  readonly values: Readonly<Record<Name, number>>;
  /** Covariance of the logs in the order of `names`, row by row (inverse observed information, eigenvalues floored). */
  readonly logCovariance: readonly number[];
  /** Of all customers used, in natural logarithms. */
  readonly logLikelihood: number;
  /** Customers that the fit used (a fixed subsample above 200,000). */
  readonly customers: number;
  /** False where too little data allowed only a rough substitute. */
  readonly fitted: boolean;
}

/**
 * Purchase-timing models. `nbd`: gamma-mixed Poisson purchases, nobody leaves. `bgCnbd`: Erlang-k gaps, the customer may leave
 * after each repeat purchase (k = 1 is BG/NBD). `mbgCnbd`: also after the first (k = 1 is MBG/NBD). `paretoNbd`: may leave any time.
 */
export const timingFamilies = ['nbd', 'bgCnbd', 'mbgCnbd', 'paretoNbd'] as const;
export type TimingFamily = (typeof timingFamilies)[number];

interface TimingFitOf<Name extends string> extends Fit<Name> {
  /** Parameters that the data do not determine: the likelihood is flat along them. */
  readonly unidentified: readonly Name[];
}

/** Parameters by family; times in weeks. `r`, `alpha`: Gamma-distributed rate of (Erlang) stages. */
export interface NbdFit extends TimingFitOf<'r' | 'alpha'> {
  readonly family: 'nbd';
  readonly k: 1;
}
/** `a`, `b`: Beta-distributed probability of leaving after a purchase; `k`: Erlang stages per gap, 1 to 4. */
export interface CnbdFit extends TimingFitOf<'r' | 'alpha' | 'a' | 'b'> {
  readonly family: 'bgCnbd' | 'mbgCnbd';
  readonly k: number;
}
/** `s`, `beta`: Gamma-distributed rate of leaving. */
export interface ParetoNbdFit extends TimingFitOf<'r' | 'alpha' | 's' | 'beta'> {
  readonly family: 'paretoNbd';
  readonly k: 1;
}
export type TimingFit = NbdFit | CnbdFit | ParetoNbdFit;
/** What the closed forms need of a fit. */
export type TimingModel =
  | Pick<NbdFit, 'family' | 'k' | 'values'>
  | Pick<CnbdFit, 'family' | 'k' | 'values'>
  | Pick<ParetoNbdFit, 'family' | 'k' | 'values'>;

export type GammaGammaFit = Fit<'p' | 'q' | 'v'>;
/** Gamma-distributed Poisson rates: shape and rate (weeks). */
export type GammaRateFit = Fit<'shape' | 'rate'>;

/** `all`: every first purchase is a birth. `burnIn`: only those after the burn-in or after a known sign-up. */
export type Births = 'all' | 'burnIn';

/** What the customer is to the purchase model. */
export const customerStates = { unknown: 0, buyer: 1, prospect: 2 } as const;

/** One row per customer of the dataset; days are local calendar days. */
export interface PurchaseSummaries {
  readonly births: Births;
  readonly burnInDays: number;
  /** First local day of the dataset and last local day before `untilTime`. */
  readonly edgeDay: number;
  readonly lastDay: number;
  readonly state: Uint8Array;
  /** Repeat transactions (all of them for customers whose clock starts at the edge). */
  readonly repeats: Uint32Array;
  /** Days from the start of the clock to the last transaction, and to `lastDay`. */
  readonly recencyDays: Int32Array;
  readonly spanDays: Int32Array;
  /** Days from the edge to the first purchase (or to `lastDay` without one) where the clock starts at the edge; -1 for births. */
  readonly startGapDays: Int32Array;
  /** Sum of ln(weeks) of the gaps between purchase days that follow each other on the clock. */
  readonly logGapSums: Float64Array;
  /** Repeat transactions that have an amount, and the sum of these amounts. */
  readonly spendCounts: Uint32Array;
  readonly spendSums: Float64Array;
  /** 1 where the clock starts at the edge only because the customer bought in the burn-in. */
  readonly seenByPurchase: Uint8Array;
  /** Customers with a clock that starts at the edge instead of at their first purchase. */
  readonly truncated: number;
  readonly buyers: number;
  readonly repeatCustomers: number;
  /** Purchase days of all customers, first ones included. */
  readonly transactions: number;
}

/** When things happen: relative weight of each weekday (Monday first, mean 1) and hours of each weekday. */
export interface TimeProfile {
  readonly weekdayWeights: readonly number[];
  /** 7 × 24 cumulative shares, Monday first. */
  readonly hourCumulative: readonly number[];
  /** The data has dates without a time of day: everything happens at local midnight. */
  readonly dateOnly: boolean;
}

/** Recorded sessions that lend their content: rows [starts[i], ends[i]) of the event log, customer by customer. */
export interface SessionTable {
  readonly offsets: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Error that the purchase forecast made at earlier origins, for one horizon. */
export interface PastError {
  readonly horizonDays: number;
  readonly origins: number;
  /** Root mean square of ln(actual / forecast). */
  readonly sd: number;
  /** Mean of ln(actual / forecast): below 0 where too much was forecast. */
  readonly mean: number;
}

/** Of the forecasts made at earlier origins, how many held what came inside an interval of the nominal share. */
export interface Coverage {
  readonly nominal: number;
  readonly covered: number;
  readonly origins: number;
}

/** A purchase-timing model that was fitted. */
export interface TimingCandidate {
  readonly family: TimingFamily;
  readonly k: number;
  readonly parameters: Readonly<Record<string, number>>;
  /** In the order of `parameters`. */
  readonly standardErrors: readonly number[];
  readonly unidentified: readonly string[];
  readonly logLikelihood: number;
  /** Customers that all candidates were compared on. */
  readonly customers: number;
  readonly chosen: boolean;
  /** Null where the likelihood alone ruled it out. */
  readonly pastErrors: readonly PastError[] | null;
}

/**
 * Why the model was chosen. `likelihood`: far ahead of the others; `likelihoodNoHistory`: ahead, and the history is too short to
 * repeat forecasts; `likelihoodHolds`: ahead, and nobody's past forecasts were clearly better; `paretoHolds`: Pareto/NBD is
 * near the best likelihood and nobody's past forecasts were clearly better; `pastErrors`: its were.
 */
export const choiceReasons = [
  'tooLittleData',
  'likelihood',
  'likelihoodNoHistory',
  'likelihoodHolds',
  'paretoHolds',
  'pastErrors',
] as const;

export interface TimingChoice {
  readonly reason: (typeof choiceReasons)[number];
  /** By falling likelihood; empty where there was too little data for a fit. */
  readonly candidates: readonly TimingCandidate[];
  readonly coverage: Coverage | null;
}

/** Behaviour of every customer after `untilTime`, fitted to what was recorded before it. Plain data, structured-clonable. */
export interface ForecastModel {
  readonly datasetHash: string;
  readonly customers: number;
  /** Epoch seconds; only events before it were used. */
  readonly untilTime: number;
  readonly summaries: PurchaseSummaries;
  /** Null without any purchase. */
  readonly timing: TimingFit | null;
  readonly timingChoice: TimingChoice | null;
  /** How regular the gaps between purchases are; null with too few customers. */
  readonly regularity: Regularity | null;
  /** Waiting time for a first purchase of customers without one; null where there are none or none was ever seen. */
  readonly firstPurchase: GammaRateFit | null;
  /** Null where no purchase has an amount. */
  readonly spend: GammaGammaFit | null;
  /** All recorded amounts are whole numbers, so simulated ones are too. */
  readonly wholeAmounts: boolean;
  readonly purchaseProfile: TimeProfile;
  readonly purchaseSessions: SessionTable;
  readonly sessions: {
    /** Null where nothing but purchases (and messages) was recorded. */
    readonly rate: GammaRateFit | null;
    readonly windowDays: number;
    readonly counts: Uint32Array;
    readonly exposureDays: Uint16Array;
    readonly profile: TimeProfile;
    readonly table: SessionTable;
  };
  /** By rising horizon; empty with too little history. */
  readonly pastErrors: readonly PastError[];
}

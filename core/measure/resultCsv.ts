import { toCsv } from '../lib/csv.ts';
import type { Estimate, RunResult } from './result.ts';

type Row = (string | number)[];

const header = ['section', 'key', 'item', 'date', 'mean', 'q05', 'q10', 'q25', 'q50', 'q75', 'q90', 'q95', 'text'];
const blankEstimate = ['', '', '', '', '', '', ''];

/**
 * One long table as CSV text: every figure of the result in a row with its section, its key (a node id, a channel or the
 * figure's name), what is counted, and for lines over time the local date. Safe to open in a spreadsheet.
 */
export function resultCsv(result: RunResult): string {
  return toCsv([
    header,
    ...identityRows(result),
    ...journeyRows(result),
    ...outcomeRows(result),
    ...nodeRows(result),
    ...dailyRows(result),
    ...result.basis.map((item) => textRow('basis', item.kind, item.code, JSON.stringify(item.params))),
    ...result.warnings.map((problem) =>
      textRow('warning', problem.nodeId ?? '', problem.code, JSON.stringify(problem.params)),
    ),
  ]);
}

function estimateRow(section: string, key: string, item: string, estimate: Estimate): Row {
  const { mean, q05, q10, q25, q50, q75, q90, q95 } = estimate;
  return [section, key, item, '', mean, q05, q10, q25, q50, q75, q90, q95, ''];
}

function meanRow(section: string, key: string, item: string, date: string, mean: number): Row {
  return [section, key, item, date, mean, ...blankEstimate, ''];
}

function textRow(section: string, key: string, item: string, text: string): Row {
  return [section, key, item, '', '', ...blankEstimate, text];
}

function identityRows({ identity, zone, customers, synthetic }: RunResult): Row[] {
  const { request } = identity;
  return [
    textRow('run', 'journeyName', '', identity.journeyName),
    textRow('run', 'journeyHash', '', identity.journeyHash),
    textRow('run', 'journeyRevision', '', String(identity.journeyRevision)),
    textRow('run', 'datasetHash', '', identity.datasetHash),
    textRow('run', 'assumptionsHash', '', identity.assumptionsHash),
    textRow('run', 'engineVersion', '', identity.engineVersion),
    textRow('run', 'mode', '', request.mode),
    textRow('run', 'startDate', '', request.startDate),
    textRow('run', 'days', '', String(request.days)),
    textRow('run', 'replications', '', String(request.replications)),
    textRow('run', 'seed', '', String(request.seed)),
    textRow('run', 'simulateResponses', '', String(request.simulateResponses)),
    textRow('run', 'zone', '', zone),
    textRow('run', 'customers', '', String(customers)),
    textRow('run', 'synthetic', '', String(synthetic)),
  ];
}

function journeyRows({ journey }: RunResult): Row[] {
  const { messagesPerCustomer, ...estimates } = journey;
  return [
    ...Object.entries(estimates).map(([key, estimate]) => estimateRow('journey', key, '', estimate)),
    ...messagesPerCustomer.map((mean, index) => meanRow('journey', 'messagesPerCustomer', String(index + 1), '', mean)),
  ];
}

function outcomeRows({ outcome }: RunResult): Row[] {
  const { varianceShares, responsesSimulated, probabilityMorePurchases, probabilityMoreProfit, ...estimates } = outcome;
  const probabilities = { probabilityMorePurchases, probabilityMoreProfit };
  return [
    ...Object.entries(estimates).map(([key, estimate]) => estimateRow('outcome', key, '', estimate)),
    ...Object.entries(varianceShares ?? {}).map(([key, share]) => meanRow('outcome', 'varianceShare', key, '', share)),
    ...Object.entries(probabilities).flatMap(([key, share]) =>
      share === null ? [] : [meanRow('outcome', key, '', '', share)],
    ),
    textRow('outcome', 'responsesSimulated', '', String(responsesSimulated)),
  ];
}

function nodeRows({ nodes, daily }: RunResult): Row[] {
  return Object.entries(nodes).flatMap(([id, node]) => [
    estimateRow('node', id, 'entered', node.entered),
    estimateRow('node', id, 'inside', node.inside),
    ...groupRows(id, 'port', node.ports),
    ...groupRows(id, 'exit', node.exits),
    ...(node.fired === null ? [] : [estimateRow('node', id, 'fired', node.fired)]),
    ...groupRows(id, 'refused', node.refused),
    ...groupRows(id, 'message', node.message?.counts ?? {}),
    ...groupRows(id, 'suppressed', node.message?.suppressed ?? {}),
    ...groupRows(id, 'fallbackRefused', node.message?.fallbackRefused ?? {}),
    ...dayRows(id, 'enteredPerDay', node.perDay, daily.dates),
    ...reasonRows(id, 'exitPerDay', node.exitsPerDay, daily.dates),
    ...reasonRows(id, 'refusedPerDay', node.refusedPerDay, daily.dates),
    ...reasonRows(id, 'suppressedPerDay', node.message?.suppressedPerDay ?? {}, daily.dates),
    ...reasonRows(id, 'fallbackRefusedPerDay', node.message?.fallbackRefusedPerDay ?? {}, daily.dates),
  ]);
}

function dayRows(id: string, item: string, line: readonly number[], dates: readonly string[]): Row[] {
  return line.map((mean, day) => meanRow('node', id, item, dates[day] ?? '', mean));
}

function reasonRows(
  id: string,
  group: string,
  lines: Readonly<Record<string, readonly number[]>>,
  dates: readonly string[],
): Row[] {
  return Object.entries(lines).flatMap(([reason, line]) => dayRows(id, `${group}:${reason}`, line, dates));
}

function groupRows(id: string, group: string, estimates: Readonly<Record<string, Estimate>>): Row[] {
  return Object.entries(estimates).map(([name, estimate]) => estimateRow('node', id, `${group}:${name}`, estimate));
}

function dailyRows({ daily }: RunResult): Row[] {
  const { dates } = daily;
  const rows: Row[] = [];
  for (const item of ['sent', 'reached'] as const) {
    for (const [channel, line] of Object.entries(daily[item])) {
      dates.forEach((date, day) => rows.push(meanRow('daily', channel, item, date, line[day] ?? 0)));
    }
  }
  for (const key of ['purchasesWith', 'purchasesWithout'] as const) {
    const { mean, low90, high90 } = daily[key];
    dates.forEach((date, day) => {
      rows.push(['daily', key, '', date, mean[day]!, low90[day]!, '', '', '', '', '', high90[day]!, '']);
    });
  }
  return rows;
}

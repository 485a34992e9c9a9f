import { type CustomerRole, experimentProperties, knownEvents } from '../../core/dataset/dataset.ts';
import { dayNumber, momentAt } from '../../core/time/index.ts';
import type { Database } from './database.ts';
import type { OutputColumn, Plan } from './plan.ts';
import { literal } from './sql.ts';
import { consentGroups, type ConsentGroup, consentGroupSql } from './stageSql.ts';
import { zoneOffsets } from './timeSql.ts';

/** Events of one row stand this far apart in `line`, which orders what happens in the same second. */
const eventsPerRow = 64;

/**
 * Makes of the accepted rows in `kept` what their shape means: one row for each event of a message, or one for each customer with
 * the consents that hold. Resolves with the columns that are then to be built.
 */
export async function shapeKept(database: Database, plan: Plan): Promise<readonly OutputColumn[]> {
  if (plan.campaign !== null) {
    await database.run(campaignSql(plan));
    await replaceKept(database);
    const moments = new Set(plan.campaign.answers.map(({ slot }) => slot));
    return [...plan.campaign.constants, ...plan.kept.filter(({ slot }) => !moments.has(slot))];
  }
  if (plan.consent !== null) return shapeConsents(database, plan);
  return plan.kept;
}

async function replaceKept(database: Database): Promise<void> {
  await database.run('DROP TABLE kept');
  await database.run('ALTER TABLE shaped RENAME TO kept');
}

/** A send and its answers, each an event of its own; all of them know their campaign. */
function campaignSql({ campaign, kept }: Plan): string {
  const { answers, constants } = campaign!;
  const moments = new Set(answers.map(({ slot }) => slot));
  const slots = kept.filter(({ slot }) => !moments.has(slot)).map(({ slot }) => slot);
  const fixed = constants.map(({ slot, value }) => `${literal(value)} AS ${slot}`);
  const select = (event: string, time: string, value: string, place: number) =>
    [
      `line * ${eventsPerRow} + ${place} AS line, customer, ${time} AS time, has_clock, ${event} AS event`,
      `${value} AS value`,
      ...slots,
      ...fixed,
    ].join(', ');
  const parts = [
    `SELECT ${select('event', 'time', 'value', 0)} FROM kept`,
    ...answers.map(
      ({ slot, event }, index) =>
        `SELECT ${select(literal(event), slot, 'NULL::DOUBLE', index + 1)} FROM kept WHERE ${slot} IS NOT NULL`,
    ),
  ];
  return `CREATE TABLE shaped AS ${parts.join(' UNION ALL ')}`;
}

const consentRoles: Readonly<Record<ConsentGroup, { name: string; given: CustomerRole; time: CustomerRole }>> = {
  any: { name: 'consent', given: 'adConsent', time: 'adConsentTime' },
  night: { name: 'consent_night', given: 'nightConsent', time: 'nightConsentTime' },
  email: { name: 'consent_email', given: 'emailConsent', time: 'emailConsentTime' },
  sms: { name: 'consent_sms', given: 'smsConsent', time: 'smsConsentTime' },
  kakao: { name: 'consent_kakao', given: 'kakaoConsent', time: 'kakaoConsentTime' },
  push: { name: 'consent_push', given: 'pushConsent', time: 'pushConsentTime' },
};

/** The latest decision of each customer for each channel that the file speaks of. */
async function shapeConsents(database: Database, plan: Plan): Promise<readonly OutputColumn[]> {
  const { status, channel } = plan.consent!;
  const group = channel === null ? "'any'" : consentGroupSql(channel);
  const found = new Set((await database.rows(`SELECT DISTINCT ${group} FROM kept`)).map(([name]) => String(name)));
  const used = consentGroups.filter((name) => found.has(name));
  const latest = (slot: string) => `last(${slot} ORDER BY time NULLS FIRST, line)`;
  const columns = used.flatMap((name) => [
    `${latest(status)} FILTER (WHERE consent_group = '${name}') AS ${name}_given`,
    `${latest('time')} FILTER (WHERE consent_group = '${name}') AS ${name}_time`,
  ]);
  const own = new Set([status, channel]);
  const others = plan.kept.filter(({ slot }) => !own.has(slot));
  const select = [
    'min(line) AS line, customer, NULL::DOUBLE AS time, false AS has_clock, NULL::VARCHAR AS event, NULL::DOUBLE AS value',
    ...columns,
    ...others.map(({ slot }) => `${latest(slot)} AS ${slot}`),
  ];
  await database.run(
    `CREATE TABLE shaped AS SELECT ${select.join(', ')} FROM (SELECT *, ${group} AS consent_group FROM kept) GROUP BY customer`,
  );
  await replaceKept(database);
  const built = used.flatMap((name): OutputColumn[] => {
    const { name: column, given, time } = consentRoles[name];
    const isTimed = plan.time !== null;
    return [
      { slot: `${name}_given`, name: column, kind: 'boolean', role: given },
      ...(isTimed ? [{ slot: `${name}_time`, name: `${column}_time`, kind: 'time' as const, role: time }] : []),
    ];
  });
  return [...built, ...others];
}

/** Properties of the events of an experiment. */
export const experimentOutputs: readonly OutputColumn[] = Object.values(experimentProperties).map((name) => ({
  slot: `x_${name}`,
  name,
  kind: 'category',
  role: null,
}));

/**
 * Turns `kept` from the customers of an experiment into its events: the draw, and each outcome that came. False where neither a
 * column nor the mapping says when that was.
 */
export async function shapeExperimentEvents(database: Database, plan: Plan): Promise<boolean> {
  const { experiment, mapping } = plan;
  if (experiment === null || (plan.time === null && experiment.date === null)) return false;
  const { name, arm, outcomes, date } = experiment;
  const start =
    date === null ? 'NULL::DOUBLE' : `${momentAt(zoneOffsets(mapping.zone, true), dayNumber(date), 0)}::DOUBLE`;
  const time = plan.time === null ? start : `COALESCE(time, ${start})`;
  const select = (event: string, outcome: string | null, value: string, place: number) =>
    `SELECT line * ${eventsPerRow} + ${place} AS line, customer, ${time} AS time, false AS has_clock, ${literal(event)} AS event,
      ${value} AS value, ${literal(name)} AS x_experiment, ${arm} AS x_arm,
      ${outcome === null ? 'NULL::VARCHAR' : literal(outcome)} AS x_outcome FROM kept`;
  const parts = [
    select(knownEvents.experimentAssigned, null, 'NULL::DOUBLE', 0),
    ...outcomes.map(({ slot, name: outcome, kind }, index) => {
      const came = `WHERE ${slot} IS NOT NULL AND ${slot} <> 0`;
      const value = kind === 'number' ? slot : 'NULL::DOUBLE';
      return `${select(knownEvents.experimentOutcome, outcome, value, index + 1)} ${came}`;
    }),
  ];
  await database.run(`CREATE TABLE shaped AS SELECT * FROM (${parts.join(' UNION ALL ')}) WHERE time IS NOT NULL`);
  await replaceKept(database);
  return true;
}

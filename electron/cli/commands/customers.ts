import { normaliseEmail, normalisePhone } from '../../../core/dataset/identity/index.ts';
import { type IdentityDecision, type IdentityPolicy, joinRules } from '../../../core/dataset/identity/policy.ts';
import type { Translate } from '../../../core/i18n/index.ts';
import { decisionInWords, separation } from '../../../core/words/identity.ts';
import { EngineError } from '../../shared/errors.ts';
import { type Command, type CommandContext, exitCodes, textOption, UsageError, wholeOption } from '../command.ts';
import { type OpenedSession, withWorkspace } from '../session.ts';
import { mergeLine, reportLines } from './identityLines.ts';

const mostMerges = 500;

type Action = (session: OpenedSession, context: CommandContext, subject: string | null) => Promise<number>;

const actions: Readonly<Record<string, { act: Action; subject: 'none' | 'optional' | 'needed' }>> = {
  report: { act: report, subject: 'none' },
  merges: { act: merges, subject: 'optional' },
  unmerge: { act: unmerge, subject: 'needed' },
  ignore: { act: ignore, subject: 'needed' },
  undo: { act: undo, subject: 'optional' },
  rule: { act: rule, subject: 'needed' },
};

export const customersCommand: Command = {
  name: 'customers',
  usage: `${Object.keys(actions).join('|')} WORKSPACE [TEXT|SOURCE|VALUE|N|RULE]`,
  minimumArguments: 2,
  maximumArguments: 3,
  options: {
    share: { type: 'string', value: 'N' },
    region: { type: 'string', value: 'KR' },
  },
  run(context) {
    const [wanted, path, subject = null] = context.arguments;
    const action = actions[wanted!];
    if (action === undefined) {
      throw new UsageError('badAction', { value: wanted!, choices: Object.keys(actions).join(', ') });
    }
    if (action.subject === 'none' && subject !== null) throw new UsageError('tooManyArguments', { value: subject });
    if (action.subject === 'needed' && subject === null) {
      throw new UsageError('tooFewArguments', { usage: `yeojeong customers ${customersCommand.usage}` });
    }
    return withWorkspace(context, { path: path!, purpose: 'open' }, (session) => action.act(session, context, subject));
  },
};

async function report({ engine }: OpenedSession, { print, text }: CommandContext): Promise<number> {
  const found = await engine.call('identity.report', {});
  print(found, () => [
    ...(found.report === null ? [text('cli.identity.noReport')] : reportLines(found.report, text)),
    ...found.decisions.map(({ id, decision }) =>
      text('cli.identity.decision', { id: String(id), decision: decisionInWords(text, decision) }),
    ),
  ]);
  return exitCodes.done;
}

async function merges(
  { engine }: OpenedSession,
  { print, text }: CommandContext,
  search: string | null,
): Promise<number> {
  const found = await engine.call('identity.merges', { search: search ?? '', offset: 0, limit: mostMerges });
  print(found, () => {
    const lines = found.rows.map((merge) => mergeLine(merge, text));
    if (found.total === 0) return [text('identity.nothingJoined')];
    return found.total > lines.length
      ? [...lines, text('identity.more', { count: found.total - lines.length })]
      : lines;
  });
  return exitCodes.done;
}

async function unmerge(session: OpenedSession, context: CommandContext, source: string | null): Promise<number> {
  const { rows } = await session.engine.call('identity.merges', { search: source!, offset: 0, limit: mostMerges });
  const merge = rows.find(({ sourceIds }) => sourceIds.includes(source!));
  if (merge === undefined) throw new EngineError('input', 'cli.notMerged', { source: source! });
  return decide(session, context, separation(merge, source!));
}

async function ignore(session: OpenedSession, context: CommandContext, written: string | null): Promise<number> {
  const { policy } = await session.engine.call('identity.report', {});
  const email = normaliseEmail(written!);
  const value = email ?? normalisePhone(written!, policy.region);
  if (value === null) throw new EngineError('input', 'cli.notIdentifier', { value: written! });
  return decide(session, context, { kind: 'ignore', identifier: email === null ? 'phone' : 'email', value });
}

async function decide(
  { engine, newJob }: OpenedSession,
  { print, text }: CommandContext,
  decision: IdentityDecision,
): Promise<number> {
  const made = await engine.call('identity.decide', { jobId: newJob(), decision });
  print({ ...made, decision }, () => [
    text('cli.identity.decided', { decision: decisionInWords(text, decision), id: String(made.decisionId) }),
    now(text, made.dataset.customerCount),
  ]);
  return exitCodes.done;
}

async function undo(
  { engine, newJob }: OpenedSession,
  { print, text }: CommandContext,
  id: string | null,
): Promise<number> {
  const { decisions } = await engine.call('identity.report', {});
  const found = id === null ? decisions.at(-1) : decisions.find((decision) => String(decision.id) === id);
  if (found === undefined) throw new EngineError('input', 'cli.noDecision');
  const made = await engine.call('identity.revoke', { jobId: newJob(), decisionId: found.id });
  print({ ...made, decision: found.decision }, () => [
    text('cli.identity.undone', { decision: decisionInWords(text, found.decision) }),
    now(text, made.dataset.customerCount),
  ]);
  return exitCodes.done;
}

async function rule(
  { engine, newJob }: OpenedSession,
  { options, print, text }: CommandContext,
  wanted: string | null,
): Promise<number> {
  const joinIds = joinRules.find((known) => known === wanted);
  if (joinIds === undefined) throw new UsageError('badAction', { value: wanted!, choices: joinRules.join(', ') });
  const region = textOption(options, 'region')?.toUpperCase() ?? null;
  if (region !== null && !/^[A-Z]{2}$/.test(region)) {
    throw new UsageError('badChoice', { option: '--region', value: region, choices: 'KR, JP, US, …' });
  }
  const before = (await engine.call('identity.report', {})).policy;
  const policy: IdentityPolicy = {
    joinIds,
    mostSharing: wholeOption(options, 'share', { least: 2, most: 1000, default: before.mostSharing }),
    region: region ?? before.region,
  };
  const { dataset } = await engine.call('identity.setPolicy', { jobId: newJob(), policy });
  print({ policy, dataset }, () => [
    text('cli.identity.rule', { rule: text(`identity.joinRule.${joinIds}`) }),
    ...(dataset === null ? [] : [now(text, dataset.customerCount)]),
  ]);
  return exitCodes.done;
}

function now(text: Translate, count: number): string {
  return text('cli.identity.now', { count });
}

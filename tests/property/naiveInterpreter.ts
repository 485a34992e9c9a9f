import { type Column, type Dataset, missingDay } from '../../core/dataset/dataset.ts';
import { channels, type Channel, type Purpose, type Response } from '../../core/journey/channels.ts';
import type { JourneyNode, NodeOf } from '../../core/journey/nodes.ts';
import { createStream, domains, purposeOf, type RandomStream, uniformAt } from '../../core/lib/random.ts';
import type { Condition, PropertyTest, Span, ValueTest } from '../../core/segment/condition.ts';
import type { ProgramInput } from '../../core/simulate/index.ts';

/*
 * What a journey means, written a second time and as plainly as possible: objects, arrays sorted at every step, no table, no
 * reuse. It shares the schema and the addressed draws with the kernel and nothing else. Only for zones without summer time.
 */

export interface NaiveEvent {
  time: number;
  type: string;
  value: number | null;
  row: number;
}

export interface NaiveStep {
  time: number;
  run: number;
  nodeId: string | null;
  kind: string;
  detail: string;
}

type Value = string | number | boolean;
interface Fact {
  value: Value;
  kind: Column['kind'];
}
interface Run {
  number: number;
  at: JourneyNode | null;
  entry: number;
  steps: number;
  goal: boolean;
  holding: boolean;
  visit: number;
  lastExit: number | null;
}
interface Sent {
  order: number;
  node: NodeOf<'message'>;
  channel: Channel;
  purpose: Purpose;
  response: Response | null;
  prefix: string;
  visit: number;
  times: Partial<Record<'sent' | 'delivered' | 'opened' | 'clicked' | 'converted', number>>;
}
interface Plan {
  time: number;
  rank: [number, number, number];
  owner: Run | string | null;
  act: () => void;
}

const offset = 9 * 3600;
const day = 86_400;
const localDay = (time: number) => Math.floor((time + offset) / day);
const midnight = (localDayNumber: number) => localDayNumber * day - offset;
const textDay = (text: string) => Date.parse(`${text}T00:00:00Z`) / 1000 / day;
const noWords = ['n', 'no', 'false', 'f', '0', 'x', '아니오', '미동의', '거부', '없음'];
const yes = (value: Value) =>
  typeof value === 'string' ? !noWords.includes(value.trim().toLowerCase()) : value === true || (typeof value === 'number' && value !== 0);

function cell(column: Column | undefined, row: number): Fact | null {
  if (column === undefined || row < 0) return null;
  const { kind } = column;
  if (kind === 'number' || kind === 'time') {
    const value = column.values[row]!;
    return Number.isNaN(value) ? null : { kind, value };
  }
  if (kind === 'category') return column.codes[row] === 0 ? null : { kind, value: column.labels[column.codes[row]! - 1]! };
  if (kind === 'boolean') return column.values[row] === 2 ? null : { kind, value: column.values[row] === 1 };
  if (kind === 'date') return column.values[row] === missingDay ? null : { kind, value: column.values[row]! };
  const text = new TextDecoder().decode(column.bytes.slice(column.offsets[row], column.offsets[row + 1]));
  return text === '' ? null : { kind, value: text };
}

function numeric(value: Value): number {
  if (typeof value === 'boolean') return Number.NaN;
  return typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
}

function passes(fact: Fact | null, test: ValueTest, now: number): boolean {
  if (fact === null) return ['isNotSet', 'isNot', 'notIn'].includes(test.compare);
  const { value, kind } = fact;
  const like = (wanted: Value) => {
    if (kind === 'date' && typeof wanted === 'string') return value === textDay(wanted);
    return typeof value === 'number' ? value === numeric(wanted) : String(value) === String(wanted);
  };
  if (test.compare === 'withinLast' || test.compare === 'notWithinLast') {
    if (kind !== 'time' && kind !== 'date') return false;
    const age = kind === 'time' ? now - Number(value) : (localDay(now) - Number(value)) * day;
    return (age >= 0 && age < test.seconds) === (test.compare === 'withinLast');
  }
  const number = numeric(value);
  switch (test.compare) {
    case 'is':
      return like(test.value);
    case 'isNot':
      return !like(test.value);
    case 'in':
      return test.values.some(like);
    case 'notIn':
      return !test.values.some(like);
    case 'greater':
      return number > test.value;
    case 'atLeast':
      return number >= test.value;
    case 'less':
      return number < test.value;
    case 'atMost':
      return number <= test.value;
    case 'between':
      return number >= test.from && number <= test.to;
    case 'contains':
      return String(value).includes(test.value);
    case 'startsWith':
      return String(value).startsWith(test.value);
    case 'isSet':
      return true;
    case 'isNotSet':
      return false;
    case 'isTrue':
      return yes(value);
    case 'isFalse':
      return !yes(value);
  }
}

/** One customer's way through one replication: what is counted under which key, and every step. */
export function interpretNaively(
  input: ProgramInput,
  row: number,
  replication: number,
  baseline: readonly NaiveEvent[],
): { counts: Map<string, number>; steps: NaiveStep[] } {
  const { journey, dataset, assumptions, startTime, endTime, request } = input;
  const counts = new Map<string, number>();
  const steps: NaiveStep[] = [];
  const stream = createStream(request.seed, replication, domains.journey);
  const firstDay = localDay(startTime);
  const nodes: JourneyNode[] = journey.nodes.filter((node) => node.type !== 'note');
  const orderOf = (node: JourneyNode) => nodes.indexOf(node);
  const column = (name: string | undefined) => dataset.attributes.find((candidate) => candidate.name === name);

  let now = startTime;
  let plans: Plan[] = [];
  const happened: NaiveEvent[] = historyOf(dataset, row, startTime);
  const history = [...happened];
  const future = [...baseline];
  const gone = new Set<NaiveEvent>();
  const conversions: NaiveEvent[] = [];
  const runs: Run[] = [];
  const sends: Sent[] = [];
  const overlay = new Map<string, Value>();
  const tags = new Set<string>();
  const visits = new Map<string, number>();
  const reached = new Set<string>();
  const optedOut = new Set<string>();
  let lastExit: number | null = null;

  const count = (key: string, by = 1) => counts.set(key, (counts.get(key) ?? 0) + by);
  const step = (run: Run | null, nodeId: string | null, kind: string, detail: string | number = '') =>
    steps.push({ time: now, run: run === null ? 0 : run.number, nodeId, kind, detail: String(detail) });
  const today = () => localDay(now) - firstDay;

  const matches = (event: NaiveEvent, type: string, where: readonly PropertyTest[], at: number) =>
    event.type === type &&
    where.every(({ property, test }) => {
      if (property === 'value') return passes(event.value === null ? null : { kind: 'number', value: event.value }, test, at);
      return passes(cell(dataset.events.properties.find((one) => one.name === property), event.row), test, at);
    });
  const isGoal = (event: NaiveEvent, at: number) => matches(event, journey.goal.event, journey.goal.where, at);

  const inSpan = (time: number, span: Span, entry: number, inclusive: boolean) => {
    if (span.kind === 'ever') return true;
    if (span.kind === 'last') return time > now - span.seconds;
    return inclusive ? time >= entry : time > entry;
  };
  const attribute = (name: string): Fact | null =>
    overlay.has(name) ? { kind: 'text', value: overlay.get(name)! } : cell(column(name), row);

  function holds(condition: Condition, entry: number): boolean {
    switch (condition.kind) {
      case 'all':
        return condition.of.every((part) => holds(part, entry));
      case 'any':
        return condition.of.some((part) => holds(part, entry));
      case 'not':
        return !holds(condition.of, entry);
      case 'attribute':
        return passes(attribute(condition.attribute), condition.test, now);
      case 'tag':
        return tags.has(condition.tag);
      case 'message':
        return sends.some((sent) => {
          const time = sent.times[condition.state];
          if (time === undefined || (condition.nodeId !== null && sent.node.id !== condition.nodeId)) return false;
          return inSpan(time, condition.span, entry, true);
        });
      case 'event': {
        const known = happened.filter(
          (event) => inSpan(event.time, condition.span, entry, false) && matches(event, condition.event, condition.where, now),
        );
        const { compare, times } = condition.count;
        if (compare === 'atLeast') return known.length >= times;
        return compare === 'atMost' ? known.length <= times : known.length === times;
      }
    }
  }
  const nowhere = Number.POSITIVE_INFINITY;

  const plan = (time: number, rank: Plan['rank'], owner: Plan['owner'], act: () => void) => {
    if (time < endTime) plans.push({ time, rank, owner, act });
  };
  const cancel = (owner: Plan['owner']) => {
    plans = plans.filter((one) => one.owner !== owner);
  };

  function leave(run: Run, reason: string): void {
    const node = run.at!;
    count(`node|${node.id}|exit|${reason}`);
    if (run.holding) {
      count(`message|${node.id}|suppressed|quietHours`);
      step(run, node.id, 'suppressed', 'quietHours');
    }
    step(run, node.id, 'exited', reason);
    run.holding = false;
    run.at = null;
    lastExit = now;
    cancel(run);
  }

  function take(run: Run, port: string): void {
    const node = run.at!;
    step(run, node.id, 'port', port);
    const edge = journey.edges.find((one) => one.from === node.id && one.port === port);
    const target = nodes.find((one) => one.id === edge?.to && one.type !== 'trigger');
    if (target === undefined) return leave(run, 'noEdge');
    count(`node|${node.id}|port|${port}`);
    return arrive(run, target);
  }

  const outOfReach = () => {
    const own = nodes.filter((node) => node.type === 'message');
    if (!journey.exits.unsubscribed || own.length === 0) return false;
    return own.every((node) => optedOut.has(`${node.channel} ${node.purpose ?? 'advertising'}`));
  };
  const outOfSegment = (run: Run) =>
    journey.exits.leftSegment && journey.entry.segment !== null && !holds(journey.entry.segment, run.entry);

  function hold(run: Run, until: number, act: () => void): void {
    const deadline = run.entry + journey.exits.maxDurationSeconds;
    const rank: Plan['rank'] = [3, run.number, orderOf(run.at!)];
    if (until <= deadline) plan(until, rank, run, act);
    else plan(deadline, rank, run, () => leave(run, 'maxDuration'));
  }

  function arrive(run: Run, node: JourneyNode): void {
    run.at = node;
    run.steps++;
    const visit = (visits.get(node.id) ?? 0) + 1;
    visits.set(node.id, visit);
    run.visit = visit;
    count(`node|${node.id}|entered`);
    count(`node|${node.id}|day|${today()}`);
    step(run, node.id, 'nodeEntered');
    if (run.steps > 1000) return leave(run, 'maxSteps');
    if (outOfReach()) return leave(run, 'unsubscribed');
    if (outOfSegment(run)) return leave(run, 'leftSegment');
    switch (node.type) {
      case 'trigger':
        return take(run, 'next');
      case 'exit':
        return leave(run, 'exitNode');
      case 'wait': {
        const until = node.wait.kind === 'duration' ? now + node.wait.waitSeconds : nextLocal(node.wait.secondOfDay, node.wait.weekdays);
        if (Number.isFinite(until)) step(run, node.id, 'waiting', until);
        return hold(run, until, () => take(run, 'next'));
      }
      case 'waitFor':
        step(run, node.id, 'waiting', now + node.timeoutSeconds);
        return hold(run, now + node.timeoutSeconds, () => take(run, 'timedOut'));
      case 'filter':
        if (holds(node.condition, run.entry)) {
          step(run, node.id, 'conditionHeld');
          return take(run, 'passed');
        }
        step(run, node.id, 'conditionFailed');
        return leave(run, 'filtered');
      case 'branch':
        for (const branch of node.branches) {
          const held = holds(branch.condition, run.entry);
          step(run, node.id, held ? 'conditionHeld' : 'conditionFailed');
          if (held) return take(run, branch.id);
        }
        return take(run, 'else');
      case 'split': {
        const u = uniformAt(stream, row, purposeOf(journey.id, node.id, 0, 'split'));
        const total = node.arms.reduce((sum, arm) => sum + arm.weightPercent, 0);
        let sum = 0;
        for (const arm of node.arms) {
          sum += arm.weightPercent;
          if (u < sum / total) return take(run, arm.id);
        }
        return take(run, '');
      }
      case 'update':
        for (const change of node.changes) {
          if (change.kind === 'setAttribute') overlay.set(change.attribute, change.value);
          else if (change.kind !== 'addPoints') {
            if (change.kind === 'addTag') tags.add(change.tag);
            else tags.delete(change.tag);
          } else {
            const name = dataset.roles.points ?? 'points';
            const before = attribute(name)?.value;
            const points = typeof before === 'number' ? before : Number(cell(column(name), row)?.value ?? 0);
            overlay.set(name, points + change.points);
          }
          step(run, node.id, 'updated');
        }
        return take(run, 'next');
      case 'goal':
        reachGoal(run, node.id);
        return node.endsRun ? leave(run, 'goal') : take(run, 'next');
      case 'message':
        count(`message|${node.id}|intended`);
        return trySend(run, node, false);
      case 'note':
        return undefined;
    }
  }

  function nextLocal(secondOfDay: number, weekdays: readonly number[]): number {
    for (let localDayNumber = localDay(now); midnight(localDayNumber) < endTime; localDayNumber++) {
      const weekday = new Date(localDayNumber * day * 1000).getUTCDay() || 7;
      const moment = midnight(localDayNumber) + secondOfDay;
      if (moment >= now && (weekdays.length === 0 || weekdays.includes(weekday))) return moment;
    }
    return nowhere;
  }

  function reachGoal(run: Run, nodeId: string | null): void {
    if (run.goal) return;
    run.goal = true;
    count('journey|goals');
    step(run, nodeId, 'goal');
  }

  const role = (name: keyof Dataset['roles'], assumed: boolean) => {
    const attributeName = dataset.roles[name];
    if (attributeName === undefined) return assumed;
    const fact = attribute(attributeName);
    if (fact === null) return false;
    return fact.kind === 'time' || fact.kind === 'date' || (fact.value !== '' && yes(fact.value));
  };
  const expired = (consent: 'adConsent' | 'nightConsent', time: 'adConsentTime' | 'nightConsentTime') => {
    if (overlay.has(dataset.roles[consent] ?? '')) return false;
    const given = cell(column(dataset.roles[time]), row);
    if (given === null) return false;
    const date = new Date((given.kind === 'date' ? Number(given.value) : localDay(Number(given.value))) * day * 1000);
    const year = date.getUTCFullYear() + assumptions.consentYears;
    const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
    const dayOfMonth = date.getUTCMonth() === 1 && date.getUTCDate() === 29 && !isLeap ? 28 : date.getUTCDate();
    return localDay(now) >= Date.UTC(year, date.getUTCMonth(), dayOfMonth) / 1000 / day;
  };

  function refusal(channel: Channel, purpose: Purpose): string | null {
    const address = channel === 'email' ? 'email' : channel === 'push' ? 'pushToken' : 'phone';
    if (!role(address, true)) return 'noAddress';
    if (channel === 'brandMessage' && !role('kakaoFriend', true)) return 'notFriend';
    if (purpose === 'advertising') {
      if (!role('adConsent', true)) return 'noConsent';
      if (expired('adConsent', 'adConsentTime')) return 'consentExpired';
    }
    return optedOut.has(`${channel} ${purpose}`) ? 'unsubscribed' : null;
  }

  function quietEnd(channel: Channel, purpose: Purpose): number | null {
    for (const rule of assumptions.quietHours) {
      if (rule.channel !== channel || rule.purpose !== purpose) continue;
      if (rule.liftedByNightConsent && role('nightConsent', false) && !expired('nightConsent', 'nightConsentTime')) continue;
      const second = now - midnight(localDay(now));
      const { fromSecondOfDay: from, untilSecondOfDay: until } = rule;
      if (from <= until && second >= from && second < until) return midnight(localDay(now)) + until;
      if (from > until && second < until) return midnight(localDay(now)) + until;
      if (from > until && second >= from) return midnight(localDay(now) + 1) + until;
    }
    return null;
  }

  function trySend(run: Run, node: NodeOf<'message'>, waited: boolean): void {
    const purpose = node.purpose ?? 'advertising';
    const refused = refusal(node.channel, purpose);
    const until = refused === null ? quietEnd(node.channel, purpose) : null;
    if (until !== null && node.nightPolicy === 'wait') {
      run.holding = true;
      step(run, node.id, 'delayed', until);
      return hold(run, until, () => trySend(run, node, true));
    }
    run.holding = false;
    if (waited) count(`message|${node.id}|delayed`);
    const capped = assumptions.frequencyCaps.some(
      (cap) =>
        cap.channels.includes(node.channel) &&
        (cap.purpose === null || cap.purpose === purpose) &&
        sends.filter(
          (sent) =>
            cap.channels.includes(sent.channel) &&
            (cap.purpose === null || cap.purpose === sent.purpose) &&
            sent.times.sent! > now - cap.withinSeconds,
        ).length >= cap.times,
    );
    const reason = refused ?? (until !== null ? 'quietHours' : capped ? 'frequencyCap' : null);
    if (reason !== null) {
      count(`message|${node.id}|suppressed|${reason}`);
      step(run, node.id, 'suppressed', reason);
      return node.onSuppressed === 'exit' ? leave(run, 'suppressed') : take(run, 'next');
    }
    count(`message|${node.id}|sent`);
    const delivered = sendOn(run, node, node.channel, purpose, node.response, '', 'sent');
    if (request.simulateResponses && !delivered && node.fallback !== null) {
      const { channel } = node.fallback;
      if (refusal(channel, purpose) === null && quietEnd(channel, purpose) === null) {
        count(`message|${node.id}|fallbackSent`);
        sendOn(run, node, channel, purpose, null, 'fallback.', 'fallbackSent');
      }
    }
    return take(run, 'next');
  }

  function sendOn(
    run: Run,
    node: NodeOf<'message'>,
    channel: Channel,
    purpose: Purpose,
    own: Response | null,
    prefix: string,
    kind: string,
  ): boolean {
    const workspace = assumptions.responses.find((one) => one.channel === channel && one.purpose === purpose);
    const response = own ?? workspace?.response ?? null;
    const sent: Sent = { order: sends.length, node, channel, purpose, response, prefix, visit: run.visit, times: { sent: now } };
    sends.push(sent);
    const price = channel === 'brandMessage' ? assumptions.prices.brandMessageFriend : assumptions.prices[channel];
    count(`message|${node.id}|costWon`, Math.round(price * 1024) / 1024);
    count(`sent|${channel}|day|${today()}`);
    if (!reached.has(`${channel} ${today()}`)) count(`reached|${channel}|day|${today()}`);
    reached.add(`${channel} ${today()}`);
    step(run, node.id, kind, channel);
    if (!request.simulateResponses) return true;
    if (draw(sent, 'delivered') >= (response?.deliveredShare ?? 1)) {
      step(run, node.id, 'notDelivered', channel);
      return false;
    }
    sent.times.delivered = now;
    count(`message|${node.id}|delivered`);
    step(run, node.id, 'delivered', channel);
    if (response === null) return true;
    if (response.openShare === null) mayClick(sent);
    else if (draw(sent, 'opened') < response.openShare) {
      plan(now + delay(sent, response.openDelay, 'openDelay'), [2, sent.order, 0], null, () => {
        answered(sent, 'opened');
        mayClick(sent);
      });
    }
    if (draw(sent, 'unsubscribed') < response.unsubscribeShare) {
      const wait = response.openShare === null ? response.clickDelay : response.openDelay;
      plan(now + delay(sent, wait, 'unsubscribeDelay'), [2, sent.order, 3], null, () => {
        count(`message|${node.id}|unsubscribed`);
        step(null, node.id, 'unsubscribed');
        optedOut.add(`${channel} ${purpose}`);
        optedOut.add(`${channel} advertising`);
        if (outOfReach()) for (const one of runs) if (one.at !== null) leave(one, 'unsubscribed');
      });
    }
    return true;
  }

  const draw = (sent: Sent, name: string, from: RandomStream = stream) =>
    uniformAt(from, row, purposeOf(journey.id, sent.node.id, sent.visit, sent.prefix + name));
  const delay = (sent: Sent, { scaleSeconds, shape }: { scaleSeconds: number; shape: number }, name: string) =>
    Math.round(scaleSeconds * (-Math.log(draw(sent, name))) ** (1 / shape));
  const answered = (sent: Sent, state: 'opened' | 'clicked') => {
    sent.times[state] = now;
    count(`message|${sent.node.id}|${state}`);
    step(null, sent.node.id, state);
  };
  const shifted = (sent: Sent, share: number) => {
    const pair = createStream(request.seed, Math.floor(replication / 2), domains.parameters);
    const address = purposeOf(sent.channel, sent.purpose);
    const normal = Math.sqrt(-2 * Math.log(uniformAt(pair, 0, address))) * Math.cos(2 * Math.PI * uniformAt(pair, 1, address));
    const factor = Math.exp((normal * sent.response!.logHalfWidth) / 1.6448536269514722);
    return (share * factor) / (1 - share + share * factor);
  };

  function mayClick(sent: Sent): void {
    const { response } = sent;
    if (response === null || draw(sent, 'clicked') >= shifted(sent, response.clickShare)) return;
    plan(now + delay(sent, response.clickDelay, 'clickDelay'), [2, sent.order, 1], null, () => {
      answered(sent, 'clicked');
      if (draw(sent, 'converted') >= shifted(sent, response.conversionShare)) return;
      plan(now + delay(sent, response.conversionDelay, 'conversionDelay'), [2, sent.order, 2], null, () => convert(sent));
    });
  }

  function convert(sent: Sent): void {
    sent.times.converted = now;
    count(`message|${sent.node.id}|converted`);
    count('outcome|converted');
    step(null, sent.node.id, 'converted');
    if (draw(sent, 'pullForward') < assumptions.pullForwardShare) {
      const next = future.find((event) => !gone.has(event) && isGoal(event, event.time));
      if (next !== undefined) {
        gone.add(next);
        count('outcome|pulledForward');
        step(null, sent.node.id, 'pulledForward');
      }
    }
    const known = history.filter((event) => isGoal(event, event.time) && event.value !== null).map((event) => event.value!);
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    const value = Math.round(known.length === 0 ? assumptions.defaultOrderValue : mean);
    const purchase = { time: now, type: journey.goal.event, value, row: -1 };
    conversions.push(purchase);
    occur(purchase, true);
  }

  function occur(event: NaiveEvent, goal: boolean): void {
    happened.push(event);
    for (const run of runs.filter((one) => one.at !== null)) {
      if (goal) reachGoal(run, null);
      const node = run.at!;
      if (goal && journey.exits.onGoal) leave(run, 'goal');
      else if (journey.exits.events.includes(event.type)) leave(run, 'exitEvent');
      else if (outOfSegment(run)) leave(run, 'leftSegment');
      else if (outOfReach()) leave(run, 'unsubscribed');
      else if (node.type === 'waitFor' && matches(event, node.event, node.where, now)) {
        cancel(run);
        take(run, 'happened');
      }
    }
    for (const node of nodes) {
      if (node.type === 'trigger') meetTrigger(node, event, now);
    }
  }

  const nthCounts = new Map<string, number>();
  const clocks = new Map<string, number>();
  function meetTrigger(node: NodeOf<'trigger'>, event: NaiveEvent, time: number): void {
    const { trigger } = node;
    const rank: Plan['rank'] = [3, nowhere, orderOf(node)];
    const isLive = time >= startTime;
    if (trigger.kind === 'event' && matches(event, trigger.event, trigger.where, isLive ? now : event.time)) {
      const nth = (nthCounts.get(node.id) ?? 0) + 1;
      nthCounts.set(node.id, nth);
      if (isLive && (trigger.nth === null || nth === trigger.nth)) fire(node);
    }
    if (trigger.kind === 'absence') {
      // In history nothing runs plans, so a clock that has ended is taken away here.
      if (!isLive && clocks.has(node.id) && clocks.get(node.id)! < time) clocks.delete(node.id);
      if (event.type === trigger.absentEvent) clocks.delete(node.id);
      if (matches(event, trigger.event, trigger.where, isLive ? now : event.time) && (trigger.restart || !clocks.has(node.id))) {
        clocks.set(node.id, time + trigger.afterSeconds);
      }
    }
    if (trigger.kind === 'inactivity' && (trigger.events.length === 0 || trigger.events.includes(event.type))) {
      clocks.set(node.id, time + trigger.afterSeconds);
    }
    if (isLive && (trigger.kind === 'absence' || trigger.kind === 'inactivity')) wind(node, rank);
  }

  function wind(node: NodeOf<'trigger'>, rank: Plan['rank']): void {
    cancel(node.id);
    const due = clocks.get(node.id);
    if (due === undefined) return;
    plan(due, rank, node.id, () => {
      clocks.delete(node.id);
      fire(node);
    });
  }

  function setUpTriggers(): void {
    for (const node of nodes) {
      if (node.type !== 'trigger') continue;
      const { trigger } = node;
      const rank: Plan['rank'] = [3, nowhere, orderOf(node)];
      for (const event of history) meetTrigger(node, event, event.time);
      if (trigger.kind === 'inactivity' && clocks.has(node.id)) {
        clocks.set(node.id, Math.max(startTime, clocks.get(node.id)!));
        wind(node, rank);
      }
      if (trigger.kind === 'absence' && clocks.has(node.id)) {
        if (clocks.get(node.id)! < startTime) clocks.delete(node.id);
        else wind(node, rank);
      }
      for (let localDayNumber = firstDay; midnight(localDayNumber) < endTime; localDayNumber++) {
        const date = new Date(localDayNumber * day * 1000);
        if (trigger.kind === 'schedule' && isScheduled(trigger.schedule, date)) {
          plan(midnight(localDayNumber) + trigger.schedule.secondOfDay, rank, null, () => {
            if (holds(trigger.segment, nowhere)) fire(node);
          });
        }
        if (trigger.kind === 'date' && isItsDay(trigger, localDayNumber - trigger.offsetDays)) {
          plan(midnight(localDayNumber) + trigger.secondOfDay, rank, null, () => fire(node));
        }
      }
    }
  }

  function isItsDay(trigger: { attribute: string; repeat: string }, localDayNumber: number): boolean {
    const fact = cell(column(trigger.attribute), row);
    if (fact === null || (fact.kind !== 'date' && fact.kind !== 'time')) return false;
    const own = fact.kind === 'date' ? Number(fact.value) : localDay(Number(fact.value));
    if (localDayNumber < own && new Date(own * day * 1000).getUTCFullYear() > new Date(localDayNumber * day * 1000).getUTCFullYear()) {
      return false;
    }
    if (trigger.repeat === 'once') return own === localDayNumber;
    const [a, b] = [new Date(own * day * 1000), new Date(localDayNumber * day * 1000)];
    const sameDay = a.getUTCMonth() === b.getUTCMonth() && a.getUTCDate() === b.getUTCDate();
    const tomorrow = new Date((localDayNumber + 1) * day * 1000);
    const leapDay = a.getUTCMonth() === 1 && a.getUTCDate() === 29;
    return sameDay || (leapDay && b.getUTCMonth() === 1 && b.getUTCDate() === 28 && tomorrow.getUTCMonth() === 2);
  }

  function isScheduled(schedule: NonNullable<Extract<NodeOf<'trigger'>['trigger'], { kind: 'schedule' }>>['schedule'], date: Date): boolean {
    switch (schedule.kind) {
      case 'once':
        return schedule.date === date.toISOString().slice(0, 10);
      case 'daily':
        return true;
      case 'weekly':
        return schedule.weekdays.includes(date.getUTCDay() || 7);
      case 'monthly': {
        const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
        return date.getUTCDate() === Math.min(schedule.dayOfMonth, last);
      }
    }
  }

  function fire(node: NodeOf<'trigger'>): void {
    count(`trigger|${node.id}|fired`);
    step(null, node.id, 'triggered');
    const { entry } = journey;
    const today = new Date((now + offset) * 1000).toISOString().slice(0, 10);
    const last = runs.at(-1);
    const sinceOf = entry.reentry.kind === 'after' ? (entry.reentry.from === 'entry' ? (last?.entry ?? null) : lastExit) : null;
    let reason: string | null = null;
    if ((entry.window.from !== null && today < entry.window.from) || (entry.window.until !== null && today > entry.window.until)) {
      reason = 'outsideWindow';
    } else if (entry.segment !== null && !holds(entry.segment, nowhere)) reason = 'notInSegment';
    else if (last !== undefined && entry.reentry.kind === 'never') reason = 'reentry';
    else if (entry.reentry.kind === 'after' && sinceOf !== null && now < sinceOf + entry.reentry.seconds) reason = 'reentry';
    else if (!entry.concurrent && runs.some((run) => run.at !== null)) reason = 'running';
    else if (uniformAt(stream, row, purposeOf(journey.id, 'entry', 0, 'holdout')) < entry.holdoutPercent / 100) reason = 'holdout';
    if (reason !== null) {
      count(`trigger|${node.id}|refused|${reason}`);
      step(null, node.id, 'refused', reason);
      return;
    }
    const run: Run = { number: runs.length + 1, at: null, entry: now, steps: 0, goal: false, holding: false, visit: 0, lastExit: null };
    runs.push(run);
    count('journey|entries');
    if (run.number === 1) count('journey|customersEntered');
    step(run, node.id, 'entered');
    arrive(run, node);
  }

  setUpTriggers();
  for (;;) {
    plans.sort((a, b) => a.time - b.time || a.rank[0] - b.rank[0] || compare(a.rank[1], b.rank[1]) || a.rank[2] - b.rank[2]);
    const event = future[0];
    const next = plans[0];
    if (event !== undefined && (next === undefined || event.time <= next.time)) {
      future.shift();
      if (gone.has(event)) continue;
      now = event.time;
      step(null, null, 'event', event.type);
      if (event.type === 'unsubscribe') for (const channel of channels) optedOut.add(`${channel} advertising`);
      occur(event, isGoal(event, now));
    } else if (next !== undefined) {
      plans.shift();
      now = next.time;
      next.act();
    } else break;
  }
  now = endTime;
  for (const run of runs) {
    if (run.at === null) continue;
    count(`node|${run.at.id}|inside`);
    if (run.holding) count(`message|${run.at.id}|pending`);
    step(run, run.at.id, 'stillInside');
  }
  const received = sends.filter((sent) => sent.prefix === '').length;
  if (received > 0) {
    count('journey|customersReached');
    count(`journey|messagesPerCustomer|${Math.min(received, 10)}`);
  }
  const purchases = baseline.filter((event) => isGoal(event, event.time));
  const kept = [...purchases.filter((event) => !gone.has(event)), ...conversions];
  for (const [arm, list] of [['without', purchases], ['with', kept]] as const) {
    if (list.length > 0) count(`outcome|${arm}|buyers`);
    for (const event of list) {
      count(`outcome|${arm}|purchases|day|${localDay(event.time) - firstDay}`);
      count(`outcome|${arm}|revenueWon|day|${localDay(event.time) - firstDay}`, Math.round(event.value ?? 0));
    }
  }
  return { counts, steps };
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function historyOf(dataset: Dataset, row: number, startTime: number): NaiveEvent[] {
  return recordedEvents(dataset, row).filter((event) => event.time < startTime);
}

/** All recorded events of a customer as objects. */
export function recordedEvents(dataset: Dataset, row: number): NaiveEvent[] {
  const { events } = dataset;
  const found: NaiveEvent[] = [];
  for (let index = events.offsets[row]!; index < events.offsets[row + 1]!; index++) {
    const value = events.values[index]!;
    found.push({
      time: events.times[index]!,
      type: events.types[events.typeCodes[index]!]!,
      value: Number.isNaN(value) ? null : value,
      row: index,
    });
  }
  return found;
}

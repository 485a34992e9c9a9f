import { channels, type Channel, type Purpose, type Response } from '../../core/journey/channels.ts';
import type { JourneyNode, NodeOf } from '../../core/journey/nodes.ts';
import { createStream, domains, purposeOf, type RandomStream, uniformAt } from '../../core/lib/random.ts';
import type { ProgramInput } from '../../core/simulate/index.ts';
import { countOutcomes, countReached } from './naiveOutcomes.ts';
import { comparePlans, entryRefusal, type NaiveStep, type Plan, type Run } from './naiveRuns.ts';
import { attributeOf, holds, imported, matches, type Person, quietEnd, refusal, type Sent } from './naivePerson.ts';
import {
  day,
  historyOf,
  isItsDay,
  isScheduled,
  localDay,
  midnight,
  type NaiveEvent,
  secondOfSchedule,
  waitEnd,
} from './naiveValues.ts';

/*
 * What a journey means, written a second time and as plainly as possible: objects, arrays sorted at every step, no table, no
 * reuse. It shares the schema and the addressed draws with the kernel and nothing else. Only for zones without summer time.
 */

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

  let plans: Plan[] = [];
  const history = historyOf(dataset, row, startTime);
  const person: Person = {
    dataset,
    assumptions,
    row,
    now: startTime,
    happened: [...history],
    sends: [],
    overlay: new Map(),
    tags: new Set(),
    optedOut: new Set(),
  };
  const { happened, sends, overlay, tags, optedOut } = person;
  const future = [...baseline];
  const gone = new Set<NaiveEvent>();
  const conversions: NaiveEvent[] = [];
  const runs: Run[] = [];
  const visits = new Map<string, number>();
  const reached = new Set<string>();
  let lastExit: number | null = null;

  const count = (key: string, by = 1) => counts.set(key, (counts.get(key) ?? 0) + by);
  const step = (run: Run | null, nodeId: string | null, kind: string, detail: string | number = '') =>
    steps.push({ time: person.now, run: run === null ? 0 : run.number, nodeId, kind, detail: String(detail) });
  const today = () => localDay(person.now) - firstDay;

  const nowhere = Number.POSITIVE_INFINITY;
  const isGoal = (event: NaiveEvent, at: number) => matches(dataset, event, journey.goal.event, journey.goal.where, at);

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
    lastExit = person.now;
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
    journey.exits.leftSegment && journey.entry.segment !== null && !holds(person, journey.entry.segment, run.entry);

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
        const until = waitEnd(node.wait, person.now, endTime);
        if (Number.isFinite(until)) step(run, node.id, 'waiting', until);
        return hold(run, until, () => take(run, 'next'));
      }
      case 'waitFor':
        step(run, node.id, 'waiting', person.now + node.timeoutSeconds);
        return hold(run, person.now + node.timeoutSeconds, () => take(run, 'timedOut'));
      case 'filter':
        if (holds(person, node.condition, run.entry)) {
          step(run, node.id, 'conditionHeld');
          return take(run, 'passed');
        }
        step(run, node.id, 'conditionFailed');
        return leave(run, 'filtered');
      case 'branch':
        for (const branch of node.branches) {
          const held = holds(person, branch.condition, run.entry);
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
            const before = attributeOf(person, name)?.value;
            const points = typeof before === 'number' ? before : Number(imported(person, name)?.value ?? 0);
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

  function reachGoal(run: Run, nodeId: string | null): void {
    if (run.goal) return;
    run.goal = true;
    count('journey|goals');
    step(run, nodeId, 'goal');
  }

  function trySend(run: Run, node: NodeOf<'message'>, waited: boolean): void {
    const purpose = node.purpose ?? 'advertising';
    const refused = refusal(person, node.channel, purpose);
    const until = refused === null ? quietEnd(person, node.channel, purpose) : null;
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
            sent.times.sent! > person.now - cap.withinSeconds,
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
      if (refusal(person, channel, purpose) === null && quietEnd(person, channel, purpose) === null) {
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
    const sent: Sent = {
      order: sends.length,
      node,
      channel,
      purpose,
      response,
      prefix,
      visit: run.visit,
      times: { sent: person.now },
    };
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
    sent.times.delivered = person.now;
    count(`message|${node.id}|delivered`);
    step(run, node.id, 'delivered', channel);
    if (response === null) return true;
    if (response.openShare === null) mayClick(sent);
    else if (draw(sent, 'opened') < response.openShare) {
      plan(person.now + delay(sent, response.openDelay, 'openDelay'), [2, sent.order, 0], null, () => {
        answered(sent, 'opened');
        mayClick(sent);
      });
    }
    if (draw(sent, 'unsubscribed') < response.unsubscribeShare) {
      const wait = response.openShare === null ? response.clickDelay : response.openDelay;
      plan(person.now + delay(sent, wait, 'unsubscribeDelay'), [2, sent.order, 3], null, () => {
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
    sent.times[state] = person.now;
    count(`message|${sent.node.id}|${state}`);
    step(null, sent.node.id, state);
  };
  const shifted = (sent: Sent, share: number) => {
    const pair = createStream(request.seed, Math.floor(replication / 2), domains.parameters);
    const address = purposeOf(sent.channel, sent.purpose);
    const normal =
      Math.sqrt(-2 * Math.log(uniformAt(pair, 0, address))) * Math.cos(2 * Math.PI * uniformAt(pair, 1, address));
    const factor = Math.exp((normal * sent.response!.logHalfWidth) / 1.6448536269514722);
    return (share * factor) / (1 - share + share * factor);
  };

  function mayClick(sent: Sent): void {
    const { response } = sent;
    if (response === null || draw(sent, 'clicked') >= shifted(sent, response.clickShare)) return;
    plan(person.now + delay(sent, response.clickDelay, 'clickDelay'), [2, sent.order, 1], null, () => {
      answered(sent, 'clicked');
      if (draw(sent, 'converted') >= shifted(sent, response.conversionShare)) return;
      plan(person.now + delay(sent, response.conversionDelay, 'conversionDelay'), [2, sent.order, 2], null, () =>
        convert(sent),
      );
    });
  }

  function convert(sent: Sent): void {
    sent.times.converted = person.now;
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
    const known = history
      .filter((event) => isGoal(event, event.time) && event.value !== null)
      .map((event) => event.value!);
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    const value = Math.round(known.length === 0 ? assumptions.defaultOrderValue : mean);
    const purchase = { time: person.now, type: journey.goal.event, value, row: -1 };
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
      else if (node.type === 'waitFor' && matches(dataset, event, node.event, node.where, person.now)) {
        cancel(run);
        take(run, 'happened');
      }
    }
    for (const node of nodes) {
      if (node.type === 'trigger') meetTrigger(node, event, person.now);
    }
  }

  const nthCounts = new Map<string, number>();
  const clocks = new Map<string, number>();
  function meetTrigger(node: NodeOf<'trigger'>, event: NaiveEvent, time: number): void {
    const { trigger } = node;
    const rank: Plan['rank'] = [3, nowhere, orderOf(node)];
    const isLive = time >= startTime;
    if (
      trigger.kind === 'event' &&
      matches(dataset, event, trigger.event, trigger.where, isLive ? person.now : event.time)
    ) {
      const nth = (nthCounts.get(node.id) ?? 0) + 1;
      nthCounts.set(node.id, nth);
      if (isLive && (trigger.nth === null || nth === trigger.nth)) fire(node);
    }
    if (trigger.kind === 'absence') {
      // In history nothing runs plans, so a clock that has ended is taken away here.
      if (!isLive && clocks.has(node.id) && clocks.get(node.id)! < time) clocks.delete(node.id);
      if (event.type === trigger.absentEvent) clocks.delete(node.id);
      if (
        matches(dataset, event, trigger.event, trigger.where, isLive ? person.now : event.time) &&
        (trigger.restart || !clocks.has(node.id))
      ) {
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
          plan(midnight(localDayNumber) + secondOfSchedule(trigger.schedule), rank, null, () => {
            if (holds(person, trigger.segment, nowhere)) fire(node);
          });
        }
        if (
          trigger.kind === 'date' &&
          isItsDay(imported(person, trigger.attribute), trigger.repeat, localDayNumber - trigger.offsetDays)
        ) {
          plan(midnight(localDayNumber) + trigger.secondOfDay, rank, null, () => fire(node));
        }
      }
    }
  }

  function fire(node: NodeOf<'trigger'>): void {
    count(`trigger|${node.id}|fired`);
    step(null, node.id, 'triggered');
    const reason = entryRefusal(person, journey, runs, lastExit, stream);
    if (reason !== null) {
      count(`trigger|${node.id}|refused|${reason}`);
      step(null, node.id, 'refused', reason);
      return;
    }
    const run: Run = {
      number: runs.length + 1,
      at: null,
      entry: person.now,
      steps: 0,
      goal: false,
      holding: false,
      visit: 0,
    };
    runs.push(run);
    count('journey|entries');
    if (run.number === 1) count('journey|customersEntered');
    step(run, node.id, 'entered');
    arrive(run, node);
  }

  setUpTriggers();
  for (;;) {
    plans.sort(comparePlans);
    const event = future[0];
    const next = plans[0];
    if (event !== undefined && (next === undefined || event.time <= next.time)) {
      future.shift();
      if (gone.has(event)) continue;
      person.now = event.time;
      step(null, null, 'event', event.type);
      if (event.type === 'unsubscribe') for (const channel of channels) optedOut.add(`${channel} advertising`);
      occur(event, isGoal(event, person.now));
    } else if (next !== undefined) {
      plans.shift();
      person.now = next.time;
      next.act();
    } else break;
  }
  person.now = endTime;
  for (const run of runs) {
    if (run.at === null) continue;
    count(`node|${run.at.id}|inside`);
    if (run.holding) count(`message|${run.at.id}|pending`);
    step(run, run.at.id, 'stillInside');
  }
  countReached(count, sends.filter((sent) => sent.prefix === '').length);
  const purchases = baseline.filter((event) => isGoal(event, event.time));
  const kept = [...purchases.filter((event) => !gone.has(event)), ...conversions];
  countOutcomes(count, 'without', purchases, firstDay);
  countOutcomes(count, 'with', kept, firstDay);
  return { counts, steps };
}

import { textElement, type XmlElement } from '../../lib/xml.ts';
import { nodeTitle } from '../../words/summary.ts';
import { eventText } from '../shared/conditionText.ts';
import { type BpmnElement, type BpmnFlow, type Box, centred, type Diagram, middleOf, sizes } from './diagram.ts';
import { conditionalDefinition, durationDefinition, messageDefinition, startMeaning } from './events.ts';
import { documentation, endEvent, gateway, type Inside, plain, type Planning } from './parts.ts';
import { cellOf, roomAround } from './place.ts';

const subProcessId = 'journey';
const startGap = 84;
const boundaryGap = 130;

/** Puts what surrounds a run around its nodes: starts by triggers, exit rules on the border, and the ends. */
export function outsideOf(inside: Inside, planning: Planning): Omit<Diagram, 'messages'> {
  const rules = exitRulesOf(planning);
  const box = surroundingBox(
    [...inside.elements, ...inside.notes].map((one) => one.box),
    rules.length,
  );
  const elements: BpmnElement[] = [];
  const flows: BpmnFlow[] = [];

  const hasJoin = inside.triggers.length > 1;
  const middleY = middleOf(box).y;
  const target = hasJoin ? 'enter_join' : subProcessId;
  if (hasJoin) {
    elements.push(gateway('enter_join', centred(box.x - 70, middleY, sizes.gateway), 'outside'));
    flows.push(plain('enter_join', subProcessId, 'outside'));
  }
  const places = startPlaces(inside, middleY);
  inside.triggers.forEach((trigger, index) => {
    const id = planning.idOf(trigger.id);
    const meaning = startMeaning(trigger.trigger, id, planning.messageOf);
    if (meaning.addition !== null) planning.notes.approximated(trigger.id, 'bpmnEvent', { meaning: meaning.addition });
    planning.notes.mapped(trigger.id, `startEvent ${id}`);
    elements.push({
      id,
      tag: 'startEvent',
      name: nodeTitle(planning.text, trigger),
      attributes: {},
      children: [...documentation(meaning.addition ?? ''), meaning.definition],
      box: centred(box.x - (hasJoin ? 190 : 110), places[index]!, sizes.event),
      place: 'outside',
    });
    flows.push(plain(id, target, 'outside'));
  });

  elements.push(
    endEvent('done', planning.text('bpmn.done'), centred(box.x + box.width + 80, middleY, sizes.event), [], 'outside'),
  );
  flows.push(plain(subProcessId, 'done', 'outside'));
  rules.forEach((rule, index) => {
    const x = box.x + 70 + index * boundaryGap;
    const bottom = box.y + box.height;
    elements.push({
      id: rule.id,
      tag: 'boundaryEvent',
      name: rule.name,
      attributes: { attachedToRef: subProcessId },
      children: rule.children,
      box: centred(x, bottom, sizes.event),
      place: 'outside',
    });
    elements.push(endEvent(`${rule.id}_end`, rule.name, centred(x, bottom + 100, sizes.event), [], 'outside'));
    flows.push(plain(rule.id, `${rule.id}_end`, 'outside'));
  });
  return {
    elements: [...inside.elements, ...elements],
    flows: [...inside.flows, ...flows],
    notes: inside.notes,
    subProcess: { id: subProcessId, name: planning.journey.name, box },
  };
}

interface ExitRule {
  readonly id: string;
  readonly name: string;
  readonly children: readonly XmlElement[];
}

function exitRulesOf(planning: Planning): ExitRule[] {
  const { journey, notes, text, messageOf } = planning;
  const rules: ExitRule[] = [];
  if (journey.exits.onGoal) {
    const goal = eventText(journey.goal);
    notes.kept('exitOnGoal');
    notes.kept('goal');
    if (journey.goal.where.length > 0) notes.approximated(null, 'bpmnEvent', { meaning: goal });
    const children = [...documentation(goal), messageDefinition(messageOf(journey.goal.event))];
    rules.push({ id: 'exit_goal', name: text('bpmn.exitGoal'), children });
  }
  journey.exits.events.forEach((event, index) => {
    const id = `exit_event_${index + 1}`;
    rules.push({ id, name: text('bpmn.exitEvent', { event }), children: [messageDefinition(messageOf(event))] });
  });
  notes.kept('exitEvents');
  if (journey.exits.unsubscribed) {
    notes.kept('exitUnsubscribed');
    const children = [messageDefinition(messageOf('unsubscribe'))];
    rules.push({ id: 'exit_unsubscribed', name: text('bpmn.exitUnsubscribed'), children });
  }
  if (journey.exits.leftSegment) {
    notes.kept('exitLeftSegment');
    notes.approximated(null, 'bpmnLeftSegment', { variable: 'exit_left' });
    rules.push({ id: 'exit_left', name: text('bpmn.exitLeft'), children: [conditionalDefinition('exit_left')] });
  }
  notes.kept('maxDuration');
  const seconds = journey.exits.maxDurationSeconds;
  const children = [textElement('bpmn:documentation', text('bpmn.exitDuration')), durationDefinition(seconds)];
  rules.push({ id: 'exit_duration', name: text('bpmn.exitDuration'), children });
  return rules;
}

function surroundingBox(boxes: readonly Box[], ruleCount: number): Box {
  const x = Math.min(...boxes.map((box) => box.x)) - roomAround.side;
  const y = Math.min(...boxes.map((box) => box.y)) - roomAround.top;
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + roomAround.side;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + roomAround.bottom;
  return { x, y, width: Math.max(right - x, 70 + ruleCount * boundaryGap), height: bottom - y };
}

/** Middle lines of the start events: near their cards, but never on each other. */
function startPlaces(inside: Inside, middleY: number): number[] {
  if (inside.triggers.length === 1) return [middleY];
  const order = inside.triggers
    .map((trigger, index) => ({ index, y: cellOf(trigger).middleY }))
    .sort((a, b) => a.y - b.y || a.index - b.index);
  const places: number[] = [];
  let lowest = Number.NEGATIVE_INFINITY;
  for (const { index, y } of order) {
    lowest = Math.max(y, lowest + startGap);
    places[index] = lowest;
  }
  return places;
}

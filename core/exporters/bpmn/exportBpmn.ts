import { documentTexts } from '../../words/texts.ts';
import type { Exporter } from '../exporter.ts';
import { fileNamePart } from '../shared/names.ts';
import { checkWritten } from './checkWritten.ts';
import { planDiagram } from './plan.ts';
import { writeDiagram } from './write.ts';

/**
 * BPMN 2.0 with its drawing. A run is a sub-process that the exit rules interrupt; decisions ask process variables, whose meaning
 * stands beside them, because BPMN leaves the language of conditions to the engine.
 */
export const bpmnExporter: Exporter = {
  id: 'bpmn',
  version: '2.0.2',
  fields: [],
  run(journey, notes, { language = 'ko' }) {
    if (!journey.nodes.some((node) => node.type === 'trigger')) {
      notes.problem('error', 'export.noTrigger');
      for (const node of journey.nodes) notes.dropped(node.id, node.type === 'note' ? 'note' : 'unreachable');
      return [];
    }
    notes.kept('description');
    const { text } = documentTexts(language, 'UTC');
    const diagram = planDiagram(journey, notes, text);
    const name = `${fileNamePart(journey.name)}.bpmn`;
    const written = writeDiagram(diagram, { name: journey.name, description: journey.description });
    checkWritten(written, notes);
    return [{ name, mediaType: 'application/xml', text: written }];
  },
};

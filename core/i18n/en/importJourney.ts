import type { Catalog } from '../translator.ts';

/** What of another system's file has no place in a journey. */
export const importJourney: Catalog = {
  'importLoss.action': 'An unknown step ({kind}) is kept as a note with its original content.',
  'importLoss.trigger': 'An unknown trigger ({kind}) is kept as a note with its original content. Set the trigger.',
  'importLoss.triggerFilter': 'A condition of the trigger ({kind}) is kept as a note.',
  'importLoss.condition': 'An unknown condition ({kind}) is kept as a note, and as a segment that holds nobody.',
  'importLoss.update': 'An unknown change ({kind}) is kept as a note.',
  'importLoss.flowFilter': 'The flow filter ({kind}) is kept as a note.',
  'importLoss.repeated': 'A step whose id occurs again ({kind}) is kept as a note.',
  'importLoss.bodyInTemplate': 'The text of "{title}" is not in the file. Write it.',
  'importLoss.parallelPath': 'Of the paths that leave "{name}" at the same time one is connected; the others are not.',
  'importLoss.bpmnConditions':
    'The conditions of a gateway ({kind}) are in another language and kept as a note. Set them on the branches.',
  'importLoss.noSource': 'The file has no entry segment. Set the trigger.',
  'importLoss.expression': 'The expression of "{name}" is kept as the name of a segment. Set the condition.',
  'importLoss.summary': 'Of the file, {count:number} {count:plural|point|points} could not be taken over as they are.',
};

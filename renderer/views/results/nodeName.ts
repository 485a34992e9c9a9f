import type { Translate } from '../../../core/i18n/index.ts';
import type { JourneyNode } from '../../../core/journey/nodes.ts';

/** What a node is called in tables: its own title, else its kind. */
export function nodeName(text: Translate, node: JourneyNode): string {
  if (node.title.trim() !== '') return node.title;
  return node.type === 'message' ? text(`channel.${node.channel}`) : text(`nodeType.${node.type}`);
}

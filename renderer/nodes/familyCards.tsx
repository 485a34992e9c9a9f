import { memo } from 'react';
import type { NodeProps } from 'reactflow';
import type { NodeOf } from '../../core/journey/nodes.ts';
import type { CardNode, Emphasis } from '../canvas/derive.ts';
import { useText } from '../locales/index.ts';
import { useOpenNodes } from '../stores/EditorProvider.tsx';
import { Card } from './Card.tsx';
import { MessageLine } from './MessageLine.tsx';
import { nodeTitle } from '../../core/words/summary.ts';

type CardProps = NodeProps<CardNode>;

/** Trigger, decision, time, end and update cards differ in mark, colour and words only, which the frame takes from the node. */
const PlainCard = memo(function PlainCard({ data }: CardProps) {
  const { node, emphasis } = data;
  if (node.type === 'goTo') return <GoToCard node={node} emphasis={emphasis} />;
  return <Card node={node} emphasis={emphasis} />;
});

/** A jump says where it leads, which only the journey knows. */
function GoToCard({ node, emphasis }: { readonly node: NodeOf<'goTo'>; readonly emphasis: Emphasis }) {
  const text = useText();
  const target = useOpenNodes().find((other) => other.id === node.target);
  if (target === undefined || node.title.trim() !== '') return <Card node={node} emphasis={emphasis} />;
  return (
    <Card node={node} emphasis={emphasis}>
      {text('editor.goTo.to', { target: nodeTitle(text, target) })}
    </Card>
  );
}

/** A message shows the line that the customer will read first, with its variables marked. */
const MessageCard = memo(function MessageCard({ data }: CardProps) {
  const text = useText();
  return (
    <Card node={data.node} emphasis={data.emphasis}>
      <MessageLine line={nodeTitle(text, data.node)} />
    </Card>
  );
});

/** A piece of paper: no figures, no ports. */
const NoteCard = memo(function NoteCard({ data }: CardProps) {
  const text = useText();
  const node = data.node;
  const body = node.type === 'note' ? node.text : '';
  return (
    <div className="noteCard" data-empty={body.trim() === '' ? '' : undefined}>
      {node.title.trim() === '' ? null : <div className="noteTitle">{node.title}</div>}
      {body.trim() === '' ? text('editor.summary.note') : body}
    </div>
  );
});

/** React Flow's table of components; a constant, because a new object would mount every card anew. */
export const nodeTypes = {
  trigger: PlainCard,
  decision: PlainCard,
  time: PlainCard,
  message: MessageCard,
  end: PlainCard,
  update: PlainCard,
  money: PlainCard,
  outside: PlainCard,
  note: NoteCard,
} as const;

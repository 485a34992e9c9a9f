import { Parser } from 'saxen';
import { fail, ok, type Result } from './result.ts';
import type { XmlElement } from './xml.ts';

/** Deeper files than this would overflow recursive readers. */
const deepest = 200;

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  text: string;
  readonly children: Open[];
}

/**
 * Reads an XML document into its root element; comments and processing instructions are dropped, and no entity is ever expanded
 * beside the five of XML. `prefixes` (namespace → prefix) says under which prefix elements of a namespace appear, whatever the file
 * calls it. Fails with what the reader said.
 */
export function readXml(text: string, prefixes: Readonly<Record<string, string>>): Result<XmlElement, string> {
  const parser = new Parser();
  const open: Open[] = [];
  let root: Open | null = null;
  let failure: string | null = null;
  const add = (part: string) => {
    const top = open.at(-1);
    if (top !== undefined) top.text += part;
  };
  parser.ns({ ...prefixes });
  parser.on('openTag', (name: string, attributesOf: () => Record<string, string>, decode: (text: string) => string) => {
    const attributes: Record<string, string> = {};
    for (const [key, value] of Object.entries(attributesOf())) attributes[key] = decode(value);
    const element: Open = { name, attributes, text: '', children: [] };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
    if (open.length > deepest) failure ??= `more than ${deepest} levels`;
  });
  parser.on('closeTag', () => void open.pop());
  parser.on('text', (value: string, decode: (text: string) => string) => {
    // indentation between tags carries nothing
    if (value.trim() !== '') add(decode(value));
  });
  parser.on('cdata', add);
  parser.on('error', (error: Error) => {
    failure ??= error.message;
  });
  parser.on('warn', () => {});
  parser.parse(text);
  if (failure !== null) return fail(failure);
  return root === null ? fail('no element') : ok(root);
}

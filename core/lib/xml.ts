/** An XML element; text stands before the children. Attributes without a value are left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** An element with children. */
export function element(
  name: string,
  attributes: XmlElement['attributes'] = {},
  children: readonly XmlElement[] = [],
): XmlElement {
  return { name, attributes, text: '', children };
}

/** An element that holds a text alone. */
export function textElement(name: string, text: string, attributes: XmlElement['attributes'] = {}): XmlElement {
  return { name, attributes, text, children: [] };
}

// XML 1.0 allows no other characters, however they are written
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * A text that is itself between tags and between quotes, in XML and in HTML. Characters that XML has no way to hold, such as
 * control characters and halves of a surrogate pair, become U+FFFD.
 */
export function escapeXml(text: string): string {
  return text.replaceAll(forbidden, '\u{FFFD}').replaceAll(/[&<>"']/g, (character) => entities[character]!);
}

/** The element as indented XML without a declaration; text is kept to the letter. */
export function writeXml(root: XmlElement, indent = ''): string {
  const attributes = Object.entries(root.attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${attributeText(String(value))}"`)
    .join('');
  const open = `${indent}<${root.name}${attributes}`;
  if (root.text === '' && root.children.length === 0) return `${open}/>\n`;
  if (root.children.length === 0) return `${open}>${escapeXml(root.text)}</${root.name}>\n`;
  const inside = root.children.map((child) => writeXml(child, `${indent}  `)).join('');
  return `${open}>${escapeXml(root.text)}\n${inside}${indent}</${root.name}>\n`;
}

function attributeText(value: string): string {
  // readers turn bare line ends and tabs in attributes into blanks
  return escapeXml(value).replaceAll(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

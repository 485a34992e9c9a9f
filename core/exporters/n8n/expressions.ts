import { templateText, type TemplateSyntax } from '../shared/templateText.ts';

// private-use characters that no text of a journey needs; they only live until the expression is put together
const mark = '\u{F8F0}';
const marked: TemplateSyntax = {
  variable: (name) => `${mark}${name}${mark}`,
  literal: (text) => text.replaceAll(mark, ''),
};

/** The text with its variables marked, for a value that goes through expressionOf. */
export function markVariables(text: string): string {
  return templateText(text, marked);
}

/**
 * A value as an n8n expression that gives it back: braces inside of texts are escaped, so that none can end the expression or
 * start another, and marked variables become look-ups in the customer's item.
 */
export function expressionOf(value: unknown): string {
  const json = JSON.stringify(value, null, 1).replaceAll(/"(?:[^"\\]|\\.)*"/g, (text) => {
    return harmless(text)
      .split(mark)
      .map((part, index) => (index % 2 === 0 ? part : `" + (${itemValue(part)} ?? "") + "`))
      .join('');
  });
  return `={{ ${json} }}`;
}

/** The customer's value of this name; `name` is the inside of a JSON string. */
function itemValue(name: string): string {
  return `$json["${name}"]`;
}

/** The look-up of an attribute as an expression of its own. */
export function attributeExpression(name: string): string {
  return `={{ ${attributeCode(name)} }}`;
}

/** The customer's value of this name as code inside of an expression. */
export function attributeCode(name: string): string {
  return itemValue(harmless(JSON.stringify(name).slice(1, -1)));
}

/**
 * The inside of a JSON string that neither ends an expression nor is refused: n8n finds braces, and what looks like a call of a
 * constructor, wherever they stand.
 */
function harmless(text: string): string {
  return text
    .replaceAll('{', '\\u007b')
    .replaceAll('}', '\\u007d')
    .replaceAll(/\.(\s*)constructor/g, '.$1\\u0063onstructor');
}

/** Plain text in a field of n8n, where a leading `=` would make it an expression. */
export function plainText(text: string): string {
  return text.startsWith('=') ? expressionOf(text) : text;
}

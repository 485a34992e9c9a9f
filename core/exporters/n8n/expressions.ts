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
    const escaped = text.replaceAll('{', '\\u007b').replaceAll('}', '\\u007d');
    return escaped
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
  const inside = JSON.stringify(name).slice(1, -1).replaceAll('{', '\\u007b').replaceAll('}', '\\u007d');
  return `={{ ${itemValue(inside)} }}`;
}

/** Plain text in a field of n8n, where a leading `=` would make it an expression. */
export function plainText(text: string): string {
  return text.startsWith('=') ? expressionOf(text) : text;
}

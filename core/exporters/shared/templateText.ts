import { renderText } from '../../template/index.ts';

/** How a target writes a variable, and text that its template engine would otherwise read as one of its own tokens. */
export interface TemplateSyntax {
  variable(name: string): string;
  literal(text: string): string;
}

/** A message text in the target's template language: `#{name}` becomes its variable, everything else stays text. */
export function templateText(text: string, syntax: TemplateSyntax): string {
  return renderText(text, () => null)
    .map((part) => (part.kind === 'text' ? syntax.literal(part.text) : syntax.variable(part.variable)))
    .join('');
}

/** A variable name as a string literal between single quotes, without what could end the literal or the token. */
export function quotedName(name: string): string {
  return `'${name.replaceAll(/['"\\{}%\r\n]/g, '_')}'`;
}

/**
 * Text in which Django and Liquid find no token of their own. A brace at the very end counts too, because a variable may follow.
 * Single quotes, so that the text can stand in JSON.
 */
export function withoutTokens(text: string): string {
  return text.replaceAll(/\{[{%#]|\{$/g, (token) => `{{ '${token}' }}`);
}

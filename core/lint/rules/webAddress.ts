import { fillVariables } from '../../template/index.ts';

const form = /^(?:https?|[a-z][a-z\d+.-]*):\/\/[^\s/?#]+(?:[/?#]\S*)?$/i;

/** Whether a link can be one once its variables are filled; an app's own scheme counts, and so does a link that is a variable. */
export function isWebAddress(link: string): boolean {
  const filled = fillVariables(link.trim(), () => 'x');
  return /^#\{[^{}]+\}/.test(link.trim()) || form.test(filled);
}

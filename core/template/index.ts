export { byteCount, characterCount } from './bytes.ts';
export { buttonLimitOf, textLimitOf } from './limits.ts';
export {
  attributeOfVariable,
  findVariables,
  renderText,
  withoutVariables,
} from './variables.ts';

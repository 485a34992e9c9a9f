export { type ByteCount, byteCount, characterCount } from './bytes.ts';
export { buttonLimitOf, type TextLimit, textLimitOf } from './limits.ts';
export {
  attributeOfVariable,
  findVariables,
  type RenderedPart,
  renderText,
  withoutVariables,
} from './variables.ts';

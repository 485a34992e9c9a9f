export { byteCount, characterCount, utf8Bytes } from './bytes.ts';
export {
  attributeOfVariable,
  fillVariables,
  findVariables,
  renderText,
  withoutVariables,
} from './variables.ts';

export { conditionText, eventText } from './describe.ts';
export { countText, shareText } from './figures.ts';
export { nodeKicker, nodeTitle } from './summary.ts';

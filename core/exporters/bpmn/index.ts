export { bpmnExporter } from './exportBpmn.ts';
export { conditionsSuffix, importBpmn } from './importBpmn.ts';

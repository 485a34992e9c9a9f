export { bpmnExporter } from './exportBpmn.ts';
export { importBpmn } from './importBpmn.ts';

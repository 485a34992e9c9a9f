export { mermaidExporter, mermaidText } from './exportMermaid.ts';

export { ProblemsPanel } from './ProblemsPanel.tsx';
export { TracePanel } from './TracePanel.tsx';

export { checkFile, importFile, previewFile, rejectedCsv } from './importFile.ts';
export type { CommitOptions, ImportOptions, ImportPhase } from './options.ts';
export { writeFileAtomic } from './writeFileAtomic.ts';

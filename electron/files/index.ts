export { checkFile, importFile, rejectedCsv } from './importFile.ts';
export { previewFile, previewLookup } from './previewFile.ts';
export type { CommitOptions, ImportOptions, ImportPhase } from './options.ts';
export { writeFileAtomic } from './writeFileAtomic.ts';

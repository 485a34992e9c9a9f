import type { Catalog } from '../translator.ts';

/** What went wrong, what was not lost, and what to do next; and the phases of long work. */
export const errors: Catalog = {
  'error.sqlite.nodeTooOld':
    'This Node ({node}) lacks Node-API {needed}, which opening a workspace needs. The file is unchanged. Start again with Node 24 or later.',
  'error.workspace.none': 'No workspace is open. Open one or create a new one.',
  'error.workspace.nameMissing': 'The workspace has no name. Enter one.',
  'error.workspace.nameEndsInSpace':
    'The file name ends in a space, so the file was not opened and is unchanged. Remove the space and open it again: {path}',
  'error.workspace.unknownZone':
    '"{zone}" is not a known time zone. The settings are unchanged. Use a name such as Asia/Seoul.',
  'error.workspace.notFound': 'The file was not found. Check whether it was moved or renamed: {path}',
  'error.workspace.exists':
    'A file with this name exists and was not overwritten. Choose another name, or open that file: {path}',
  'error.workspace.notAWorkspace':
    'This is not a Yeojeong workspace, and it was not touched. Choose a .yeojeong file, or use Import for customer data: {path}',
  'error.workspace.newer':
    'This workspace was made by a newer app (version {version}; this app reads up to {known}) and was not touched. Update the app, then open it: {path}',
  'error.workspace.damaged':
    'The workspace file is damaged, so it was not opened and was left as it is. Open a backup or another copy: {path}',
  'error.workspace.unexpectedContent':
    'The workspace holds something that does not belong in it ({object}) and, to be safe, was not opened. It was not touched. Check where it came from, or open a backup: {path}',
  'error.workspace.locked':
    'This workspace is open in another window or program. Close it there, then open it again. Nothing saved was lost: {path}',
  'error.workspace.readOnly':
    'This place cannot be written to. Everything saved so far is there. Check the permissions, or move the file to another folder: {path}',
  'error.workspace.diskFull':
    'The disk is full, so the last change was not saved. Everything before it is. Free some space and try again: {path}',
  'error.workspace.diskFailed':
    'The disk failed to read or write. Everything up to the last save is there. Check the disk, then open the workspace again: {path}',

  'error.journey.notFound': 'This journey has been deleted. Choose another one from the list.',
  'error.journey.damaged':
    'The saved journey cannot be read. Other journeys and the data are unharmed. Bring this journey back from a backup.',
  'error.journey.stale':
    'Another window changed this journey first, so your last change was not saved. Load the newest state and make the change again.',
  'error.journey.editRejected': 'This change is not possible, and the journey was left as it is.',
  'error.journey.nameMissing': 'The journey has no name. Enter one.',
  'error.export.notAnAudience': 'This node is no ad audience of the run. Choose one from the journey that was run.',
  'error.export.noContacts':
    'The customer data has neither an e-mail nor a phone column, so there is no list. Say at the import what the columns mean.',
  'error.export.unknownTarget': 'There is no export to "{target}".',
  'error.export.blocked':
    'The journey has {count:number} {count:plural|error|errors} and was not exported. Correct them or give a reason.',
  'error.export.badFields': 'This is not a JSON object of texts: {path}',
  'error.spec.notJson':
    'No journey could be read: the file is neither JSON nor BPMN. Choose a .journey.json or .bpmn file, or an export of another system.',
  'error.spec.rejected':
    'The file could not be read as a journey ({count:number} {count:plural|problem|problems}). Nothing was added.',

  'error.dataset.none': 'There is no customer data to use. Import a file or create the sample shop.',
  'error.dataset.notFound': 'This data has been deleted. Choose other data from the list.',
  'error.dataset.damaged':
    'The data "{name}" was changed or damaged after it was saved, so it was not used. Journeys and other data are unharmed. Import the original file again.',
  'error.customer.unknownColumn': 'The data has no column "{column}". Choose other columns for the table.',
  'error.customer.notFound': 'There is no customer "{customerId}" in this data. Check the customer id.',

  'error.run.notFound': 'This run has been deleted. Choose another one from the list.',
  'error.run.journeyHasErrors':
    'The journey was not run because it has {count:number} {count:plural|problem|problems} to solve. Open the list of problems, solve them, then run again.',
  'error.run.otherHasErrors':
    'Nothing was run: the journey "{name}", which takes part in this run, has {count:number} {count:plural|problem|problems} to solve. Solve them, or run without it.',
  'error.run.noHistory': 'The data has no events, so there is nothing to run on. Import an order or event file.',
  'error.run.noHistoryBefore': 'Nothing is recorded before {date} to forecast from. Choose a later start date.',
  'error.run.badDate': '"{date}" is not a date. Enter it like 2026-11-22.',
  'error.run.outsideHistory': 'Nothing is recorded in this period. Choose one between {from} and {until}.',
  'error.run.datasetGone':
    'The data that this run was made on has been deleted, so its customers and their paths cannot be shown again. The figures of the run remain. Importing the same file brings the rest back.',
  'error.run.unknownCount': 'This run has no such figure ({key}). Open the result again.',
  'error.run.unknownGrouping':
    'This run cannot be split by that: the attribute or segment may have been deleted. Choose another. The figures of the run remain.',

  'error.job.cancelled': 'The work was cancelled. Everything saved before is unchanged.',
  'error.job.idTaken': 'The same work is already under way. Try again when it has ended or was cancelled.',
  'error.contract.unknownCall':
    'This version of the app does not know the request {name}. Nothing was changed. Restart the app.',
  'error.contract.invalid':
    'The request was not understood and not carried out ({call}, {path}: {reason}). Nothing was changed.',
  'error.engine.bug':
    'Something unexpected went wrong in the app. All saved changes are there. Try again, and if it persists report this: {reason}',
  'error.engine.stopped':
    'The process that does the work stopped and was started again. Every saved change is there and the workspace is open again. Repeat what you just did.',
  'error.serve.portTaken':
    'Another program uses port {port}. Choose another one, or leave --port out. Your saved data is unchanged.',
  'error.serve.failed':
    'The app could not be served on port {port} ({reason}). Try another one. Your saved data is unchanged.',

  'progress.sample': 'Making the sample shop',
  'progress.identity': 'Finding who is one customer',
  'progress.save': 'Saving to the workspace',
  'progress.import.read': 'Reading the file',
  'progress.import.check': 'Checking the rows',
  'progress.import.build': 'Grouping by customer',
  'progress.import.judge': 'Looking at the quality of the data',
  'progress.experiment': 'Comparing the arms',
  'error.experiment.unknown': 'The data in use have no experiment "{name}".',
  'progress.sort': 'Sorting customers',
  'progress.fit': 'Learning purchase behaviour',
  'progress.run': 'Running the journey',
  'progress.customers': 'Finding customers',
  'error.segment.notFound': 'The segment was not found. It may have been deleted.',
  'error.segment.nameMissing': 'Give the segment a name.',
  'error.segment.circle':
    '“{name}” would refer to itself by way of other segments. It was not saved. Choose another segment.',
};

import type { Catalog } from '../translator.ts';

/** Saved segments on the command line. */
export const cliSegments: Catalog = {
  'cli.command.segment': 'List, get, put, count or delete the saved segments of a workspace.',
  'cli.details.segment':
    'list WORKSPACE: the segments. get WORKSPACE NAME: one segment on standard output. put WORKSPACE FILE: saves the segment of a JSON file with "name", "description" and "condition", or each of a list; a known name becomes a new version. count WORKSPACE NAME: how many customers it holds at the end of the data. delete WORKSPACE NAME: refuses while journeys or segments use it, unless --force is given.',
  'cli.option.force': 'Delete in spite of what uses it.',
  'cli.column.segment': 'Segment',
  'cli.column.version': 'Version',
  'cli.column.live': 'Live',
  'cli.live.on': 'on',
  'cli.live.off': 'off',
  'cli.segment.none': 'There are no segments.',
  'cli.segment.put': 'Saved the segment "{name}" (version {version}).',
  'cli.segment.count': '{name}: {count:number} of {customers:number} customers at {time:datetime}.',
  'cli.segment.inUse':
    '"{name}" was not deleted, because it is used by: {users}. To delete it all the same, say --force.',
  'cli.segment.deleted': 'Deleted the segment "{name}".',
  'error.cli.noSegment': 'The workspace has no segment called "{name}".',
  'error.cli.segmentAmbiguous': '{count:number} segments are called "{name}". Give the id instead.',
  'error.cli.badSegment': 'This is no segment: {path}. Expected is JSON with "name" and "condition".',
};

import { invariant } from '../lib/invariant.ts';

/** Turns a document of version `to - 1` into one of version `to`. */
interface SpecMigration {
  readonly to: number;
  readonly up: (json: Readonly<Record<string, unknown>>) => Record<string, unknown>;
}

/** Every step since version 1, without a gap; the newest `to` is the current spec version. */
const specMigrations: readonly SpecMigration[] = [
  // version 2 only adds: what a version 1 file lacks has a default in the schema
  { to: 2, up: (json) => ({ ...json }) },
];

/** Lifts a document from `version` through every later step. The table has to begin at 2 and leave out none. */
export function migrateJourney(
  json: Readonly<Record<string, unknown>>,
  version: number,
  migrations: readonly SpecMigration[] = specMigrations,
): Readonly<Record<string, unknown>> {
  let lifted = json;
  migrations.forEach((migration, index) => {
    invariant(migration.to === index + 2, `migrations skip from version ${index + 1} to ${migration.to}`);
    if (migration.to > version) lifted = { ...migration.up(lifted), version: migration.to };
  });
  return lifted;
}

import type { Formats, Translate } from '../../i18n/index.ts';
import type { RunResult } from '../../measure/result.ts';

export interface PictureOptions {
  readonly text: Translate;
  readonly formats: Formats;
  /** Customers per node and port are written into the picture where a run is given. */
  readonly result: RunResult | null;
  /** The journey's name above the picture. */
  readonly hasTitle: boolean;
  readonly fontFamily: string;
}

import { attempt, refreshDatasets } from '../../app/appActions.ts';
import { getHost } from '../../bridge/index.ts';
import { currentText } from '../../locales/index.ts';
import { showToast } from '../../ui/index.ts';

/** Returns to the data before the last import, and offers the way back. */
export function undoImport(): void {
  void attempt(async () => {
    await getHost().call('import.undo', {});
    await refreshDatasets();
    const text = currentText();
    showToast(text('importing.undoneToast'), 'info', { label: text('importing.redo'), run: redoImport });
  });
}

/** Does the import again that was undone last, and offers the way back. */
export function redoImport(): void {
  void attempt(async () => {
    await getHost().call('import.redo', {});
    await refreshDatasets();
    const text = currentText();
    showToast(text('importing.redoneToast'), 'info', { label: text('importing.undo'), run: undoImport });
  });
}

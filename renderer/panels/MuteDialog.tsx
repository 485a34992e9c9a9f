import { useState } from 'react';
import type { Problem } from '../../core/lint/problem.ts';
import { useText } from '../locales/index.ts';
import { useEditorSession } from '../stores/index.ts';
import { Button, Dialog, TextField } from '../ui/index.ts';

interface MuteDialogProps {
  readonly problem: Problem;
  readonly onClose: () => void;
}

/** Asks why a problem is fine, and mutes it where it was found. */
export function MuteDialog({ problem, onClose }: MuteDialogProps) {
  const text = useText();
  const session = useEditorSession();
  const [reason, setReason] = useState('');
  function mute(): void {
    const { journey, dispatch } = session.journey.getState();
    const muted = journey?.muted ?? [];
    dispatch({
      kind: 'updateJourney',
      patch: { muted: [...muted, { code: problem.code, nodeId: problem.nodeId, reason: reason.trim() }] },
    });
    onClose();
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={text('editor.problems.muteTitle')}
      actions={
        <>
          <Button onClick={onClose}>{text('app.cancel')}</Button>
          <Button variant="primary" onClick={mute}>
            {text('editor.problems.mute')}
          </Button>
        </>
      }
    >
      <p>{text(`problem.${problem.code}`, problem.params)}</p>
      <TextField
        label={text('editor.muted.reason')}
        hint={text('editor.muted.reasonHint')}
        value={reason}
        autoFocus
        onInput={setReason}
        onCommit={setReason}
      />
    </Dialog>
  );
}

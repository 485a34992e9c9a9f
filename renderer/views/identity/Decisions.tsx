import { Undo2 } from 'lucide-react';
import type { CallOutput } from '../../../electron/shared/contract.ts';
import { useText } from '../../locales/index.ts';
import { Button } from '../../ui/index.ts';
import { decisionInWords } from '../../../core/words/identity.ts';

interface DecisionsProps {
  decisions: CallOutput<'identity.report'>['decisions'];
  disabled: boolean;
  onRevoke: (decisionId: number) => void;
}

/** What a person decided about joined customers, each with its undo. */
export function Decisions({ decisions, disabled, onRevoke }: DecisionsProps) {
  const text = useText();
  return (
    <ul className="identityList">
      {decisions.map(({ id, decision }) => {
        const words = decisionInWords(text, decision);
        return (
          <li key={id}>
            <span className="identityWhat">{words}</span>
            <Button
              size="small"
              icon={<Undo2 aria-hidden />}
              disabled={disabled}
              label={text('identity.revokeDecision', { decision: words })}
              onClick={() => onRevoke(id)}
            >
              {text('identity.revoke')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

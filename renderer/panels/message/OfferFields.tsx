import type { NodeOf } from '../../../core/journey/nodes.ts';
import { useText } from '../../locales/index.ts';
import { useNodeUpdate } from '../../stores/useNodeUpdate.ts';
import { NumberField, Toggle } from '../../ui/index.ts';
import { IdleTextField } from '../fields/IdleTextField.tsx';
import { Section } from '../Section.tsx';

/** What a customer who buys through the message gets, and what that costs. */
export function OfferFields({ node }: { readonly node: NodeOf<'message'> }) {
  const text = useText();
  const update = useNodeUpdate(node);
  const { offer } = node;
  const set = (patch: Partial<NonNullable<typeof offer>>) =>
    update((latest) => (latest.offer === null ? latest : { ...latest, offer: { ...latest.offer, ...patch } }));
  return (
    <Section title={text('editor.offer.title')}>
      <Toggle
        label={text('editor.offer.has')}
        hint={text('editor.offer.hint')}
        checked={offer !== null}
        onChange={(isOn) =>
          update((latest) => ({ ...latest, offer: isOn ? { label: '', costWon: 0, discountPercent: 10 } : null }))
        }
      />
      {offer === null ? null : (
        <>
          <IdleTextField
            label={text('editor.offer.label')}
            value={offer.label}
            placeholder={text('editor.offer.placeholder')}
            onCommit={(label) => set({ label })}
          />
          <div className="fieldPair">
            <NumberField
              label={text('editor.offer.discount')}
              value={offer.discountPercent}
              min={0}
              max={100}
              suffix="%"
              onCommit={(discountPercent) => set({ discountPercent })}
            />
            <NumberField
              label={text('editor.offer.cost')}
              value={offer.costWon}
              min={0}
              step={100}
              suffix={text('editor.unit.won')}
              onCommit={(costWon) => set({ costWon })}
            />
          </div>
        </>
      )}
    </Section>
  );
}

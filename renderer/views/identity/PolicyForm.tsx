import { useState } from 'react';
import { type IdentityPolicy, joinRules } from '../../../core/dataset/identity/policy.ts';
import { useLanguage, useText } from '../../locales/index.ts';
import { Button, NumberField, SelectField } from '../../ui/index.ts';

const regions = ['KR', 'JP', 'CN', 'TW', 'VN', 'TH', 'SG', 'US', 'CA', 'GB', 'DE', 'FR', 'AU'];

interface PolicyFormProps {
  policy: IdentityPolicy;
  disabled: boolean;
  onApply: (policy: IdentityPolicy) => void;
}

/** The rule for joining customers; nothing changes before it is applied. */
export function PolicyForm({ policy, disabled, onApply }: PolicyFormProps) {
  const text = useText();
  const language = useLanguage();
  const [draft, setDraft] = useState(policy);
  const names = new Intl.DisplayNames(language, { type: 'region' });
  return (
    <section className="factSection" aria-label={text('identity.rule')}>
      <h2>{text('identity.rule')}</h2>
      <p className="sectionHint identityProse">{text('identity.ruleHint')}</p>
      <div className="identityFields">
        <SelectField
          label={text('identity.joinIds')}
          value={draft.joinIds}
          options={joinRules.map((value) => ({ value, label: text(`identity.joinRule.${value}`) }))}
          disabled={disabled}
          onChange={(joinIds) => setDraft({ ...draft, joinIds })}
        />
        <NumberField
          label={text('identity.mostSharing')}
          value={draft.mostSharing}
          min={2}
          max={1000}
          suffix={text('identity.mostSharingUnit')}
          hint={text('identity.mostSharingHint')}
          disabled={disabled}
          onCommit={(mostSharing) => setDraft({ ...draft, mostSharing: Math.round(mostSharing) })}
        />
        <SelectField
          label={text('identity.region')}
          value={draft.region}
          options={[...new Set([draft.region, ...regions])].map((value) => ({
            value,
            label: names.of(value) ?? value,
          }))}
          disabled={disabled}
          onChange={(region) => setDraft({ ...draft, region })}
        />
      </div>
      <div className="identityApply">
        <Button disabled={disabled} onClick={() => onApply(draft)}>
          {text('identity.apply')}
        </Button>
        <span className="sectionHint">{text('identity.applyHint')}</span>
      </div>
    </section>
  );
}

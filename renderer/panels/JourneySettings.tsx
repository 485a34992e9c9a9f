import type { JourneyPatch } from '../../core/commands/command.ts';
import type { Entry, ExitRules, Journey, Reentry } from '../../core/journey/spec.ts';
import { useText } from '../locales/index.ts';
import { eventText } from '../../core/words/describe.ts';
import { useEditorSession } from '../stores/index.ts';
import { NumberField, SelectField, TextField, Toggle } from '../ui/index.ts';
import { ConditionEditor } from './condition/ConditionEditor.tsx';
import { WhereEditor } from './condition/WhereEditor.tsx';
import { DurationField } from './fields/DurationField.tsx';
import { EventField } from './fields/EventField.tsx';
import { IdleTextField } from './fields/IdleTextField.tsx';
import { ListField } from './fields/ListField.tsx';
import { useEventSuggestions } from './fields/useSuggestions.ts';
import { LimitsFields } from './LimitsFields.tsx';
import { MutedProblems } from './MutedProblems.tsx';
import { Section } from './Section.tsx';

const daySeconds = 86_400;

/** The journey's own settings, shown while nothing is selected. */
export function JourneySettings({ journey }: { readonly journey: Journey }) {
  const text = useText();
  const session = useEditorSession();
  const patch = (change: JourneyPatch) => session.journey.getState().dispatch({ kind: 'updateJourney', patch: change });
  const latest = () => session.journey.getState().journey ?? journey;
  const setEntry = (change: Partial<Entry>) => patch({ entry: { ...latest().entry, ...change } });
  const setExits = (change: Partial<ExitRules>) => patch({ exits: { ...latest().exits, ...change } });
  return (
    <>
      <header className="panelHead">
        <h2>{text('editor.journey.title')}</h2>
        <p>{text('editor.journey.subtitle', { n: journey.nodes.length })}</p>
      </header>
      <div className="panelBody">
        <IdleTextField
          label={text('editor.journey.name')}
          value={journey.name}
          onCommit={(name) => {
            if (name.trim() !== '') patch({ name: name.trim() });
          }}
        />
        <IdleTextField
          label={text('editor.journey.description')}
          multiline
          rows={3}
          value={journey.description}
          onCommit={(description) => patch({ description })}
        />
        <Section title={text('editor.journey.goal')}>
          <EventField
            label={text('editor.journey.goalEvent')}
            value={journey.goal.event}
            onCommit={(event) => patch({ goal: { ...latest().goal, event } })}
          />
          <WhereEditor where={journey.goal.where} onChange={(where) => patch({ goal: { ...latest().goal, where } })} />
        </Section>
        <EntryFields entry={journey.entry} onChange={setEntry} />
        <ExitFields exits={journey.exits} onChange={setExits} />
        <LimitsFields
          limits={journey.limits}
          onChange={(change) => patch({ limits: { ...latest().limits, ...change } })}
        />
        <Section title={text('editor.journey.order')}>
          <NumberField
            label={text('editor.journey.priority')}
            hint={text('editor.journey.priorityHint')}
            value={journey.priority}
            onCommit={(priority) => patch({ priority: Math.round(priority) })}
          />
        </Section>
        <MutedProblems muted={journey.muted} onChange={(muted) => patch({ muted })} />
      </div>
    </>
  );
}

function reentryOf(kind: Reentry['kind']): Reentry {
  return kind === 'after' ? { kind, seconds: 30 * daySeconds, from: 'entry' } : { kind };
}

function EntryFields({
  entry,
  onChange,
}: {
  readonly entry: Entry;
  readonly onChange: (change: Partial<Entry>) => void;
}) {
  const text = useText();
  const { reentry } = entry;
  return (
    <Section title={text('editor.entry.title')}>
      <Toggle
        label={text('editor.entry.segment')}
        hint={text('editor.entry.segmentHint')}
        checked={entry.segment !== null}
        onChange={(isOn) => onChange({ segment: isOn ? { kind: 'all', of: [] } : null })}
      />
      {entry.segment === null ? null : (
        <ConditionEditor condition={entry.segment} onChange={(segment) => onChange({ segment })} />
      )}
      <SelectField
        label={text('editor.entry.reentry')}
        value={reentry.kind}
        options={(['never', 'after', 'always'] as const).map((value) => ({
          value,
          label: text(`editor.reentry.${value}`),
        }))}
        onChange={(kind) => onChange({ reentry: reentryOf(kind) })}
      />
      {reentry.kind === 'after' ? (
        <>
          <DurationField
            label={text('editor.entry.reentryAfter')}
            seconds={reentry.seconds}
            onCommit={(seconds) => onChange({ reentry: { ...reentry, seconds } })}
          />
          <SelectField
            label={text('editor.entry.reentryFrom')}
            value={reentry.from}
            options={(['entry', 'exit'] as const).map((value) => ({
              value,
              label: text(`editor.reentryFrom.${value}`),
            }))}
            onChange={(from) => onChange({ reentry: { ...reentry, from } })}
          />
        </>
      ) : null}
      <Toggle
        label={text('editor.entry.concurrent')}
        hint={text('editor.entry.concurrentHint')}
        checked={entry.concurrent}
        onChange={(concurrent) => onChange({ concurrent })}
      />
      <NumberField
        label={text('editor.entry.holdout')}
        hint={text('editor.entry.holdoutHint')}
        value={entry.holdoutPercent}
        min={0}
        max={100}
        suffix="%"
        onCommit={(holdoutPercent) => onChange({ holdoutPercent })}
      />
      <div className="fieldPair">
        <TextField
          label={text('editor.entry.from')}
          type="date"
          value={entry.window.from ?? ''}
          onCommit={(from) => onChange({ window: { ...entry.window, from: from === '' ? null : from } })}
        />
        <TextField
          label={text('editor.entry.until')}
          type="date"
          value={entry.window.until ?? ''}
          onCommit={(until) => onChange({ window: { ...entry.window, until: until === '' ? null : until } })}
        />
      </div>
    </Section>
  );
}

function ExitFields({
  exits,
  onChange,
}: {
  readonly exits: ExitRules;
  readonly onChange: (change: Partial<ExitRules>) => void;
}) {
  const text = useText();
  return (
    <Section title={text('editor.exits.title')}>
      <Toggle label={text('editor.exits.onGoal')} checked={exits.onGoal} onChange={(onGoal) => onChange({ onGoal })} />
      <Toggle
        label={text('editor.exits.leftSegment')}
        checked={exits.leftSegment}
        onChange={(leftSegment) => onChange({ leftSegment })}
      />
      <Toggle
        label={text('editor.exits.unsubscribed')}
        checked={exits.unsubscribed}
        onChange={(unsubscribed) => onChange({ unsubscribed })}
      />
      <ListField
        label={text('editor.exits.events')}
        values={exits.events}
        suggestions={useEventSuggestions()}
        shown={(event) => eventText(text, event)}
        onCommit={(events) => onChange({ events })}
      />
      <DurationField
        label={text('editor.exits.maxDuration')}
        seconds={exits.maxDurationSeconds}
        onCommit={(seconds) => onChange({ maxDurationSeconds: Math.max(60, seconds) })}
      />
    </Section>
  );
}

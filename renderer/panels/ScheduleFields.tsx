import { useState } from 'react';
import type { Schedule, Trigger } from '../../core/journey/nodes.ts';
import { useText } from '../locales/index.ts';
import { useSurroundings } from '../stores/EditorProvider.tsx';
import { NumberField, SelectField, TextField } from '../ui/index.ts';
import { ConditionEditor } from './condition/ConditionEditor.tsx';
import { IdleTextField } from './fields/IdleTextField.tsx';
import { TimeField } from './fields/TimeField.tsx';
import { WeekdayField } from './fields/WeekdayField.tsx';
import { nextCronTimes } from './nextCronTimes.ts';
import { Section } from './Section.tsx';

const tenOClock = 10 * 3600;
const shownTimes = 3;

function withKind(schedule: Schedule, kind: Schedule['kind'], today: string): Schedule {
  const secondOfDay = schedule.kind === 'cron' ? tenOClock : schedule.secondOfDay;
  switch (kind) {
    case 'once':
      return { kind, date: today, secondOfDay };
    case 'daily':
      return { kind, secondOfDay };
    case 'weekly':
      return { kind, weekdays: [1], secondOfDay };
    case 'monthly':
      return { kind, dayOfMonth: 1, secondOfDay };
    case 'cron':
      return { kind, expression: cronOf(schedule) };
  }
}

/** The same schedule as an expression, so that switching over loses nothing. */
function cronOf(schedule: Schedule): string {
  if (schedule.kind === 'cron') return schedule.expression;
  const minute = Math.floor(schedule.secondOfDay / 60) % 60;
  const hour = Math.floor(schedule.secondOfDay / 3600);
  const day = schedule.kind === 'monthly' ? String(schedule.dayOfMonth) : '*';
  const weekdays = schedule.kind === 'weekly' ? schedule.weekdays.join(',') || '*' : '*';
  return `${minute} ${hour} ${day} * ${weekdays}`;
}

interface ScheduleTriggerProps {
  readonly trigger: Extract<Trigger, { kind: 'schedule' }>;
  readonly onChange: (trigger: Trigger) => void;
}

/** When everyone of a segment starts. */
export function ScheduleTrigger({ trigger, onChange }: ScheduleTriggerProps) {
  const text = useText();
  const { schedule } = trigger;
  const set = (next: Schedule) => onChange({ ...trigger, schedule: next });
  return (
    <>
      <SelectField
        label={text('editor.schedule.kind')}
        value={schedule.kind}
        options={(['once', 'daily', 'weekly', 'monthly', 'cron'] as const).map((value) => ({
          value,
          label: text(`editor.schedule.${value}`),
        }))}
        onChange={(kind) => set(withKind(schedule, kind, new Date().toISOString().slice(0, 10)))}
      />
      <ScheduleDay schedule={schedule} onChange={set} />
      {schedule.kind === 'cron' ? null : (
        <TimeField
          label={text('editor.field.time')}
          secondOfDay={schedule.secondOfDay}
          onCommit={(secondOfDay) => set({ ...schedule, secondOfDay })}
        />
      )}
      <Section title={text('editor.trigger.segment')}>
        <ConditionEditor condition={trigger.segment} onChange={(segment) => onChange({ ...trigger, segment })} />
      </Section>
    </>
  );
}

function ScheduleDay({
  schedule,
  onChange,
}: {
  readonly schedule: Schedule;
  readonly onChange: (schedule: Schedule) => void;
}) {
  const text = useText();
  switch (schedule.kind) {
    case 'once':
      return (
        <TextField
          label={text('editor.schedule.date')}
          type="date"
          value={schedule.date}
          onCommit={(date) => {
            if (date !== '') onChange({ ...schedule, date });
          }}
        />
      );
    case 'weekly':
      return (
        <WeekdayField
          label={text('editor.field.weekdays')}
          weekdays={schedule.weekdays}
          onCommit={(weekdays) => onChange({ ...schedule, weekdays })}
        />
      );
    case 'monthly':
      return (
        <NumberField
          label={text('editor.schedule.dayOfMonth')}
          value={schedule.dayOfMonth}
          min={1}
          max={31}
          onCommit={(day) => onChange({ ...schedule, dayOfMonth: Math.round(day) })}
        />
      );
    case 'cron':
      return (
        <CronField expression={schedule.expression} onCommit={(expression) => onChange({ ...schedule, expression })} />
      );
    case 'daily':
      return null;
  }
}

interface CronFieldProps {
  readonly expression: string;
  readonly onCommit: (expression: string) => void;
}

/** A cron expression with the moments at which it comes next, so that nobody has to read it. */
function CronField({ expression, onCommit }: CronFieldProps) {
  const text = useText();
  const { dataset, settings } = useSurroundings();
  const zone = dataset?.zone ?? settings?.zone ?? 'Asia/Seoul';
  const [now] = useState(() => Date.now() / 1000);
  const times = nextCronTimes(expression, zone, now, shownTimes);
  return (
    <>
      <IdleTextField
        label={text('editor.schedule.expression')}
        value={expression}
        placeholder={cronExample}
        onCommit={onCommit}
      />
      <p className="panelHint">{text('editor.schedule.cronFields')}</p>
      {times === null || times.length === 0 ? (
        <p className="panelHint" data-bad="" role="status">
          {text(times === null ? 'editor.schedule.notCron' : 'editor.schedule.neverComes')}
        </p>
      ) : (
        <div role="status">
          <p className="panelHint">{text('editor.schedule.nextTimes')}</p>
          <ol className="nextTimes">
            {times.map((time) => (
              <li key={time}>{text('editor.schedule.nextTime', { time })}</li>
            ))}
          </ol>
        </div>
      )}
    </>
  );
}

const cronExample = '0 10 * * 1-5';
